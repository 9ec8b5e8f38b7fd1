"""The pages of roles."""

import re
from html import unescape

import pytest

from app.accounts.models import Role, User
from app.clock import clock
from tests.accounts.test_reauth import LATER
from tests.support.app_client import AppClient
from tests.support.users import PASSWORD


@pytest.fixture
def sign_in(client, make_user):
    async def sign_in(role: str, **known: str) -> AppClient:
        user, browser = await make_user(role, **known), AppClient(client.app)
        assert (await browser.sign_in(user.email, PASSWORD)).status_code == 303
        return browser

    return sign_in


async def text_of(browser: AppClient, path: str) -> str:
    answer = await browser.get(path)
    assert answer.status_code == 200
    return str(await answer.get_data(as_text=True))


async def make(browser: AppClient, name: str, *permissions: str) -> str:
    answer = await browser.post("/roles/new", {"name": name, "permissions": list(permissions)})
    assert answer.status_code == 303, await answer.get_data(as_text=True)
    return str(answer.location).partition("?")[0].rpartition("/")[2]


async def test_the_list_shows_every_role_and_how_many_have_it(sign_in, make_user) -> None:
    owner = await sign_in("owner")
    key = await make(owner, "Support <b>", "send_message")
    for _ in range(3):
        await make_user(key)
    page = await text_of(owner, "/roles")
    rows = re.findall(r'(?s)<tr id="roles-(\w+)".*?</tr>', page)
    assert set(rows) == {"owner", "admin", "moderator", "member", "guest", key}
    row = page[page.index(f'id="roles-{key}"') :]
    assert "Support &lt;b&gt;" in row
    assert "3 users" in row
    assert "remove" in row
    assert page.count('action="/roles/do/remove"') == 1, "built-in roles stay"
    assert "roles-owner" not in await text_of(owner, "/roles?kind=own")
    assert "Support &lt;b&gt;" in await text_of(owner, "/users"), "by its name, wherever it is shown"
    exported = await (await owner.get("/roles/export.json?kind=own")).get_json()
    assert [(row["name"], row["people"], row["kind"]) for row in exported] == [("Support <b>", 3, False)]


BUILT_IN = ["owner", "admin", "moderator", "member", "guest"]


async def test_roles_stand_everywhere_in_the_same_order(sign_in, make_user) -> None:
    owner = await sign_in("owner", name="Olga")
    own = [await make(owner, "Zebra", "send_message", "manage_users"), await make(owner, "Aardvark")]
    order = [*BUILT_IN, *own]
    people = {key: await make_user(key) for key in reversed(order[1:])}
    page = await text_of(owner, "/roles")
    assert re.findall(r'<tr id="roles-(\w+)"', page) == order
    assert re.findall(r'<tr id="roles-(\w+)"', await text_of(owner, "/roles?sort=-name")) == order[::-1]
    beside = await text_of(owner, "/roles/new")
    assert re.findall(r'<th scope="col"><a href="/roles/(\w+)"', beside) == order
    for path in ("/users/invite", "/users/import", "/notifications/send"):
        select = re.findall(r'(?s)<select [^>]*name="role".*?</select>', await text_of(owner, path))[0]
        assert re.findall(r'<option value="(\w+)"', select) == order, path
    listed = re.findall(r'(?s)<select [^>]*name="role".*?</select>', await text_of(owner, "/users"))[0]
    assert re.findall(r'<option value="(\w+)"', listed) == order
    found = re.findall(r'<tr id="users-(\w+)"', await text_of(owner, "/users?sort=role"))
    assert found[1:] == [people[key].id for key in order[1:]]
    assert re.findall(r'<tr id="users-(\w+)"', await text_of(owner, "/users?sort=-role")) == found[::-1]


async def test_the_page_after_one_sorted_by_roles_goes_on_where_that_ended(sign_in, make_user) -> None:
    owner = await sign_in("owner", name="Olga")
    ids = [(await make_user(role)).id for role in ("guest", "member", "admin") for _ in range(11)]
    seen: list[str] = []
    path = "/users?sort=role&size=25"
    while path:
        page = await text_of(owner, path)
        seen += re.findall(r'<tr id="users-(\w+)"', page)
        link = re.search(r'href="([^"]+)" rel="next"', page)
        path = unescape(link[1]) if link else ""
    assert len(seen) == len(set(seen)) == 34
    assert seen[1:] == [*sorted(ids[22:]), *sorted(ids[11:22]), *sorted(ids[:11])]


async def test_a_page_shows_a_role_beside_all_others_and_who_has_it(sign_in, make_user) -> None:
    owner, admin = await sign_in("owner"), await sign_in("admin")
    key = await make(owner, "Support", "send_message")
    await make_user(key, name="Sara Support")
    page = await text_of(admin, f"/roles/{key}")
    boxes = dict(
        re.findall(r'<input type="checkbox" name="permissions" value="(\w+)"[^>]*?((?: checked| disabled)*)>', page)
    )
    assert boxes["send_message"] == " checked"
    assert boxes["manage_settings"] == " disabled", "an administrator cannot hand that out"
    assert boxes["manage_users"] == ""
    assert "Sara Support" in page
    assert 'name="permissions"' not in await text_of(owner, "/roles/member"), "built in"
    assert (await owner.get("/roles/nobody")).status_code == 404


async def test_a_role_is_changed_and_removed_on_its_page(sign_in, make_user) -> None:
    owner = await sign_in("owner")
    key = await make(owner, "Support", "send_message")
    anna = await make_user(key)
    saved = await owner.post(f"/roles/{key}", {"name": "Help", "permissions": ["view_audit", "manage_users"]})
    assert saved.location == f"/roles/{key}?notice=role-saved"
    assert (await Role.get(key=key)).permissions == ["manage_users", "view_audit"]
    assert "Changes apply immediately." in await text_of(owner, saved.location)
    asked = await owner.post("/roles/do/remove", {"ids": key})
    page = await asked.get_data(as_text=True)
    assert f'value="{key}"' not in re.findall(r"(?s)<select.*?</select>", page)[0], "it is no heir of itself"
    done = await owner.post("/roles/do/remove", {"ids": key, "confirmed": "yes", "role": "guest"})
    assert done.location == "/roles?done=remove.1.0."
    assert (await User.get(id=anna.id)).role_id == "guest"


async def test_wrong_forms_are_said_at_their_field_and_refusals_in_words(sign_in) -> None:
    owner = await sign_in("owner")
    for name in ("", "member", "x" * 61, "a\x00"):
        refused = await owner.post("/roles/new", {"name": name, "permissions": ["send_message"]})
        page = await refused.get_data(as_text=True)
        assert refused.status_code == 422
        assert 'id="e-name"' in page
        assert re.search(r'value="send_message"[^>]* checked', page), "nothing typed is lost"
    assert (await owner.post("/roles/member", {"name": "Else"})).status_code == 409
    assert await Role.filter(built_in=False).count() == 0


async def test_every_change_of_a_role_needs_reauth(sign_in) -> None:
    owner = await sign_in("owner")
    key = await make(owner, "Support", "send_message")
    clock.move(LATER)
    for path, form in (
        ("/roles/new", {"name": "Else"}),
        (f"/roles/{key}", {"name": "Else"}),
        ("/roles/do/remove", {"ids": key, "confirmed": "yes", "role": "guest"}),
        (f"/roles/{key}/remove", {"role": "guest"}),
    ):
        assert (await owner.post(path, form)).location.startswith("/sudo"), path
    assert await Role.filter(name="Support").count() == await Role.filter(built_in=False).count() == 1


async def test_a_second_factor_is_wanted_of_a_role_by_those_who_could_give_it(sign_in) -> None:
    owner, admin = await sign_in("owner"), await sign_in("admin")
    saved = await owner.post("/roles/moderator/factor", {"mfa_required": "1"})
    assert saved.location == "/roles/moderator?notice=role-saved"
    assert (await Role.get(key="moderator")).mfa_required
    assert 'name="mfa_required" value="1" checked' in await text_of(admin, "/roles/moderator")
    assert (await admin.post("/roles/owner/factor", {"mfa_required": "1"})).status_code == 403
    assert 'name="mfa_required"' not in await text_of(admin, "/roles/owner")
    await admin.post("/roles/moderator/factor", {})
    assert not (await Role.get(key="moderator")).mfa_required
    assert (await admin.post("/roles/nobody/factor", {})).status_code == 404
    clock.move(LATER)
    assert (await owner.post("/roles/guest/factor", {"mfa_required": "1"})).location.startswith("/sudo")
