"""Attacks by moderators on closed rooms that they were not invited to."""

import pytest

from app.chat.messages.send import send_message
from app.chat.models import Membership, Message, Room
from app.chat.rooms import create_room
from app.chat.rooms.direct import open_direct
from tests.attacks.inventory import all_rows

NOWHERE = "01M82Q76XVGZ6F4PG8ABWD0T2S"
VALUES = {
    "body": "changed", "seq": 1, "at": 1, "after": 0, "client_id": "c", "name": "Mine", "emoji": "👍",
    "day": "2026-11-01", "level": "all", "length": "1h", "role": "owner", "closed": False, "text": "only", "limit": 10,
}  # fmt: skip


@pytest.mark.parametrize("role", ["moderator", "owner"])
@pytest.mark.parametrize("kind", ["closed", "direct"])
async def test_nothing_in_it_can_be_read_or_changed_from_outside(newcomer, room, live, kind: str, role: str) -> None:
    alice, bob, warden = await newcomer(), await newcomer(), await newcomer(role)
    actor = await alice.principal()
    inside = await (create_room(actor, "Secret", closed=True) if kind == "closed" else open_direct(actor, bob.id))
    sent = await send_message(actor, inside.id, "only for us", "c")
    before, tried = await all_rows(), 0
    kept = await Room.get(id=inside.id).values(), await Membership.filter(room_id=inside.id).order_by("id").values()
    async with warden.browser(Accept="application/json") as browser:
        for rule in live.app.url_map.iter_rules():
            if "room_id" not in rule.arguments:
                continue
            told = {}
            for room_id, message_id in ((inside.id, sent.id), (NOWHERE, NOWHERE)):
                known = {"room_id": room_id, "message_id": message_id, "user_id": alice.id, "what": "delete"}
                _, path = rule.build({name: known[name] for name in rule.arguments})
                for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
                    answer = await browser.request(method, path, data=VALUES if method == "POST" else None)
                    assert "only for us" not in answer.text, path
                    told[method, room_id] = answer.status_code
                    tried += 1
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                assert told[method, inside.id] == told[method, NOWHERE], (rule.rule, method, told)
    assert tried > 40
    raw = await warden.join()
    for name, spec in live.app.extensions["hub"].server.namespace_handlers["/chat"].events.items():
        fields = spec.model.model_fields
        if "room" not in fields:
            continue
        known = {**VALUES, "user": alice.id, "people": [alice.id], "messages": [sent.id]}
        good = {field: known[field] for field in fields if field in known}
        answers = [
            await raw.call(
                "/chat", name, {**good, "room": room_id, **({"message": message} if "message" in fields else {})}
            )
            for room_id, message in ((inside.id, sent.id), (NOWHERE, NOWHERE))
        ]
        assert answers[0] == answers[1], name
    after = await all_rows()
    changed = {table for table in before if after[table] != before[table]}
    assert changed <= {"session", "user", "room", "membership", "stream", "stream_event", "namespace_token"}
    assert (await Message.get(id=sent.id)).body == "only for us"
    now = await Room.get(id=inside.id).values(), await Membership.filter(room_id=inside.id).order_by("id").values()
    assert now == kept
