"""An archived room can be read, and nothing in it changes until it is restored."""

import pytest

from app.chat.models import Message, Room
from app.chat.rooms import archive_room, create_room, join_room, restore_room
from tests.support.messages import subscribe_room

pytestmark = pytest.mark.one_database


async def test_nothing_is_written_in_an_archived_room_until_it_is_restored(newcomer, room, say):
    alice, bob = await newcomer(), await newcomer()
    owner = await alice.principal()
    plans = await create_room(owner, "Plans")
    await join_room(await bob.principal(), plans.id)
    raw = await alice.join()
    await subscribe_room(raw, plans.id)
    await say(alice, plans.id, "one")
    message = await Message.get(room_id=plans.id)
    carol = await newcomer()
    events = {
        "sendMessage": {"body": "two", "client_id": "c"},
        "editMessage": {"message": message.id, "body": "changed"},
        "pinMessage": {"message": message.id},
        "changeRoom": {"name": "Ideas"},
        "inviteToRoom": {"people": [carol.id]},
    }
    await archive_room(owner, plans.id)
    for name, data in events.items():
        reply = await raw.call("/chat", name, {"room": plans.id, **data})
        assert not reply["ok"], name
        assert reply["error"]["code"] == "archived", name
    form = await alice.post(
        f"/chat/{plans.id}/messages/{message.id}/reactions", {"emoji": "👍"}, Accept="application/json"
    )
    assert (form.status_code, form.json()["error"]["code"]) == (409, "archived")
    assert "one" in (await bob.get(f"/chat/{plans.id}")).text
    assert (await Room.get(id=plans.id)).name == "Plans"
    assert await Message.filter(room_id=plans.id).values_list("body", flat=True) == ["one"]
    await restore_room(owner, plans.id)
    for name, data in events.items():
        assert (await raw.call("/chat", name, {"room": plans.id, **data}))["ok"], name
