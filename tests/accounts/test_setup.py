"""The first person."""

import asyncio
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from app.accounts.models import OneTimeToken, Session, User
from app.accounts.setup import SETUP_LIFETIME, create_admin, set_up_owner, setup_link
from app.clock import clock
from app.errors import Invalid, NotFound

PASSWORD = "quiet-otter-lantern-47"
FORM = {"name": "Anna Orlova", "email": "Anna@Example.org", "password": PASSWORD}


@pytest.fixture
async def link(client, settings) -> str:
    """The link that is printed at a start without users."""
    printed = await setup_link(settings)
    assert printed is not None
    assert printed.startswith(f"{settings.origin}/setup?code=")
    return printed


def path(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}"


async def test_whoever_has_the_link_becomes_the_owner_and_is_signed_in(link: str, another) -> None:
    browser = another()
    assert (await browser.get("/login")).location == "/setup"
    opened = await browser.get(path(link))
    assert (opened.status_code, opened.location) == (303, "/setup")
    assert link.partition("=")[2] not in (await opened.get_data(as_text=True)), "the code leaves the address"
    form = await browser.get("/setup")
    assert 'name="password"' in await form.get_data(as_text=True)

    done = await browser.post("/setup", FORM, Accept_Language="ru")
    assert (done.status_code, done.location) == (303, "/")
    assert await browser.is_signed_in()
    user = await User.get()
    assert (user.email, user.name, user.role_id, user.locale) == ("Anna@Example.org", "Anna Orlova", "owner", "ru")
    assert (await another().sign_in("anna@example.org", PASSWORD)).status_code == 303


async def test_setup_without_the_link_creates_no_account(link: str, another) -> None:
    for code in (
        "",
        "?code=",
        "?code=wrong",
        "?code=" + "0" * 26 + "." + "a" * 43,
        "?code=%00",
        "?code=" + "a" * 9_000,
    ):
        browser = another()
        answer = await browser.get(f"/setup{code}")
        assert answer.status_code in (200, 404)
        assert 'name="password"' not in await answer.get_data(as_text=True)
        assert (await browser.post("/setup", FORM)).status_code == 404
    assert await User.all().count() == 0
    await another().get(path(link))
    assert await User.all().count() == 0, "opening the link makes nobody: programs open links too"


async def test_a_mistake_is_said_at_its_field_and_what_was_typed_is_kept(link: str, another) -> None:
    browser = another()
    await browser.get(path(link))
    answer = await browser.post("/setup", {**FORM, "email": "anna", "name": ""})
    text = await answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'id="e-email"' in text
    assert 'id="e-name"' in text
    assert 'value="anna"' in text
    easy = await browser.post("/setup", {**FORM, "password": "Materio2026!"})
    assert easy.status_code == 422
    assert PASSWORD not in await easy.get_data(as_text=True)
    assert (await browser.post("/setup", FORM)).status_code == 303, "the link is still good"


async def test_the_link_works_once_and_never_when_there_is_someone(link: str, another, settings) -> None:
    later = await setup_link(settings)
    assert later is not None
    first, second = another(), another()
    for browser, each in ((first, link), (second, later)):
        assert (await browser.get(path(each))).location == "/setup"
    assert (await first.post("/setup", FORM)).status_code == 303
    assert (await second.post("/setup", {**FORM, "email": "evil@example.org"})).status_code == 404
    assert (await second.get(path(later))).location == "/login"
    assert (await second.get("/setup")).location == "/login"
    assert await setup_link(settings) is None
    assert await User.all().count() == 1


async def test_an_expired_setup_link_creates_no_account(link: str, another) -> None:
    clock.move(SETUP_LIFETIME + timedelta(seconds=1))
    browser = another()
    assert (await browser.get(path(link))).status_code == 404
    assert (await browser.post("/setup", FORM)).status_code == 404


async def test_several_setups_at_once_create_one_owner(link: str, settings) -> None:
    other = await setup_link(settings)
    assert other is not None
    codes = [each.partition("=")[2] for each in (link, link, other, other)]
    tries = [set_up_owner(code, f"p{n}@example.org", "P", PASSWORD) for n, code in enumerate(codes)]
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert [type(result) for result in results].count(User) == 1
    assert [type(result) for result in results].count(NotFound) == 3
    assert await User.all().count() == 1


async def test_the_code_is_not_kept(link: str) -> None:
    row = await OneTimeToken.get()
    assert link.partition("=")[2].partition(".")[2].encode() not in bytes(row.token_hash)
    assert len(bytes(row.token_hash)) == 32


async def test_the_command_line_makes_owners_too(client, another) -> None:
    await create_admin("root@example.org", "Root", PASSWORD)
    assert (await User.get()).role_id == "owner"
    assert (await another().sign_in("root@example.org", PASSWORD)).status_code == 303
    with pytest.raises(Invalid):
        await create_admin("short@example.org", "Short", "p7#kQz!m9")
    for email, name in (("ROOT@example.org", "Again"), ("no address", "X"), ("x@example.org", " "), ("", "x" * 81)):
        with pytest.raises(Invalid):
            await create_admin(email, name, PASSWORD)
    assert await User.all().count() == 1
    assert await Session.all().count() == 1
