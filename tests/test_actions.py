"""Every action, through every door that leads to it: the same rules, and the same words for a refusal."""

import re
from contextlib import suppress
from typing import Any, get_origin

import pytest

from app.accounts.models import Role
from app.actions import ACTIONS
from app.chat.socket import ChatNamespace
from app.errors import RateLimited
from app.ids import new_id
from app.notifications.socket import NotificationsNamespace
from app.realtime.events import EventSpec
from tests.support.signed_in_client import hub, newcomer, room, visit

__all__ = ["hub", "newcomer", "room", "visit"]

pytestmark = pytest.mark.one_database

ID = new_id()
ROOM = f"/chat/{ID}"
MESSAGE = f"{ROOM}/messages/{ID}"
# The forms that lead to an action: the address, and what they hold besides it.
FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "sendMessage": (f"{ROOM}/messages", {"body": "hello"}),
    "editMessage": (f"{MESSAGE}/edit", {"body": "hello"}),
    "deleteMessage": (f"{MESSAGE}/delete", {}),
    "pinMessage": (f"{MESSAGE}/pin", {}),
    "unpinMessage": (f"{MESSAGE}/unpin", {}),
    "toggleReaction": (f"{MESSAGE}/reactions", {"emoji": "👍"}),
    "markRead": (f"{ROOM}/read", {"seq": "1"}),
    "createRoom": ("/chat/rooms", {"name": "Plans"}),
    "openDirect": ("/chat/direct", {"user_id": ID}),
    "changeRoom": (f"{ROOM}/settings", {"name": "Plans"}),
    "archiveRoom": (f"{ROOM}/archive", {}),
    "restoreRoom": (f"{ROOM}/restore", {}),
    "setLevel": (f"{ROOM}/level", {"level": "all"}),
    "joinRoom": (f"{ROOM}/join", {}),
    "quitRoom": (f"{ROOM}/leave", {}),
    "inviteToRoom": (f"{ROOM}/invite", {"people": ID}),
    "removeMember": (f"{ROOM}/members/{ID}/remove", {}),
    "setMemberRole": (f"{ROOM}/members/{ID}/role", {"role": "owner"}),
    "muteMember": (f"{ROOM}/members/{ID}/mute", {"length": "1h"}),
    "unmuteMember": (f"{ROOM}/members/{ID}/unmute", {}),
    "banMember": (f"{ROOM}/members/{ID}/ban", {}),
    "unbanMember": (f"{ROOM}/members/{ID}/unban", {}),
    "subscribe": ("/notifications/topics/news", {"subscribed": "yes"}),
    "unsubscribe": ("/notifications/topics/news", {"subscribed": "no"}),
    "markNotificationsRead": ("/notifications/read", {"ids": ID}),
    "sendNotification": ("/notifications/send", {"audience": "everyone", "title": "Lunch", "confirmed": "yes"}),
}
# The name that a form gives to the field of the action.
FIELDS = {("openDirect", "people"): "user_id"}
# The events of sockets that lead to an action, where they are called otherwise.
EVENTS = {"markNotificationsRead": ("/notifications", "markRead")}
NO_EVENT = {"toggleReaction", "sendNotification"}
# What is done in rooms and with notifications; everything has doors that `test_action_doors` walks.
NAMES = sorted(
    name
    for name, declared in ACTIONS.items()
    if declared.perform.__module__.startswith(("app.chat.", "app.notifications.")) and not name.endswith("File")
)


def event_of(name: str) -> tuple[str, str] | None:
    """The namespace and the event that lead to the action `name`."""
    if name in NO_EVENT:
        return None
    path = "/notifications" if ACTIONS[name].permission == "receive_notifications" else "/chat"
    return EVENTS.get(name, (path, name))


async def by_form(visitor: Any, action: str, more: Any = ()) -> tuple[int, str]:
    """Status and code of the answer to the form of the `action`."""
    path, values = FORMS[action]
    answer = await visitor.post(path, values | dict(more), Accept="application/json")
    return answer.status_code, (answer.json().get("error") or {}).get("code", "") if answer.content[:1] == b"{" else ""


async def by_socket(raw: Any, name: str, body: dict[str, Any]) -> str:
    """Code of the answer to the event of the action `name`, "" for none."""
    place = event_of(name)
    assert place is not None
    reply = await raw.call(*place, body)
    return "" if reply["ok"] else reply["error"]["code"]


def test_every_event_has_a_rule() -> None:
    for namespace in (ChatNamespace, NotificationsNamespace):
        for spec in namespace.events.values():
            assert isinstance(spec, EventSpec)
            assert spec.rule is not None or any(spec.model is each.model for each in ACTIONS.values()), spec.name
    assert set(FORMS) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
async def test_who_lacks_the_permission_is_refused_at_every_door(newcomer, name: str) -> None:
    permission = ACTIONS[name].permission
    visitor = await newcomer("owner")
    role = await Role.create(
        key="almost",
        name="Almost all",
        permissions=[each for each in (await Role.get(key="owner")).permissions if each != permission],
    )
    visitor.user.role_id = role.key
    await visitor.user.save()
    if name in FORMS:
        assert await by_form(visitor, name) == (403, "forbidden")
    if event_of(name) is not None:
        raw = await visitor.link()
        path = event_of(name)[0]
        answer = await raw.join(path, {"token": await visitor.token(path), "format": "json"})
        assert answer["message"] == "forbidden"


@pytest.mark.parametrize("name", NAMES)
async def test_all_interfaces_share_one_rate_limit(newcomer, hub, name: str) -> None:
    visitor = await newcomer("owner")
    rule = ACTIONS[name].rule
    raw = await visitor.join(event_of(name)[0]) if event_of(name) is not None else None
    if name in FORMS:
        assert (await by_form(visitor, name))[0] != 429
    if raw is not None:
        assert await by_socket(raw, name, {}) != "rate_limited"
    uses = 0
    with suppress(RateLimited):
        while True:
            await hub.limiter.check(rule, visitor.id)
            uses += 1
    assert uses == rule.rate.amount - (name in FORMS) - (raw is not None)
    if name in FORMS:
        assert await by_form(visitor, name) == (429, "rate_limited")
    if raw is not None:
        assert await by_socket(raw, name, {}) == "rate_limited"


def oversized() -> list[tuple[str, str, Any]]:
    """(action, field, a value that is one too long) for every text and list that has a bound."""
    found = []
    for name in NAMES:
        for field, info in ACTIONS[name].model.model_fields.items():
            most = next((each.max_length for each in info.metadata if getattr(each, "max_length", None)), None)
            if most is not None:
                many = get_origin(info.annotation) is list
                found.append((name, field, [new_id()] * (most + 1) if many else "x" * (most + 1)))
    return found


@pytest.mark.parametrize(("name", "field", "value"), oversized())
async def test_the_bounds_of_the_input_hold_at_every_door(newcomer, name: str, field: str, value: Any) -> None:
    visitor = await newcomer("owner")
    given = FIELDS.get((name, field), field)
    if name in FORMS and not re.search(r"room|message$|user$|topic", given):
        assert await by_form(visitor, name, {given: value}) == (422, "bad_request")
    if event_of(name) is not None:
        raw = await visitor.join(event_of(name)[0])
        whole = {"room": ID, "message": ID, "user": ID, "people": [ID], "body": "x", "client_id": "c", "name": "x"}
        whole |= {"length": "1h"}
        known = {key: each for key, each in whole.items() if key in ACTIONS[name].model.model_fields}
        reply = await raw.call(*event_of(name), {**known, field: value})
        assert (reply["error"]["code"], next(iter(reply["error"]["fields"]))) == ("bad_request", field)


@pytest.mark.parametrize("name", sorted(set(FORMS) - NO_EVENT))
async def test_a_refusal_has_one_code_at_every_door(newcomer, name: str) -> None:
    visitor = await newcomer("owner")
    raw = await visitor.join(event_of(name)[0])
    values = {"room": ID, "message": ID, "user": ID, "body": "hello", "client_id": "c", "emoji": "👍", "people": [ID]}
    values |= {
        "name": "Plans too",
        "level": "all",
        "role": "owner",
        "length": "1h",
        "seq": 1,
        "topic": "news",
        "ids": [ID],
    }
    known = {key: each for key, each in values.items() if key in ACTIONS[name].model.model_fields}
    assert (await by_form(visitor, name))[1] == await by_socket(raw, name, known)


async def test_messages_of_a_socket_and_of_forms_count_together(newcomer, room) -> None:
    alice = await newcomer()
    raw = await alice.join()
    for number in range(15):
        message = {"room": room.id, "body": "hello", "client_id": f"s{number}"}
        assert (await raw.call("/chat", "sendMessage", message))["ok"]
        answer = await alice.post(f"/chat/{room.id}/messages", {"body": "hello", "client_id": f"f{number}"})
        assert answer.status_code == 303
    late = await alice.post(f"/chat/{room.id}/messages", {"body": "one more"}, Accept="application/json")
    assert (late.status_code, late.json()["error"]["code"]) == (429, "rate_limited")
    assert late.json()["error"]["retry_after_ms"] > 0
    reply = await raw.call("/chat", "sendMessage", {"room": room.id, "body": "one more", "client_id": "last"})
    assert reply["error"]["code"] == "rate_limited"
