"""Every action through every page and form that leads to it, as the routes say: refused without the permission and
without a fresh proof where that is asked for, counted against one limit, and bounded."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from quart import Quart, Response

from app.accounts import sessions
from app.accounts.invitations import invite_user
from app.accounts.models import OneTimeToken, Role, User, UserStatus
from app.accounts.sessions import ClientInfo, lifetimes
from app.actions import ACTIONS, Action, Entry
from app.admin.user_import import _digest
from app.chat.models import Room
from app.clock import clock
from app.errors import RateLimited
from app.ids import ID_LENGTH, new_id
from app.jobs import Job, JobState
from app.mail import mail_queue
from app.principal import PERMISSIONS
from app.rate_limits import Limiter
from app.web.access import Access, access_of
from tests.support.app_client import AppClient
from tests.support.mailbox import Mailbox
from tests.support.patience import PATIENCE_S
from tests.support.principals import principal_of
from tests.support.users import PASSWORD

pytestmark = pytest.mark.one_database

LATER = lifetimes.SUDO + timedelta(seconds=1)
PEOPLE = "email\nanna@example.org"
# What a form holds so that its view comes to the action.
VALUES: dict[str, dict[str, Any]] = {
    "subscribe": {"subscribed": "yes"},
    "unsubscribe": {"subscribed": "no"},
    "planImport": {"text": PEOPLE, "role": "member"},
    "importUsers": {"text": PEOPLE, "role": "member", "do": "apply", "checked": _digest(PEOPLE, "member")},
    "openDirect": {"user_id": new_id()},
}
# What an address holds, where that is more than the id of something.
IN_ADDRESS: dict[str, dict[str, str]] = {
    "deleteMessage": {"what": "delete"},
    "pinMessage": {"what": "pin"},
    "unpinMessage": {"what": "unpin"},
    "subscribe": {"key": "news"},
    "unsubscribe": {"key": "news"},
}
# The name that a form gives to the field of an action.
CALLED = {("openDirect", "people"): "user_id", ("planImport", "file"): "text", ("importUsers", "file"): "text"}
# Fields that a client cannot fill: the view takes them from elsewhere, or makes them itself.
COMPOSED = {"token", "query", "path", "size", "next", "form", "zone"}
UPLOAD = (
    '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n'
    "hello\r\n--edge--\r\n"
)


@dataclass
class Door:
    """A route that leads to `action` (or to a step on the way in)."""

    method: str
    rule: Any
    access: Access
    action: Action[Any, Any] | None

    def __str__(self) -> str:
        return f"{self.action.name if self.action else self.access.entry.name} by {self.method} {self.rule.rule}"


@dataclass
class House:
    """A running application with what its addresses can name."""

    app: Quart
    olga: User
    boris: User
    rows: dict[str, str]
    room: str

    @property
    def limiter(self) -> Limiter:
        return self.app.extensions["hub"].limiter

    def doors(self) -> Iterator[Door]:
        """Every route to every action, and to every step on the way in."""
        for rule in self.app.url_map.iter_rules():
            access = access_of(self.app.view_functions[rule.endpoint])
            method = next(iter((rule.methods or set()) - {"HEAD", "OPTIONS"}))
            for action in access.actions if access else ():
                yield Door(method, rule, access, action)
            if access and access.entry and method != "GET":
                yield Door(method, rule, access, None)

    def address(self, door: Door) -> str:
        first = door.rule.rule.split("/")[1]
        known = {"room_id": self.room, "row_id": self.rows.get(first), "key": self.rows["roles"], "form": "csv"}
        known |= {"invitation_id": self.rows["invitations"]}
        known |= {"user_id": self.boris.id} if first in ("users", "people") else {}
        known |= IN_ADDRESS.get(door.action.name, {}) if door.action else {}
        path = door.rule.build({name: known.get(name) or new_id() for name in door.rule.arguments})
        assert path is not None, door
        return path[1]

    async def knock(self, browser: AppClient, door: Door, **more: Any) -> tuple[Response, dict[str, Any]]:
        """The answer at `door` to a program with the session of `browser`, and what it says of an error."""
        row = self.rows.get(door.rule.rule.split("/")[1], "")
        name = door.action.name if door.action else ""
        form = {"ids": row, "confirmed": "yes", "typed": self.boris.email} if "/do/" in door.rule.rule else {}
        form |= {"typed": self.boris.email} if "<row_id>" in door.rule.rule else {}
        form |= VALUES.get(name, {}) | more
        path, json = self.address(door), {"Accept": "application/json"}
        if door.method == "GET":
            answer = await browser.get(path, **json)
        elif name in ("addFile", "setAvatar"):
            headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "multipart/form-data; boundary=edge", **json}
            answer = await browser.client.post(path, data=UPLOAD, headers=headers, scope_base=browser.scope)
        elif door.method == "DELETE":
            headers = {"Sec-Fetch-Site": "same-origin", **json}
            answer = await browser.client.delete(path, headers=headers, scope_base=browser.scope)
        else:
            answer = await browser.post(path, form, **json)
        said = await answer.get_json() if answer.mimetype == "application/json" else None
        return answer, (said or {}).get("error") or {}

    async def use_up(self, rule: Any, key: str) -> int:
        """Use what `key` has left of `rule`; how much that was."""
        uses = 0
        while True:
            try:
                await self.limiter.check(rule, key)
            except RateLimited:
                return uses
            uses += 1


@pytest.fixture
def settings(make_settings, database_url: str, mailbox: Mailbox):
    return make_settings(database_url=database_url, smtp_url=mailbox.url, public_url="http://localhost:8000")


@pytest.fixture
async def house(client, make_user, settings) -> House:
    olga, boris = await make_user("owner"), await make_user("member")
    role = await Role.create(key=new_id(), name="Helpers", permissions=["send_message"])
    await invite_user(await principal_of(olga), mail_queue(settings), "anna@example.org", "member")
    rows = {
        "users": boris.id,
        "sessions": (await sessions.create_session(boris, ClientInfo("127.0.0.1"))).session_id,
        "invitations": (await OneTimeToken.get(purpose="invitation")).id,
        "roles": role.key,
    }
    return House(client.app, olga, boris, rows, (await Room.get(auto_join=True)).id)


async def signed_in(house: House, user: User) -> AppClient:
    browser = AppClient(house.app)
    assert (await browser.sign_in(user.email, PASSWORD)).status_code == 303
    return browser


async def ended_job(user: User) -> Job:
    """The job that `user` began last, at its end."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            job = await Job.filter(user_id=user.id).order_by("-created_at", "-id").first()
            if job is not None and job.state != JobState.RUNNING:
                return job
            await asyncio.sleep(0.02)


async def test_whoever_lacks_the_permission_is_refused_at_every_door(house: House, make_user) -> None:
    walked = 0
    for permission in PERMISSIONS:
        role = await Role.create(
            key=new_id(), name=permission, permissions=[each for each in PERMISSIONS if each != permission]
        )
        user = await make_user("member")
        await User.filter(id=user.id).update(role_id=role.key)
        browser = await signed_in(house, user)
        for door in house.doors():
            if door.action and door.action.permission == permission:
                answer, error = await house.knock(browser, door)
                assert (answer.status_code, error["code"]) == (403, "forbidden"), door
                walked += 1
    stranger = AppClient(house.app)
    for door in house.doors():
        if door.action and door.action.permission is None and not door.access.anonymous:
            answer, error = await house.knock(stranger, door)
            assert (answer.status_code, error["code"]) == (401, "unauthenticated"), door
            walked += 1
    assert walked > 90


async def test_every_door_leads_to_its_action_alone_which_counts_and_asks_for_proofs(house, monkeypatch) -> None:
    olga = await signed_in(house, house.olga)
    asked: list[str] = []
    admit = Action.admit

    async def admitted(action: Action[Any, Any], actor: Any) -> None:
        asked.append(action.name)
        await admit(action, actor)

    monkeypatch.setattr(Action, "admit", admitted)
    for door in house.doors():
        if door.action:
            assert await house.use_up(door.action.rule, house.olga.id) <= door.action.rule.rate.amount
            asked.clear()
            answer, error = await house.knock(olga, door)
            assert (answer.status_code, error.get("code")) == (429, "rate_limited"), door
            assert error["retry_after_ms"] > 0, door
            assert asked == [door.action.name], door
    clock.move(LATER)
    for door in house.doors():
        if door.action:
            await house.use_up(door.action.rule, house.olga.id)
            answer, error = await house.knock(olga, door)
            refused = (403, "sudo_required") if door.action.proof else (429, "rate_limited")
            assert (answer.status_code, error.get("code")) == refused, door


async def test_every_page_that_is_the_door_of_no_action_asks_for_its_proof(house: House) -> None:
    """Forms, and files of jobs: no action would ask in their place."""
    olga = await signed_in(house, house.olga)
    pages = []
    for rule in house.app.url_map.iter_rules():
        access = access_of(house.app.view_functions[rule.endpoint])
        if access and access.sudo and not access.actions:
            pages.append(Door("GET", rule, access, None))
    assert len(pages) >= 6
    for late in (False, True):
        if late:
            clock.move(LATER)
        for page in pages:
            answer, error = await house.knock(olga, page)
            assert (answer.status_code == 403, error.get("code") == "sudo_required") == (late, late), page.rule.rule


async def test_what_is_selected_in_a_list_counts_as_one_use(house: House, make_user) -> None:
    olga, people = await signed_in(house, house.olga), [(await make_user("member")).id for _ in range(3)]
    rule = ACTIONS["suspendUser"].rule
    await olga.post("/users/do/suspend", {"ids": people, "confirmed": "yes"})
    await ended_job(house.olga)
    assert await User.filter(id__in=people, status=UserStatus.SUSPENDED).count() == 3
    await olga.post(f"/users/{house.boris.id}/suspend")
    assert await house.use_up(rule, house.olga.id) == rule.rate.amount - 2


def oversized(action: Action[Any, Any]) -> Iterator[tuple[str, Any]]:
    """(field, a value that is one too long) for every text and list that has a bound."""
    for name, said in action.model.model_json_schema().get("properties", {}).items():
        for part in said.get("anyOf", [said]):
            if "maxLength" in part:
                yield name, "x" * (part["maxLength"] + 1)
            elif "maxItems" in part:
                yield name, ["x"] * (part["maxItems"] + 1)


async def test_the_bounds_of_the_input_hold_at_every_door(house: House) -> None:
    olga, walked = await signed_in(house, house.olga), 0
    for door in house.doors():
        for name, value in oversized(door.action) if door.action and door.method == "POST" else ():
            in_address = {each.removesuffix("_id") for each in door.rule.arguments} | {"key", "topic"}
            if name in in_address or name in COMPOSED or door.action.name == "addFile":
                continue
            if "/do/" in door.rule.rule and len(str(value)) == ID_LENGTH + 1 and name != "role":
                continue  # the row, which is one of those that the list shows
            if "row_id" in door.rule.arguments and name in ("user", "session", "invitation"):
                continue
            answer, error = await house.knock(olga, door, **{CALLED.get((door.action.name, name), name): value})
            assert (answer.status_code, error.get("code")) == (422, "bad_request"), (str(door), name)
            assert name in error["fields"], (str(door), name)
            walked += 1
    assert walked > 30


async def test_a_row_is_refused_by_one_code_alone_and_among_others(house: House) -> None:
    olga = await signed_in(house, house.olga)
    for key in ("role", "suspend", "sign-out", "remove-factors", "erase"):
        form = {"role": "member", "typed": house.olga.email, "ids": house.olga.id, "confirmed": "yes"}
        alone = await olga.post(f"/users/{house.olga.id}/{key}", form, Accept="application/json")
        assert (alone.status_code, (await alone.get_json())["error"]["code"]) == (409, "own_account")
        await olga.post(f"/users/do/{key}", form)
        job = await ended_job(house.olga)
        assert {code: each["count"] for code, each in job.refused.items()} == {"own_account": 1}


async def test_every_step_on_the_way_in_is_counted_for_each_address(house: House) -> None:
    form = {"email": "a@example.org", "password": "x", "purpose": "sign_in", "credential": "{}"}
    entries: set[str] = set()
    for door in house.doors():
        entry: Entry | None = None if door.action else door.access.entry
        if entry is None or entry.per != "address":
            continue
        stranger = AppClient(house.app, "192.0.2.7")
        answer, _ = await house.knock(stranger, door, **form)
        assert answer.status_code != 429, door
        await house.use_up(entry.rule, "192.0.2.7")
        answer, error = await house.knock(stranger, door, **form)
        assert (answer.status_code, error.get("code")) == (429, "rate_limited"), door
        await house.limiter.reset(entry.rule, "192.0.2.7")
        answer, _ = await house.knock(AppClient(house.app, "192.0.2.8"), door, **form)
        assert answer.status_code != 429, door
        entries.add(entry.name)
    assert len(entries) >= 8
