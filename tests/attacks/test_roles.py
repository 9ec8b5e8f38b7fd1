"""Attacks on roles and what they allow."""

import asyncio

import pytest

from app.accounts.models import Role, User, UserStatus
from app.accounts.roles import custom
from app.accounts.users.manage import change_role_of_user
from app.audit.models import AuditEntry
from app.chat.models import Message
from app.principal import Principal
from tests.support.app_client import AppClient
from tests.support.principals import principal_of
from tests.support.users import PASSWORD

EVERYTHING = {
    "role": "owner",
    "role_id": "owner",
    "permissions": "manage_settings",
    "perm_version": "9",
    "session_epoch": "9",
    "status": "active",
    "id": "somebody",
}


async def _owner(make_user) -> Principal:
    return await principal_of(await make_user("owner"))


async def test_t63_a_permission_taken_from_a_role_closes_what_stood_on_it(newcomer, make_user, room) -> None:
    owner = await _owner(make_user)
    key = await custom.create_role(owner, "Talkers", ["send_message", "receive_notifications"])
    alice, bob = await newcomer(key), await newcomer()
    raw = await alice.join("/notifications", link=await alice.join("/chat"))
    other = await bob.join("/chat")
    for each in (raw, other):
        assert (await each.call("/chat", "joinRoom", {"room": room.id}))["ok"]
    message = {"room": room.id, "body": "hello", "client_id": "1"}
    assert (await raw.call("/chat", "sendMessage", message))["ok"], "it would have worked"
    await custom.change_role(owner, key, "Talkers", ["receive_notifications"])
    assert await raw.event("/chat", "bye") == {"code": 3503, "reason": "forbidden"}
    await raw.post("/chat", "sendMessage", {**message, "client_id": "2"})
    await raw.settled("/notifications")
    assert raw.events("/notifications", "bye") == []
    assert other.events("/chat", "bye") == [], "nobody else's"
    await other.settled()
    assert [message.body for message in await Message.filter(room_id=room.id)] == ["hello"]


@pytest.mark.parametrize("path", ["/account/profile", "/account/password"])
async def test_t64_no_form_of_ones_own_raises_a_role(client, make_user, path: str) -> None:
    member = await make_user("member", name="Mike")
    browser = AppClient(client.app)
    await browser.sign_in(member.email, PASSWORD)
    form = {"name": "Mike", "current_password": PASSWORD, "new_password": "seven purple mountain bicycles"}
    assert (await browser.post(path, {**form, **EVERYTHING})).status_code == 303
    row = await User.get(id=member.id)
    assert (row.role_id, row.status, row.id) == ("member", UserStatus.ACTIVE, member.id)
    assert row.session_epoch != 9
    assert (await Role.get(key="member")).permissions == ["send_message", "receive_notifications"]


async def test_t64_a_role_page_takes_no_more_than_a_name_and_permissions(client, make_user) -> None:
    admin = await make_user("admin")
    browser = AppClient(client.app)
    await browser.sign_in(admin.email, PASSWORD)
    form = {"name": "Innocent", "permissions": ["send_message"], "key": "owner", "built_in": "1"}
    key = (await browser.post("/roles/new", form)).location.partition("?")[0].rpartition("/")[2]
    made = await Role.get(key=key)
    assert (made.built_in, made.permissions) == (False, ["send_message"])
    for wanted in (["manage_settings"], ["send_message", "manage_settings"]):
        assert (await browser.post("/roles/new", {"name": "Not so", "permissions": wanted})).status_code == 403
        assert (await browser.post(f"/roles/{key}", {"name": "Not so", "permissions": wanted})).status_code == 403
    assert (await Role.get(key=key)).permissions == ["send_message"]


async def test_a_role_one_may_not_manage_is_not_reached_by_any_address(client, make_user) -> None:
    owner = await _owner(make_user)
    key = await custom.create_role(owner, "Support", ["send_message"])
    moderator = await make_user("moderator")
    browser = AppClient(client.app)
    await browser.sign_in(moderator.email, PASSWORD)
    for path in ("/roles", "/roles/new", f"/roles/{key}", f"/roles/rows/{key}", "/roles/export.json"):
        assert (await browser.get(path)).status_code == 403, path
    for path in ("/roles/new", f"/roles/{key}", "/roles/do/remove", f"/roles/{key}/remove"):
        assert (await browser.post(path, {"name": "Mine", "ids": key, "role": "guest"})).status_code == 403, path
    assert (await Role.get(key=key)).name == "Support"
    assert await AuditEntry.filter(action="permission.refused", actor_id=moderator.id).exists()


async def test_two_owners_who_depose_each_other_at_once_leave_one(opened_database, make_user) -> None:
    one, two = await make_user("owner"), await make_user("owner")
    await asyncio.gather(
        change_role_of_user(await principal_of(one), two.id, "guest"),
        change_role_of_user(await principal_of(two), one.id, "guest"),
        return_exceptions=True,
    )
    assert await User.filter(role_id="owner", status=UserStatus.ACTIVE).count() == 1
