"""Erasing somebody for good."""

import html
import re

import pytest

from app.accounts.models import Identity, OneTimeToken, Passkey, RecoveryCode, Session, TotpFactor, User, UserStatus
from app.accounts.sessions.lifetimes import SUDO
from app.admin.models import ListChoice, SavedView
from app.chat.messages.send import send_message
from app.chat.models import Membership, Message
from app.chat.rooms.direct import open_direct
from app.chat.rooms.sidebar import load_rooms
from app.clock import clock
from app.notifications.models import InboxItem, Subscription
from tests.support.app_client import AppClient
from tests.support.audit_log import audit_entry
from tests.support.mfa import enroll_totp
from tests.support.principals import principal_of
from tests.support.users import PASSWORD

ERASE = "/users/do/erase"


@pytest.fixture
def come_in(another, make_user):
    async def come_in(role: str, **known: str) -> tuple[User, AppClient]:
        user, browser = await make_user(role, **known), another()
        assert (await browser.sign_in(user.email, PASSWORD)).status_code == 303
        return user, browser

    return come_in


async def page_of(answer) -> str:
    return html.unescape(await answer.get_data(as_text=True))


async def erase(browser: AppClient, user: User, typed: str):
    return await browser.post(ERASE, {"ids": user.id, "next": "/users", "confirmed": "yes", "typed": typed})


async def test_erasing_a_user_deletes_everything_but_their_messages(client, come_in, another) -> None:
    (ada, admin), (boris, his) = (
        await come_in("admin"),
        await come_in("member", name="Boris", email="boris@example.org"),
    )
    acting = await principal_of(boris)
    room = (await load_rooms(acting))[0]
    await send_message(acting, room.id, "Something that others answered", "c1")
    direct = await open_direct(await principal_of(ada), boris.id)
    assert await Membership.filter(user_id=boris.id).count() > 1
    await his.post("/users/columns", {"columns": "name", "size": "50"})
    await enroll_totp(his)
    assert await his.is_signed_in()

    asked = await page_of(await admin.post(ERASE, {"ids": boris.id, "next": "/users"}))
    assert "Type boris@example.org to confirm" in asked
    for typed in ("", "1", "boris", "anna@example.org"):
        assert (await erase(admin, boris, typed)).status_code == 422
        assert (await admin.post(f"/users/{boris.id}/erase", {"typed": typed})).status_code == 422
    assert (await User.get(id=boris.id)).status is UserStatus.ACTIVE
    assert (await erase(admin, boris, " Boris@Example.org ")).location == "/users?done=erase.1.0."

    assert not await his.is_signed_in()
    assert (await another().sign_in("boris@example.org", PASSWORD)).status_code == 401
    row = await User.get(id=boris.id)
    assert (row.status, row.password_hash, row.role_id) == (UserStatus.ERASED, None, "guest")
    for kept in (Session, Identity, TotpFactor, Passkey, InboxItem, Subscription, SavedView, ListChoice, RecoveryCode):
        assert await kept.filter(user_id=boris.id).count() == 0, kept
    assert [row.room_id for row in await Membership.filter(user_id=boris.id)] == [direct.id]
    assert await Message.filter(author_id=boris.id, body="Something that others answered").exists()
    for path in ("/users", f"/users/{boris.id}", f"/chat/{room.id}", f"/chat/{direct.id}"):
        page = await page_of(await admin.get(path))
        assert re.search(r"Former member \w{4}", page), path
        assert "boris" not in page.lower(), path
    assert (await audit_entry("user.erased")).target == f"user:{boris.id}"


async def test_an_erased_account_stays_so_and_its_address_is_free(client, come_in, make_user) -> None:
    (_, admin), boris = await come_in("admin"), await make_user(email="boris@example.org")
    await erase(admin, boris, boris.email)
    for action in ("suspend", "restore", "role", "sign-out", "remove-factors"):
        answer = await admin.post(f"/users/{boris.id}/{action}", {"role": "admin"})
        assert answer.location == f"/users?done={action}.0.1.erased"
    assert "/users/do/" not in (await page_of(await admin.get(f"/users/{boris.id}")))
    assert (await admin.post("/users/invite", {"email": "boris@example.org", "role": "member"})).status_code == 200
    assert await OneTimeToken.filter(used_at=None).count() == 1
    assert (await User.get(id=boris.id)).role_id == "guest"


async def test_it_takes_a_proof_and_nobody_erases_those_who_may_more_nor_themselves(client, come_in) -> None:
    (ada, admin), (olga, owner), (_, member) = await come_in("admin"), await come_in("owner"), await come_in("member")
    assert (await erase(member, ada, ada.email)).status_code == 403
    assert (await erase(admin, olga, olga.email)).location == "/users?done=erase.0.1.forbidden"
    assert (await erase(owner, olga, olga.email)).location == "/users?done=erase.0.1.own_account"
    both = {"ids": [ada.id, olga.id], "confirmed": "yes", "typed": "2"}
    assert (await owner.post(ERASE, both)).status_code == 404, "one after the other"
    clock.move(SUDO)
    assert (await erase(owner, ada, ada.email)).location.startswith("/sudo")
    assert await User.filter(status=UserStatus.ERASED).count() == 0
