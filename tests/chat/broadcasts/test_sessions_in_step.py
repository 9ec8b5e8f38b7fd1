"""What a person does in one of their sessions is so in the others, without a load."""

import pytest

from app.chat.broadcasts import room_lists, unread_counts
from app.chat.messages.notify import stream_name
from tests.support.messages import received_seqs, subscribe_room

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(unread_counts, "COALESCE_S", 0.01)
    monkeypatch.setattr(room_lists, "COALESCE_S", 0.01)


async def test_reading_levels_and_leaving_in_one_session_show_in_the_other(newcomer, visit, room, say):
    # B7
    anna, boris = await newcomer(name="Anna"), await newcomer(name="Boris")
    other = await visit(boris.user)
    assert other.bearer.session_id != boris.bearer.session_id
    there = await other.join(format="html")
    await other.join("/notifications", link=there)
    await subscribe_room(there, room.id)
    seq = await say(anna, room.id, "@Boris look")
    await there.event("/chat", "unread", lambda told: (told["count"], told["mentions"]) == (1, 1))
    await there.event("/notifications", "event", lambda event: event["kind"] == "notification.created")

    await boris.post(f"/chat/{room.id}/read", {"seq": str(seq)})
    told = await there.event("/chat", "unread", lambda told: told["rooms"] == {room.id: 0} and not told["mentions"])
    assert 'data-title-count="" id="nav-chat-unread" hidden>' in told["html"]
    state = await there.event("/notifications", "event", lambda event: event["kind"] == "notification.state")
    assert (state["data"]["state"], state["data"]["unread"]) == ("read", 0)

    for address, form in (
        (f"/chat/{room.id}/level", {"level": "nothing"}),
        ("/chat/rooms", {"name": "Plans"}),
        (f"/chat/{room.id}/leave", {}),
    ):
        there.frames.clear()
        assert (await boris.post(address, form)).status_code == 303
        await there.event("/chat", "rooms", lambda body: body == {"version": None})
    left = await say(anna, room.id, "to those who are left")
    await there.settled()
    assert left not in received_seqs(there, stream_name(room.id))
