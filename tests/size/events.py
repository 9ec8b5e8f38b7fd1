"""Every socket event there is, sent as each role, in the database of a large team."""

import json
from collections.abc import Collection
from typing import Any

from app.realtime.namespace import Namespace
from tests.size.large_team import TEAM, id_of, user_id
from tests.size.meter import Cost, Meter
from tests.support.socket_client import SocketClient

_ROOM = TEAM.largest


def _said(body: str, name: str, room: str = _ROOM) -> dict[str, str]:
    return {"room": room, "body": body, "client_id": name}


# What each event carries. `{own}` stands for the id of a message that the sender has just sent.
_BODIES: dict[str, dict[str, list[dict[str, Any]]]] = {
    "/chat": {
        "sendMessage": [
            _said("nothing special", "s1"),
            _said("@Grace Baker 14 look, and @nobody", "s2"),
            _said("see #general and #Project 4 of the department for planning", "s3"),
            _said("to one person", "s4", "{direct}"),
        ],
        "editMessage": [{"room": _ROOM, "message": "{own}", "body": "something else"}],
        "deleteMessage": [{"room": _ROOM, "message": "{own}"}],
        "addReaction": [{"room": _ROOM, "message": TEAM.message, "emoji": "🎉"}],
        "removeReaction": [{"room": _ROOM, "message": TEAM.message, "emoji": "🎉"}],
        "pinMessage": [{"room": _ROOM, "message": TEAM.message}],
        "unpinMessage": [{"room": _ROOM, "message": TEAM.message}],
        "markRead": [{"room": _ROOM, "seq": TEAM.in_largest - 100}],
        "history": [
            {"room": _ROOM},
            {"room": _ROOM, "before": 40_000},
            {"room": _ROOM, "after": 30_000},
            {"room": _ROOM, "message": TEAM.message},
            {"room": _ROOM, "day": "2026-01-05"},
        ],
        "search": [{"q": "release"}, {"q": "in:general ticket"}, {"q": "zzz"}],
        "presence": [{"state": "active"}],
        "typing": [{"room": _ROOM}],
        "readMarks": [{"room": _ROOM}],
        "seenBy": [{"room": _ROOM, "message": TEAM.pinned}],
        "joinRoom": [{"room": _ROOM}, {"room": id_of("E", 1)}],
        "leaveRoom": [{"room": _ROOM}],
        "quitRoom": [{"room": id_of("E", 1)}],
        "listRooms": [{}],
        "findRooms": [{}, {"query": "elsewhere", "page": 9}],
        "createRoom": [{"name": "Quite new of {role}"}],
        "openDirect": [{"people": [user_id(15_000)]}],
        "changeRoom": [{"room": _ROOM, "name": "general", "description": "by {role}"}],
        "archiveRoom": [{"room": TEAM.rooms[20]}],
        "restoreRoom": [{"room": TEAM.rooms[20]}],
        "setLevel": [{"room": _ROOM, "level": "mentions"}],
        "listMembers": [{"room": _ROOM}, {"room": _ROOM, "query": "baker", "page": 3}],
        "inviteToRoom": [{"room": _ROOM, "people": [user_id(16_000 + number) for number in range(2)]}],
        "removeMember": [{"room": _ROOM, "user": user_id(9_000)}],
        "setMemberRole": [{"room": _ROOM, "user": user_id(9_001), "role": "owner"}],
        "muteMember": [{"room": _ROOM, "user": user_id(9_001), "length": "10m"}],
        "unmuteMember": [{"room": _ROOM, "user": user_id(9_001)}],
        "banMember": [{"room": _ROOM, "user": user_id(9_002), "reason": "noise"}],
        "unbanMember": [{"room": _ROOM, "user": user_id(9_002)}],
        "listBans": [{"room": _ROOM}],
        "resume": [
            {"streams": {f"room:{_ROOM}": [TEAM.in_largest - 10, "e00000000000"]}},
            {"streams": {f"room:{_ROOM}": [0, "e00000000000"]}},
        ],
        "fill": [{"stream": f"room:{_ROOM}", "after": 0, "limit": 50}],
    },
    "/notifications": {
        "subscribe": [{"topic": "releases"}],
        "unsubscribe": [{"topic": "releases"}],
        "markRead": [{"ids": [id_of("X", 1)]}, {"up_to_seq": 9_000}],
        "resume": [
            {"streams": {"user:{me}": [9_990, "e00000000000"]}},
            {"streams": {"user:{me}": [0, "e00000000000"]}},
        ],
        "fill": [{"stream": "user:{me}", "after": 0, "limit": 50}],
    },
}


async def walk_events(
    meter: Meter,
    namespace: type[Namespace],
    role: str,
    person: int,
    socket: SocketClient,
    only: Collection[str] | None = None,
) -> list[Cost]:
    """Send every event of `namespace` over `socket`, as the `person` who has `role`, or `only` those of these costs.
    Every event must be known here."""
    costs = []
    words = {"role": role, "me": user_id(person), "direct": TEAM.direct(person)[0], "own": ""}
    bodies = _BODIES[namespace.path]
    assert set(bodies) == set(namespace.events)
    for name, several in bodies.items():
        for body in several:
            what = f"{namespace.path} {name} {json.dumps(body)[:80]}"
            is_own = name == "sendMessage" and body["room"] == _ROOM  # which later events are about
            if only is not None and what not in only and not is_own:
                continue
            with meter.measured(what, role) as cost:
                answer = await socket.call(name, _filled(body, words))
            cost.status = "ok" if answer["ok"] else answer["error"]["code"]
            cost.size = len(json.dumps(answer, ensure_ascii=False))
            costs.append(cost)
            if is_own and answer["ok"]:
                words["own"] = answer["id"]
    return costs


def _filled(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {_filled(key, words): _filled(each, words) for key, each in value.items()}
    if isinstance(value, str):
        for name, word in words.items():
            value = value.replace(f"{{{name}}}", word)
    return value
