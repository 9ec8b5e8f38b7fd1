"""`switchboard demo`: something to look at, on an empty database only."""

import re

import pytest

from app import demo
from app.accounts.models import User
from app.chat.messages.read_receipts import unread_total
from app.chat.models import Message, Room
from app.chat.rooms.sidebar import load_rooms
from app.clock import clock
from app.demo import DatabaseInUse, fill
from app.notifications import announcements as notifications
from app.realtime import streams
from app.realtime.streams.models import StreamEvent
from tests.support.principals import principal_of

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def few_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "MESSAGES", 150)
    monkeypatch.setattr(demo, "DIRECT_MESSAGES", 20)
    monkeypatch.setattr(demo, "CAUGHT_UP", 0.8)


async def test_demo_fills_an_empty_database_in_both_languages(client):
    before = clock.now()
    summary = await fill()
    assert abs((clock.now() - before).total_seconds()) < 60
    assert await Message.all().count() == 170
    assert {user.locale for user in await User.all()} == {"en", "ru"}
    for room in await Room.all():
        assert room.message_count == await Message.filter(room_id=room.id).count()
        told = StreamEvent.filter(stream_id=f"room:{room.id}")
        assert room.message_count == await told.filter(kind="message.created").count()
        assert await told.count() == (await streams.read_position(f"room:{room.id}")).top
    anna = await User.get(email="anna@example.com")
    assert 0 < (await unread_total(anna.id)).messages < 170
    assert await notifications.unread_count(anna.id) > 0
    times = [message.created_at for message in await Message.all().order_by("created_at")]
    assert (times[-1] - times[0]).days >= 12

    password = re.search(r"password (\S+)", summary)
    assert password is not None
    response = await client.post("/login", form={"email": anna.email, "password": password[1]})
    assert response.status_code == 303


async def test_demo_refuses_a_database_with_users(client, make_user):
    anna = await make_user("owner")
    with pytest.raises(DatabaseInUse):
        await fill()
    assert await User.all().count() == 1
    assert [room.unread for room in await load_rooms(await principal_of(anna))] == [0]
