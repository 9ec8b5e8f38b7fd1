"""What the sign-in page says to those whose session is over, and to nobody else."""

import html
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from app.accounts.models import Role, Session, User
from app.accounts.sessions import MAX_LIVE, NORMAL
from app.accounts.sessions.lifetimes import PENDING
from app.clock import clock
from tests.support.app_client import COOKIE, AppClient
from tests.support.mfa import enroll_totp
from tests.support.signed_in_client import wrongly_signed
from tests.support.users import PASSWORD

NEW_PASSWORD = "quiet-otter-lantern-47"


@pytest.fixture
async def anna(client, make_user) -> User:
    return await make_user(name="Anna")


@pytest.fixture
def come_in(another, make_user) -> Callable[[User], Awaitable[AppClient]]:
    async def come_in(user: User) -> AppClient:
        browser = another()
        assert (await browser.sign_in(user.email, PASSWORD)).status_code == 303
        return browser

    return come_in


async def told(browser: AppClient, path: str = "/login") -> str:
    """What a visitor of the sign-in page is told before the form."""
    page = html.unescape(await (await browser.get(path)).get_data(as_text=True))
    found = re.search(r'(?s)<div class="alert[^>]*>.*?<span>(.*?)</span>', page)
    return found[1] if found else ""


async def test_it_says_why_to_the_browser_whose_session_it_was_and_to_no_other(anna, come_in, another) -> None:
    here, there, stranger = await come_in(anna), await come_in(anna), another()
    assert await there.is_signed_in()
    await here.post("/account/sessions/end-others")
    assert (await there.get("/users?q=1")).location == "/login?next=/users%3Fq%3D1"
    assert "signed out from another device" in await told(there, "/login?next=/users")
    assert await told(stranger) == ""
    answer = await there.post("/login", {"email": "nobody@example.org", "password": "wrong"})
    assert "signed out from another device" not in await answer.get_data(as_text=True)
    stranger.plant(COOKIE, wrongly_signed(there.cookies[COOKIE]))
    assert await told(stranger) == ""
    await there.sign_in(anna.email, PASSWORD)
    await there.post("/logout")
    assert await told(there) == "", "who signs out knows why"


async def test_everything_that_ends_a_session_has_its_words(anna, come_in, make_user) -> None:
    admin = await come_in(await make_user("admin"))

    async def after(end: Callable[[], Awaitable[object]]) -> str:
        browser = await come_in(anna)
        await end()
        return await told(browser)

    async def end_one() -> None:
        await admin.post(f"/sessions/{(await Session.get(user_id=anna.id, revoked_at=None)).id}/end")

    assert "by an administrator" in await after(lambda: admin.post(f"/users/{anna.id}/sign-out"))
    assert "by an administrator" in await after(end_one)
    assert "account was suspended" in await after(lambda: admin.post(f"/users/{anna.id}/suspend"))
    await admin.post(f"/users/{anna.id}/restore")

    other = await come_in(anna)
    form = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    assert "password was changed" in await after(lambda: other.post("/account/password", form))
    await other.post("/account/password", {"current_password": NEW_PASSWORD, "new_password": PASSWORD})
    assert "second factor was changed" in await after(lambda: enroll_totp(other))


async def test_time_and_too_many_places_are_said(anna, come_in) -> None:
    first = await come_in(anna)
    for _ in range(MAX_LIVE):
        await come_in(anna)
    assert "too many sessions" in await told(first)
    late = await come_in(anna)
    clock.move(NORMAL.idle + timedelta(seconds=1))
    assert "too long" in await told(late)


async def test_an_expired_second_factor_step_is_explained_on_the_sign_in_page(anna, come_in) -> None:
    await enroll_totp(await come_in(anna))
    late = await come_in(anna)
    clock.move(PENDING.absolute + timedelta(seconds=1))
    assert (await late.get("/second-factor")).location == "/login"
    assert "time to confirm your second factor ran out" in await told(late)


async def test_a_stolen_cookie_that_was_detected_gets_no_reason_but_the_owner_does(anna, come_in, another) -> None:
    here, thief = await come_in(anna), another()
    thief.plant(COOKIE, here.cookies[COOKIE])
    await here.post("/sudo", {"proof": "password", "password": PASSWORD, "next": "/"})
    clock.move(timedelta(seconds=11))
    assert not await thief.is_signed_in()
    assert not await here.is_signed_in()
    assert "a copy of your session" in await told(here)
    assert await told(thief) == ""


async def test_who_must_add_a_second_factor_is_told_so_wherever_they_go(anna, come_in) -> None:
    browser = await come_in(anna)
    await Role.filter(key=anna.role_id).update(mfa_required=True)
    answer = await browser.get("/login?next=/account")
    while answer.status_code == 303:
        answer = await browser.get(answer.location)
    assert "Your role requires a second factor" in await answer.get_data(as_text=True)


async def test_a_session_that_the_database_does_not_know_is_explained(anna, come_in) -> None:
    """As after a restore: it began after the backup, had another secret then, or everyone was signed out at once."""
    unknown = "no longer knows your session"
    restored, proved, all_out = [await come_in(anna) for _ in range(3)]
    await Session.filter(id__in=[(await Session.all().order_by("-id").first()).id]).delete()
    assert unknown in await told(all_out)
    rows = await Session.all().order_by("id")
    await Session.filter(id=rows[-1].id).update(secret_hash=b"x" * 32)
    assert unknown in await told(proved)
    await User.filter(id=anna.id).update(session_epoch=anna.session_epoch + 1)
    assert unknown in await told(restored)
    assert (await restored.get("/users")).location == "/login?next=/users"
