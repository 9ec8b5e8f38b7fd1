"""A form that cannot be taken any more loses nothing that was typed, and says what became of what it was about."""

import re
from html import unescape

import pytest

from app.accounts.invitations import invite_user, withdraw_invitation
from app.accounts.models import OneTimeToken
from app.accounts.roles.custom import create_role, remove_role
from app.accounts.users.erase import erase_user
from app.actions import ACTIONS
from app.chat.models import RoomRole
from app.chat.rooms import archive_room, create_room
from app.chat.rooms.members import add_members, remove_member, set_member_role
from app.mail import mail_queue
from app.web.access import access_of
from app.web.refused_posts import TYPED
from tests.admin.test_roles import sign_in
from tests.support.app_client import AppClient
from tests.support.principals import principal_of
from tests.support.users import PASSWORD

__all__ = ["sign_in"]

pytestmark = pytest.mark.one_database


async def page_of(answer, status: int) -> str:
    assert answer.status_code == status
    return re.sub("[\u2066-\u2069]", "", unescape(await answer.get_data(as_text=True)))


def typed_on(page: str) -> str:
    """What stands in the field to copy from; "" if there is none."""
    found = re.search(r'(?s)<textarea[^>]* id="typed"[^>]*>(.*?)</textarea>', page)
    return found[1] if found else ""


# -- what is kept

# Fields of text that no form shows again: secrets, and what a page puts in by itself.
NO_TEXT = re.compile(
    ".*password|code|token|credential|proof|version|client_id|next|query|role|locale|theme|timezone|read_receipts"
    "|room|message|user|user_id|session|passkey|identity|job|view|topic|reply_to|invitation|key|file|q|day|emoji|kind"
    "|level|form|surface|path|before|around|language|address|network|at|until|zone|files|ids|people|columns|permissions"
)


async def test_every_text_of_every_action_is_kept_or_said_not_to_be(client) -> None:  # all of them are declared then
    texts = {
        name for action in ACTIONS.values() for name, field in action.model.model_fields.items() if "str" in str(field)
    }
    assert [name for name in sorted(texts) if (name in TYPED) == bool(NO_TEXT.fullmatch(name))] == []


async def test_no_form_loses_its_text_with_the_session(client) -> None:
    walked = 0
    for rule in client.app.url_map.iter_rules():
        access = access_of(client.app.view_functions[rule.endpoint])
        if "POST" not in (rule.methods or ()) or access is None or access.anonymous or rule.rule.endswith("/files"):
            continue
        path = re.sub(r"<any\((\w+).*?>", r"\1", rule.rule)
        path = re.sub("<[^>]*>", "x", path)
        for headers in ({}, {"HX-Request": "true", "HX-Boosted": "true"}):
            given = {"name": "Long thought about", "password": "secret words", "version": "v"}
            page = await page_of(await AppClient(client.app).post(path, given, **headers), 401)
            assert typed_on(page) == "Long thought about", path
            assert "secret words" not in page
        walked += 1
    assert walked > 50


async def test_nothing_is_shown_of_what_another_site_sent(client) -> None:
    for site in ("cross-site", "same-site"):
        answer = await client.post(
            "/roles/new",
            form={"name": "Call this number"},
            headers={"Sec-Fetch-Site": site, "Origin": "https://x.example"},
        )
        page = await page_of(answer, 403)
        assert "Call this number" not in page


# -- what is gone


async def test_a_role_that_another_removed(client, sign_in, make_user) -> None:
    anna = await principal_of(await make_user("owner", name="Anna"))
    owner = await sign_in("owner")
    key = await create_role(anna, "Helpers", ["send_message"])
    await remove_role(anna, key, "member")
    page = await page_of(await owner.post(f"/roles/{key}", {"name": "Better helpers", "permissions": "x"}), 404)
    assert "The role “Helpers” was removed." in page
    assert "Anna" in page
    assert 'href="/roles"' in page
    assert typed_on(page) == "Better helpers"
    assert "The role “Helpers” was removed." in await page_of(await owner.get(f"/roles/{key}"), 404)
    toast = await page_of(await owner.post(f"/roles/{key}", {"name": "Better"}, **{"HX-Request": "true"}), 404)
    assert "The role “Helpers” was removed." in toast
    assert typed_on(await page_of(await owner.post("/roles/unknown", {"name": "Other"}), 404)) == "Other"


async def test_an_account_that_another_erased(client, sign_in, make_user) -> None:
    anna = await principal_of(await make_user("owner", name="Anna"))
    owner, person = await sign_in("owner"), await make_user()
    await erase_user(anna, person.id)
    page = await page_of(await owner.post(f"/users/{person.id}/email", {"email": "new@example.org"}), 409)
    assert "This account was erased." in page
    assert "Anna" in page
    assert typed_on(page) == "new@example.org"


async def test_an_invitation_that_is_none_any_more(client, sign_in, make_user) -> None:
    anna = await principal_of(await make_user("owner", name="Anna"))
    owner = await sign_in("owner")

    async def invite() -> str:
        await invite_user(anna, mail_queue(client.app.config["SETTINGS"]), "boris@example.org", "member")
        return (await OneTimeToken.all().order_by("-created_at", "-id").first()).id

    first = await invite()
    second = await invite()
    await withdraw_invitation(anna, second)
    for id, end in ((first, "was replaced by a newer one."), (second, "was withdrawn.")):
        page = await page_of(await owner.post(f"/invitations/{id}/renew", {}), 404)
        assert f"The invitation for boris@example.org {end}" in page
        assert 'href="/invitations"' in page
    assert "Anna" in page


async def test_a_room_that_one_is_in_no_longer_or_that_is_archived(client, sign_in, make_user) -> None:
    anna, boris = await make_user("owner", name="Anna"), await make_user("member")
    browser = AppClient(client.app)
    await browser.sign_in(boris.email, PASSWORD)
    actor = await principal_of(anna)
    room = await create_room(actor, "Plans", closed=True)
    await add_members(actor, room.id, [boris.id])
    await set_member_role(actor, room.id, boris.id, RoomRole.OWNER)
    given = {"name": "Better plans", "description": "What we want"}
    await archive_room(actor, room.id)
    page = await page_of(await browser.post(f"/chat/{room.id}/settings", given), 409)
    assert "This room is archived." in page
    assert 'value="Better plans"' in page
    await remove_member(actor, room.id, boris.id)
    page = await page_of(await browser.post(f"/chat/{room.id}/settings", given), 404)
    assert "You were removed from this room." in page
    assert typed_on(page) == "Better plans\n\nWhat we want"
