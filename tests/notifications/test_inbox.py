"""The inbox and marking as read."""

import asyncio

import pytest

from app.notifications import inbox as inbox_module
from app.notifications import read_marks
from app.notifications.announcements import (
    Audience,
    load_inbox,
    load_latest,
    mark_read,
    publish,
    read_position,
    unread_count,
)
from app.realtime import streams
from app.realtime.streams.renderers import render_events

pytestmark = pytest.mark.usefixtures("opened_database")


@pytest.fixture
async def person(make_user):
    return await make_user()


async def fill(person, count: int, group_key: str = "") -> list[str]:
    """`count` new items, the oldest first; their ids."""
    for number in range(count):
        await publish(None, "announcement", Audience.user(person.id), title=f"No. {number}", group_key=group_key)
    return [item.id for item in reversed((await load_inbox(person.id, limit=count)).items)]


async def states(person) -> list[list[str]]:
    """The ids told of by each event about states."""
    events = await streams.read_events(f"user:{person.id}", 0, 500)
    return [event.payload["ids"] for event in events if event.kind == "notification.state"]


async def test_marking_by_id_is_told_once_and_says_how_many_are_left(person):
    first, second, _ = await fill(person, 3)
    assert await mark_read(person.id, ids=[first, second]) == 1
    assert await states(person) == [[first, second]]
    assert [item.read for item in (await load_inbox(person.id)).items] == [False, True, True]


async def test_marking_what_is_read_already_changes_and_tells_nothing(person):
    [only] = await fill(person, 1)
    assert await mark_read(person.id, ids=[only]) == 0
    stamp = await inbox_module.InboxItem.get(id=only)
    before = await read_position(person.id)
    assert await mark_read(person.id, ids=[only]) == 0
    assert await mark_read(person.id, up_to_seq=before.top) == 0
    assert await read_position(person.id) == before
    assert (await inbox_module.InboxItem.get(id=only)).read_at == stamp.read_at


async def test_marking_all_leaves_what_arrived_while_the_click_travelled(person):
    await fill(person, 2)
    seen = await inbox_module.newest_seq(person.id)
    [newer] = await fill(person, 1)
    assert await mark_read(person.id, up_to_seq=seen) == 1
    assert [item.id for item in (await load_inbox(person.id, unread_only=True)).items] == [newer]


async def test_a_group_is_read_together(person):
    here = await fill(person, 2, "room:1")
    await fill(person, 1, "room:2")
    assert await mark_read(person.id, group_key="room:1") == 1
    assert await states(person) == [here]


async def test_ids_of_others_are_ignored(person, make_user):
    other = await make_user()
    [theirs] = await fill(other, 1)
    [mine] = await fill(person, 1)
    assert await mark_read(person.id, ids=[theirs]) == 1
    assert await unread_count(other.id) == 1
    assert await states(person) == await states(other) == []
    assert await mark_read(person.id, ids=[theirs, mine, "nonsense"]) == 0
    assert await states(person) == [[mine]]
    assert await unread_count(other.id) == 1


async def test_two_tabs_that_mark_at_once_make_one_event(person):
    ids = await fill(person, 5)
    left = await asyncio.gather(
        mark_read(person.id, ids=ids), mark_read(person.id, ids=list(reversed(ids))), mark_read(person.id, up_to_seq=99)
    )
    assert left == [0, 0, 0]
    assert await states(person) == [ids]


async def test_marking_and_publishing_at_once_neither_block_nor_lose(person):
    for _ in range(5):
        await asyncio.gather(
            publish(None, "announcement", Audience.user(person.id), title="Hello"),
            mark_read(person.id, up_to_seq=10_000),
            publish(None, "announcement", Audience.everyone(), title="Hello"),
            mark_read(person.id, group_key=""),
        )
    assert await mark_read(person.id, up_to_seq=10_000) == 0
    everything = [item.id for item in (await load_inbox(person.id, limit=100)).items]
    assert len(everything) == 10
    assert sorted(id for ids in await states(person) for id in ids) == sorted(everything)


async def test_no_event_grows_with_the_inbox(person, monkeypatch):
    monkeypatch.setattr(read_marks, "_MARKED_PER_EVENT", 3)
    ids = await fill(person, 7)
    assert await mark_read(person.id, ids=ids) == 0
    assert await states(person) == [ids[:3], ids[3:6], ids[6:]]


async def test_marking_everything_is_one_event_which_names_the_newest_and_how_far_it_reaches(person, monkeypatch):
    monkeypatch.setattr(read_marks, "_MARKED_PER_EVENT", 3)
    ids = await fill(person, 7)
    reached = (await load_inbox(person.id)).items[1].seq  # all but the newest
    assert await mark_read(person.id, up_to_seq=reached) == 1
    assert await states(person) == [ids[3:6]]
    events = await streams.read_events(f"user:{person.id}", 0, 100)
    (event,) = [each for each in events if each.kind == "notification.state"]
    assert event.payload["up_to"] == reached
    (rendered,) = await render_events([event])
    assert (rendered.data["up_to"], rendered.data["unread"]) == (reached, 1)
    assert f'data-read-up-to="{reached}"' in rendered.html
    assert [item.read for item in (await load_inbox(person.id)).items] == [False] + [True] * 6


async def test_the_inbox_comes_in_stretches_without_gaps(person):
    ids = await fill(person, 7)
    await mark_read(person.id, ids=ids[:2])
    found, before = [], None
    while True:
        stretch = await load_inbox(person.id, before_seq=before, limit=3)
        found += [item.id for item in stretch.items]
        before = stretch.before
        if before is None:
            break
    assert found == list(reversed(ids))
    assert [item.id for item in (await load_inbox(person.id, unread_only=True)).items] == list(reversed(ids[2:]))
    assert [item.id for item in await load_latest(person.id, 2)] == [ids[6], ids[5]]


async def test_it_must_be_said_what_is_read(person):
    with pytest.raises(ValueError, match="say what is read"):
        await mark_read(person.id)
