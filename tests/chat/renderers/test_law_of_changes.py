"""The fragment law for what becomes of messages: edited, deleted, answered, reacted to, pinned."""

import pytest

from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message
from app.chat.messages.history import PAGE
from app.chat.messages.pins import pin_message, unpin_message
from app.chat.messages.reactions import add_reaction, remove_reaction
from app.chat.messages.send import send_message
from app.ids import new_id
from tests.chat.live_page import assert_update_equals_reload, page, panels, quick, reader
from tests.support import htmx_swaps

__all__ = ["panels", "quick", "reader"]

pytestmark = pytest.mark.one_database

HOSTILE = "</div></li></hx-partial><li id='x'>hi @Bob <https://x.example/?a=1&b=2> \n <script>1</script>"


@pytest.fixture
async def author(newcomer):
    return await newcomer(name="<Анна>")


@pytest.fixture
async def message(author, room, reader, panels):
    """A message of the author's that has a reaction, is pinned, and is answered twice; all of it is on the page."""
    actor = await author.principal()
    sent = await send_message(actor, room.id, "the first @Bob", "first")
    await send_message(actor, room.id, "an answer", "second", sent.id)
    await send_message(await reader.principal(), room.id, "another", "third", sent.id)
    await add_reaction(actor, room.id, sent.id, "👍")
    await pin_message(actor, room.id, sent.id)
    await panels.event("/chat", "event", lambda event: event["seq"] == 5)
    return sent.id


@pytest.mark.parametrize("body", ["other words", HOSTILE], ids=["plain", "hostile"])
async def test_a_message_that_is_edited(reader, room, panels, author, message, body):
    # B24
    async def edit() -> None:
        await edit_message(await author.principal(), room.id, message, body)

    await assert_update_equals_reload(reader, room, panels, edit)


async def test_a_message_that_is_deleted(reader, room, panels, author, message):
    # B24
    async def delete() -> None:
        await delete_message(await author.principal(), room.id, message)

    await assert_update_equals_reload(reader, room, panels, delete)


async def test_a_message_that_is_answered(reader, room, panels, message):
    # B24
    async def answer() -> None:
        await send_message(await reader.principal(), room.id, "a third answer", "x", message)

    await assert_update_equals_reload(reader, room, panels, answer)


@pytest.mark.parametrize("emoji", ["👍", "🎉"], ids=["one more", "the first"])
async def test_a_reaction_that_is_added_and_one_that_is_removed(reader, room, panels, message, emoji):
    # B24
    async def add() -> None:
        await add_reaction(await reader.principal(), room.id, message, emoji)

    async def remove() -> None:
        await remove_reaction(await reader.principal(), room.id, message, emoji)

    await assert_update_equals_reload(reader, room, panels, add)
    await assert_update_equals_reload(reader, room, panels, remove)


async def test_a_message_that_is_unpinned_and_pinned_again(reader, room, panels, message):
    # B24
    async def unpin() -> None:
        await unpin_message(await reader.principal(), room.id, message)

    async def pin() -> None:
        await pin_message(await reader.principal(), room.id, message)

    await assert_update_equals_reload(reader, room, panels, unpin)
    await assert_update_equals_reload(reader, room, panels, pin)


def shown(document) -> list[str]:
    """The latest messages on a page, as normalised text."""
    messages = document.xpath(".//li[contains(@class, 'msg')][@data-seq]")
    return [htmx_swaps.normalised(each) for each in messages[-PAGE:]]


@pytest.mark.parametrize("count", [1, 40, 41, 300])
async def test_whoever_was_away_has_missed_nothing(newcomer, room, author, count):
    # B3
    reader = await newcomer(name="Bob")
    actor = await author.principal()
    old = [(await send_message(actor, room.id, f"old {n}", f"old {n}")).id for n in range(4)]
    before = await page(reader, room)
    (panel,) = before.xpath(".//*[@id='room']")
    for number in range(count):
        await send_message(actor, room.id, f"new {number}", new_id(), old[1] if number == count - 1 else "")
    await edit_message(actor, room.id, old[1], "other words")
    await delete_message(actor, room.id, old[2])
    await add_reaction(await reader.principal(), room.id, old[3], "👍")
    raw = await reader.join(format="html")
    place = {panel.get("sio-stream"): [int(panel.get("sio-seq")), panel.get("sio-epoch")]}
    answer = (await raw.call("/chat", "resume", {"streams": place}))["streams"][panel.get("sio-stream")]
    assert [event["seq"] for event in answer["events"]] == list(range(5, 5 + count + 3))
    for event in answer["events"]:
        htmx_swaps.apply_swaps(before, event["html"])
    assert shown(before) == shown(await page(reader, room, "?latest"))
