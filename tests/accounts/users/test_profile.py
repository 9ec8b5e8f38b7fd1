"""One's own account, and language and theme for everyone."""

import asyncio

import pytest

from app.accounts import passwords
from app.accounts.models import Session, User
from app.accounts.users.profile import Preferences, timezones
from tests.support.app_client import AppClient
from tests.support.gate import Gate
from tests.support.raw_socket import wait_until
from tests.support.users import PASSWORD

NEW = "seven purple mountain bicycles"


@pytest.fixture
async def anna(client, make_user) -> User:
    return await make_user("member", name="Anna", email="anna@example.org")


@pytest.fixture
async def browser_of_anna(anna: User, another) -> AppClient:
    browser = another()
    assert (await browser.sign_in(anna.email, PASSWORD)).status_code == 303
    return browser


async def test_the_account_page_is_for_who_is_signed_in(anna: User, another) -> None:
    assert (await another().get("/account")).location == "/login?next=/account"
    for path in ("/account/profile", "/account/password"):
        assert (await another().post(path, {"name": "X"})).status_code == 401


async def test_users_change_their_own_profile_only(anna: User, browser_of_anna: AppClient) -> None:
    form = {"name": " Анна ", "locale": "ru", "theme": "dark", "timezone": "Europe/Berlin"}
    stolen = {"role": "owner", "role_id": "owner", "email": "x@example.org", "id": "1", "status": "suspended"}
    done = await browser_of_anna.post("/account/profile", {**form, **stolen, "session_epoch": "9", "user_id": "1"})
    assert (done.status_code, done.location) == (303, "/account?notice=saved")
    row = await User.get(id=anna.id)
    assert (row.name, row.name_key) == ("Анна", "анна")
    assert (row.locale, row.theme, row.timezone) == ("ru", "dark", "Europe/Berlin")
    assert (row.role_id, row.email, row.status.value, row.session_epoch) == ("member", anna.email, "active", 0)
    cookies = browser_of_anna.cookies
    assert (cookies["switchboard_locale"], cookies["switchboard_theme"]) == ("ru", "dark")
    page = await (await browser_of_anna.get("/account?notice=saved")).get_data(as_text=True)
    assert 'lang="ru"' in page
    assert 'data-theme="dark"' in page

    await browser_of_anna.post("/account/profile", {**form, "timezone": ""})
    assert (await User.get(id=anna.id)).timezone is None, "follows the browser again"


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "   "),
        ("name", "x" * 81),
        ("name", "a\x00b"),
        ("name", "a\r\nb"),
        ("locale", "de"),
        ("theme", "../dark"),
        ("timezone", "Mars/Olympus"),
        ("timezone", "../../etc/passwd"),
        ("timezone", "Europe"),
    ],
)
async def test_a_wrong_value_is_said_at_its_field_and_the_rest_is_kept(
    anna: User, browser_of_anna: AppClient, field: str, value: str
) -> None:
    form = {"name": "New name", "locale": "en", "theme": "light", "timezone": "UTC", field: value}
    answer = await browser_of_anna.post("/account/profile", form)
    page = await answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'class="error"' in page
    if field != "name":
        assert 'value="New name"' in page
    assert (await User.get(id=anna.id)).name == "Anna"


@pytest.mark.one_database
async def test_every_time_zone_on_offer_is_accepted_and_known_to_python() -> None:
    from zoneinfo import ZoneInfo

    zones = timezones()
    assert {"Europe/Berlin", "Europe/Moscow", "America/New_York", "UTC"} <= set(zones)
    for zone in zones:
        ZoneInfo(zone)
        assert Preferences(timezone=zone).changes() == {"timezone": zone}


async def test_a_new_password_needs_the_current_one(anna: User, browser_of_anna: AppClient) -> None:
    for current in ("wrong", PASSWORD + " ", "x" * 5_000, " "):
        answer = await browser_of_anna.post("/account/password", {"current_password": current, "new_password": NEW})
        assert answer.status_code == 422
        page = await answer.get_data(as_text=True)
        assert 'id="e-current_password"' in page
        assert NEW not in page
    assert (await browser_of_anna.post("/account/password", {"new_password": NEW})).status_code == 422
    assert await browser_of_anna.is_signed_in()
    row = await User.get(id=anna.id)
    assert await passwords.verify(PASSWORD, row.password_hash)


@pytest.mark.one_database
async def test_a_new_password_must_be_good(anna: User, browser_of_anna: AppClient) -> None:
    for weak in ("short", "anna@example.org", "Switchboard2026!"):
        answer = await browser_of_anna.post("/account/password", {"current_password": PASSWORD, "new_password": weak})
        assert answer.status_code == 422
        assert 'id="e-new_password"' in await answer.get_data(as_text=True)
    assert await passwords.verify(PASSWORD, (await User.get(id=anna.id)).password_hash)


async def test_a_new_password_signs_every_other_browser_out(anna: User, browser_of_anna: AppClient, another) -> None:
    other = another()
    await other.sign_in(anna.email, PASSWORD)
    assert await other.is_signed_in()
    done = await browser_of_anna.post("/account/password", {"current_password": PASSWORD, "new_password": f" {NEW} "})
    assert (done.status_code, done.location) == (303, "/account?notice=password-changed")
    assert await browser_of_anna.is_signed_in()
    assert not await other.is_signed_in()
    assert [row.revoked_reason for row in await Session.all().order_by("id")] == [None, "password_changed"]
    assert (await another().sign_in(anna.email, PASSWORD)).status_code == 401
    assert (await another().sign_in(anna.email, NEW)).status_code == 401, "spaces belong to a password"
    assert (await another().sign_in(anna.email, f" {NEW} ")).status_code == 303


async def test_of_two_new_passwords_at_once_one_counts_and_the_other_hears_so(
    anna: User, browser_of_anna: AppClient, another, monkeypatch: pytest.MonkeyPatch
) -> None:
    thief = another()
    await thief.sign_in(anna.email, PASSWORD)
    gate = Gate(monkeypatch, passwords, "hash_password")
    words = [NEW, f"{NEW} of the thief"]
    tries = [
        asyncio.create_task(browser.post("/account/password", {"current_password": PASSWORD, "new_password": word}))
        for browser, word in zip((browser_of_anna, thief), words, strict=True)
    ]
    await wait_until(lambda: gate.calls == 2)
    gate.open.set()
    answers = sorted([(await each).status_code for each in tries])
    assert answers == [303, 422]
    changed = [(await each).status_code == 303 for each in tries]
    for word, good in zip(words, changed, strict=True):
        assert ((await another().sign_in(anna.email, word)).status_code == 303) == good


async def test_password_guesses_in_an_open_session_are_limited(
    anna: User, browser_of_anna: AppClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        answer = await browser_of_anna.post("/account/password", {"current_password": "wrong", "new_password": NEW})
        assert answer.status_code == 422
    monkeypatch.setattr(passwords, "verify", None)  # a hash would raise
    answer = await browser_of_anna.post("/account/password", {"current_password": PASSWORD, "new_password": NEW})
    assert answer.status_code == 429


async def test_visitors_choose_language_and_theme_for_their_browser(anna: User, another) -> None:
    browser = another()
    assert 'lang="en"' in await (await browser.get("/login")).get_data(as_text=True)
    done = await browser.post("/preferences", {"locale": "ru", "next": "/login"})
    assert (done.status_code, done.location) == (303, "/login")
    await browser.post("/preferences", {"theme": "dark"})
    page = await (await browser.get("/login")).get_data(as_text=True)
    assert 'lang="ru"' in page
    assert 'data-theme="dark"' in page
    assert (await User.get(id=anna.id)).locale == "en"
    assert (await browser.post("/preferences", {"theme": "light", "next": "//evil.example"})).location == "/"


async def test_people_choose_them_for_themselves_on_every_device(
    anna: User, browser_of_anna: AppClient, another
) -> None:
    await browser_of_anna.post("/preferences", {"theme": "light", "locale": "ru"})
    row = await User.get(id=anna.id)
    assert (row.theme, row.locale, row.name) == ("light", "ru", "Anna")
    other = another()
    await other.sign_in(anna.email, PASSWORD)
    page = await (await other.get("/account")).get_data(as_text=True)
    assert 'lang="ru"' in page
    assert 'data-theme="light"' in page


@pytest.mark.one_database
@pytest.mark.parametrize("form", [{"locale": "de"}, {"theme": "x\x00"}, {"locale": ""}, {"theme": "DARK"}])
async def test_a_preference_that_is_no_option_changes_nothing(
    anna: User, browser_of_anna: AppClient, form: dict[str, str]
) -> None:
    before = browser_of_anna.cookies
    assert (await browser_of_anna.post("/preferences", {"theme": "dark", **form})).status_code == 422
    assert (await User.get(id=anna.id)).theme == "auto"
    assert browser_of_anna.cookies == before
