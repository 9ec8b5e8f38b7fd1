"""The pages of those who manage users; what the service allows is proved with it."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest

from app.accounts.models import OneTimeToken, User, UserStatus
from tests.support.app_client import AppClient
from tests.support.users import PASSWORD

PAGES = ("/users", "/users/invite")
NEW_PASSWORD = "quiet-otter-lantern-47"


@pytest.fixture
def another(client):
    return lambda address="127.0.0.1": AppClient(client.app, address)


@pytest.fixture
async def admin(client, make_user, another) -> AppClient:
    return await signed_in(another(), await make_user("admin", name="Ada Admin"))


async def signed_in(browser: AppClient, user: User) -> AppClient:
    assert (await browser.sign_in(user.email, PASSWORD)).status_code == 303
    return browser


async def text_of(browser: AppClient, path: str) -> str:
    answer = await browser.get(path)
    assert answer.status_code == 200
    return str(await answer.get_data(as_text=True))


async def test_the_list_of_users_needs_its_permission(client, make_user, another, admin: AppClient) -> None:
    for page in PAGES:
        assert (await admin.get(page)).status_code == 200
        assert (await another().get(page)).location == f"/login?next={page}"
    target = await make_user("guest")
    moderator = await signed_in(another(), await make_user("moderator"))
    for page in PAGES:
        refused = await moderator.get(page)
        assert refused.status_code == 403
        assert target.email not in await refused.get_data(as_text=True)
    for action in ("role", "suspend", "restore"):
        path = f"/users/{target.id}/{action}"
        assert (await moderator.post(path, {"role": "member"})).status_code == 403
        assert (await another().post(path, {"role": "member"})).status_code == 401
        assert (await admin.get(path)).status_code == 405
    assert (await moderator.post("/users/invite", {"email": "x@example.org", "role": "guest"})).status_code == 403
    assert await OneTimeToken.all().count() == 0
    row = await User.get(id=target.id)
    assert (row.role_id, row.status) == ("guest", UserStatus.ACTIVE)


async def test_the_list_shows_who_is_sought_and_pages_keep_the_filters(admin: AppClient, make_user) -> None:
    for number in range(30):
        await make_user("guest", name=f"Guest {number:02}", email=f"guest{number:02}@example.org")
    page = await text_of(admin, "/users?q=GUEST&role=guest&status=active")
    assert "Guest 24" in page
    assert "Guest 25" not in page
    links = [unescape(link) for link in re.findall(r'href="(/users\?[^"]*after=[^"]*)"', page)]
    assert links
    second = await text_of(admin, links[0])
    assert "Guest 25" in second
    assert "Guest 24" not in second
    assert "Guest" not in re.sub(
        r"(?s)<(form|dialog).*?</\1>", "", await text_of(admin, "/users?status=suspended&q=st")
    )
    for odd in (
        "?after=x",
        "?before=e30",
        "?size=-1",
        "?size=x",
        "?sort=nothing",
        "?columns=none",
        "?q=%00",
        "?q=%25",
        "?role=%00",
        "?status=zz",
    ):
        await text_of(admin, f"/users{odd}")


@pytest.mark.one_database
async def test_names_and_searches_are_shown_as_text(admin: AppClient, make_user) -> None:
    await make_user(name="<script>alert(1)</script>", email='"><bdo@example.org')
    page = await text_of(admin, "/users?q=%22%3E%3Cbdo")
    assert "<script>alert(1)" not in page
    assert '"><bdo' not in page
    assert "&lt;script&gt;alert(1)" in page


async def test_an_invited_person_comes_in_by_the_link_on_the_page(admin: AppClient, another) -> None:
    form = await text_of(admin, "/users/invite")
    assert 'value="member"' in form
    assert 'value="owner"' not in form, "nobody hands out what they do not hold"
    made = await admin.post("/users/invite", {"email": "boris@example.org", "role": "moderator"})
    page = unescape(await made.get_data(as_text=True))
    assert made.status_code == 200
    link = re.search(r'http://localhost:\d+(/invitation/[^"\s]+)', page)
    assert link is not None
    assert link[1] not in await text_of(admin, "/users/invite"), "shown once"

    boris = another()
    assert (await boris.get(urlsplit(link[0]).path)).location == "/invitation"
    joined = await boris.post("/invitation", {"name": "Boris", "password": NEW_PASSWORD})
    assert joined.location == "/"
    assert (await User.get(email_key="boris@example.org")).role_id == "moderator"
    assert "Boris" in await text_of(admin, "/users?q=boris")


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"email": "no address", "role": "member"}, "email"),
        ({"email": "", "role": "member"}, "email"),
        ({"email": f"{'x' * 250}@example.org", "role": "member"}, "email"),
        ({"email": "a\x00b@example.org", "role": "member"}, "email"),
        ({"email": "new@example.org", "role": "king"}, "role"),
        ({"email": "new@example.org"}, "role"),
    ],
)
async def test_a_wrong_invitation_is_said_at_its_field(admin: AppClient, form: dict[str, str], field: str) -> None:
    answer = await admin.post("/users/invite", form)
    page = await answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'id="e-{field}"' in page
    if field == "role":
        assert 'value="new@example.org"' in page
    assert await OneTimeToken.all().count() == 0


async def test_existing_users_cannot_be_invited_and_admins_cannot_invite_owners(admin: AppClient, make_user) -> None:
    here = await make_user()
    assert (await admin.post("/users/invite", {"email": here.email, "role": "member"})).status_code == 422
    assert (await admin.post("/users/invite", {"email": "x@example.org", "role": "owner"})).status_code == 403
    assert await OneTimeToken.all().count() == 0


async def test_a_suspended_person_is_out_at_once_and_can_come_back(admin: AppClient, make_user, another) -> None:
    boris = await make_user("member", name="Boris")
    browser = await signed_in(another(), boris)
    assert await browser.is_signed_in()
    done = await admin.post(f"/users/{boris.id}/suspend", {"next": "/users?q=boris&done=old"})
    assert (done.status_code, done.location) == (303, "/users?q=boris&done=suspend.1.0.")
    assert not await browser.is_signed_in()
    assert (await browser.sign_in(boris.email, PASSWORD)).status_code == 401
    assert (await admin.post(f"/users/{boris.id}/restore")).location == "/users?done=restore.1.0."
    assert not await browser.is_signed_in(), "the old session stays over"
    assert (await browser.sign_in(boris.email, PASSWORD)).status_code == 303


async def test_a_new_role_counts_from_the_next_request(admin: AppClient, make_user, another) -> None:
    boris = await make_user("member", name="Boris")
    browser = await signed_in(another(), boris)
    assert (await browser.get("/users")).status_code == 403
    done = await admin.post(f"/users/{boris.id}/role", {"role": "admin"})
    assert done.location == "/users?done=role.1.0."
    assert (await browser.get("/users")).status_code == 200
    await admin.post(f"/users/{boris.id}/role", {"role": "member"})
    assert (await browser.get("/users")).status_code == 403


async def test_what_is_refused_is_said_on_the_list_and_to_programs(admin: AppClient, make_user, another) -> None:
    owner = await make_user("owner", name="Olga")
    for action in ("suspend", "restore", "role"):
        path, form = f"/users/{owner.id}/{action}", {"role": "member"}
        assert (await admin.post(path, form)).location == f"/users?done={action}.0.1.forbidden"
        refused = await admin.post(path, form, Accept="application/json")
        assert refused.status_code == 403
        assert (await refused.get_json())["error"]["code"] == "forbidden"
    member = await make_user()
    assert (
        await admin.post(f"/users/{member.id}/role", {"role": "owner"})
    ).location == "/users?done=role.0.1.forbidden"
    assert (await admin.post(f"/users/{member.id}/role", {"role": "king"})).status_code == 422
    own = await signed_in(another(), owner)
    assert (await own.post(f"/users/{owner.id}/suspend")).location == "/users?done=suspend.0.1.own_account"
    assert {row.role_id for row in await User.all()} == {"owner", "admin", "member"}
    assert await User.filter(status=UserStatus.SUSPENDED).count() == 0


@pytest.mark.parametrize("user_id", ["nobody", "x" * 300, "%00", "1%20OR%201"])
async def test_an_unknown_user_is_not_found(admin: AppClient, user_id: str) -> None:
    for action in ("suspend", "restore", "role"):
        assert (await admin.post(f"/users/{user_id}/{action}", {"role": "member"})).status_code == 404


@pytest.mark.one_database
async def test_no_other_site_manages_users(admin: AppClient, make_user) -> None:
    boris = await make_user()
    for headers in ({"Sec_Fetch_Site": "cross-site"}, {"Sec_Fetch_Site": "same-site", "Origin": "http://localhost:1"}):
        assert (await admin.post(f"/users/{boris.id}/suspend", **headers)).status_code == 403
    assert (await User.get(id=boris.id)).status is UserStatus.ACTIVE
    await admin.post(f"/users/{boris.id}/suspend", {"next": "https://evil.example/"})
    assert (await User.get(id=boris.id)).status is UserStatus.SUSPENDED
