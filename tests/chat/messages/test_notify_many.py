"""In a large room many may want all messages: a message costs its sender as much as in a small one, and each of them is
notified nonetheless, once."""

import asyncio
from collections.abc import Callable, Iterator

import pytest

from app.chat.messages import notify_many
from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message
from app.chat.messages.notify_many import AMEND, NOTIFY
from app.chat.messages.read_receipts import mark_read
from app.chat.messages.send import send_message
from app.chat.models import NotifyLevel
from app.chat.rooms.notification_levels import set_notification_level
from app.notifications.announcements import load_latest, unread_count
from app.notifications.models import InboxItem, Notification
from app.outbox import worker
from app.outbox.models import OutboxEntry
from app.realtime import streams
from tests.support.patience import PATIENCE_S
from tests.support.query_log import QueryLog, record_queries

# Of those who want everything, as many as are not few.
MANY = 9


@pytest.fixture(autouse=True)
def few(monkeypatch) -> None:
    monkeypatch.setattr(notify_many, "FEW", 3)
    monkeypatch.setattr(notify_many, "CHUNK", 4)


@pytest.fixture
def hold(monkeypatch) -> Iterator[Callable[[bool], None]]:
    """`hold(True)`: the outbox begins nothing, until `hold(False)`."""
    held, claim = False, worker.claim

    async def claim_unless_held(kind: str, *more: object) -> object:
        return [] if held and kind in (NOTIFY, AMEND) else await claim(kind, *more)

    def set_held(now: bool) -> None:
        nonlocal held
        held = now

    monkeypatch.setattr(worker, "claim", claim_unless_held)
    yield set_held
    held = False


async def worked_off() -> None:
    """Wait until the outbox has notified everyone."""
    async with asyncio.timeout(PATIENCE_S):
        while await OutboxEntry.filter(kind__in=(NOTIFY, AMEND)).exists():  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.01)


@pytest.fixture
async def listeners(talker, general) -> list:
    """Many who want all messages of the room."""
    return [await listener(talker, general, number) for number in range(MANY)]


async def listener(talker, room, number: int):
    person = await talker(name=f"Listener{number}")
    await set_notification_level(person.actor, room.id, NotifyLevel.ALL)
    return person


async def kinds(person) -> list[str]:
    return [item.kind for item in await load_latest(person.id, 20)]


async def test_sending_costs_the_same_however_many_want_everything(talker, general, listeners) -> None:
    anna = await talker(name="Anna")

    async def send(name: str) -> QueryLog:
        with record_queries() as asked:
            await send_message(anna.actor, general.id, "hello", name)
        await worked_off()
        return asked

    before = await send("one")
    for number in range(MANY, 2 * MANY):
        await listener(talker, general, number)
    after = await send("two")
    for asked in (before, after):
        assert [each for each in asked.statements if "inbox" in each.lower()] == []
    assert len(before) == len(after)
    assert abs(len("".join(before.statements)) - len("".join(after.statements))) < 100
    assert await InboxItem.all().count() == 3 * MANY


async def test_editing_and_deleting_cost_the_same_however_many_were_notified(talker, general, listeners) -> None:
    anna = await talker(name="Anna")

    async def change(name: str) -> list[QueryLog]:
        sent = await send_message(anna.actor, general.id, "hello", name)
        await worked_off()
        with record_queries() as edited:
            await edit_message(anna.actor, general.id, sent.id, "goodbye")
        await worked_off()
        with record_queries() as deleted:
            await delete_message(anna.actor, general.id, sent.id)
        await worked_off()
        return [edited, deleted]

    before = await change("one")
    for number in range(MANY, 2 * MANY):
        await listener(talker, general, number)
    for first, second in zip(before, await change("two"), strict=True):
        assert [each for each in second.statements if each.startswith('UPDATE "inbox"')] == []
        assert len(first) == len(second)
        assert abs(len("".join(first.statements)) - len("".join(second.statements))) < 100


async def test_each_of_many_is_notified_once_as_they_chose(talker, general, listeners) -> None:
    anna = await talker(name="Anna")
    await set_notification_level(anna.actor, general.id, NotifyLevel.ALL)
    quiet, usual = await talker(name="Quiet"), await talker(name="Usual")
    await set_notification_level(quiet.actor, general.id, NotifyLevel.NOTHING)
    await send_message(anna.actor, general.id, "@Listener0 @Quiet @Usual hello", "c1")
    await worked_off()
    assert await kinds(listeners[0]) == ["mention"]
    assert [await kinds(person) for person in listeners[1:]] == [["room_message"]] * (MANY - 1)
    assert [await kinds(person) for person in (anna, quiet, usual)] == [[], [], ["mention"]]
    (item,) = await load_latest(listeners[1].id)
    assert (item.data["author"], item.data["excerpt"]) == ("Anna", "@Listener0 @Quiet @Usual hello")
    assert item.group_key == f"room:{general.id}"
    assert await Notification.filter(kind="room_message").count() == 1


async def test_who_has_read_it_by_then_and_who_comes_later_is_not_notified(talker, general, listeners, hold) -> None:
    anna = await talker(name="Anna")
    hold(True)
    sent = await send_message(anna.actor, general.id, "hello", "c1")
    await mark_read(listeners[0].actor, general.id, sent.seq)
    late = await listener(talker, general, MANY)
    hold(False)
    await worked_off()
    assert [await kinds(person) for person in (listeners[0], late)] == [[], []]
    assert [await kinds(person) for person in listeners[1:]] == [["room_message"]] * (MANY - 1)
    await mark_read(listeners[1].actor, general.id, sent.seq)
    assert await unread_count(listeners[1].id) == 0


async def test_a_message_that_is_deleted_or_edited_meanwhile_is_not_told_as_it_was(
    talker, general, listeners, hold
) -> None:
    anna = await talker(name="Anna")
    hold(True)
    deleted = await send_message(anna.actor, general.id, "nothing to see", "c1")
    edited = await send_message(anna.actor, general.id, "helo", "c2")
    await delete_message(anna.actor, general.id, deleted.id)
    await edit_message(anna.actor, general.id, edited.id, "hello")
    hold(False)
    await worked_off()
    for person in listeners:
        (item,) = await load_latest(person.id)
        assert item.data["excerpt"] == "hello"


async def test_what_becomes_of_a_message_is_told_to_all_who_were_notified(talker, general, listeners) -> None:
    anna = await talker(name="Anna")
    sent = await send_message(anna.actor, general.id, "helo", "c1")
    await worked_off()
    await edit_message(anna.actor, general.id, sent.id, "hello")
    await worked_off()
    assert {(await load_latest(person.id))[0].data["excerpt"] for person in listeners} == {"hello"}
    assert [await unread_count(person.id) for person in listeners] == [1] * MANY
    for person in listeners:
        newest = (await streams.read_events(f"user:{person.id}", 0, 100))[-1]
        assert (newest.kind, newest.payload["state"]) == ("notification.state", "changed")
    await delete_message(anna.actor, general.id, sent.id)
    assert {(await load_latest(person.id))[0].data["excerpt"] for person in listeners} == {""}, "at once"
    await worked_off()
    assert [await unread_count(person.id) for person in listeners] == [0] * MANY
