"""The fragment law for chat: the page before + what a panel's socket received = the page after."""

import pytest

from app.chat.messages.edit import edit_message
from app.chat.messages.history import load_latest
from app.chat.models import NotifyLevel
from app.chat.rooms.direct import open_direct
from app.chat.rooms.notification_levels import set_notification_level
from tests.chat.live_page import assert_update_equals_reload, panels, quick, reader

__all__ = ["panels", "quick", "reader"]

pytestmark = pytest.mark.one_database

HOSTILE = "</div></li></hx-partial><li id='x'>hi @Bob <https://x.example/?a=1&b=2> \n <script>1</script>"


@pytest.mark.parametrize("body", ["hello", HOSTILE], ids=["plain", "with a mention"])
async def test_a_message_that_is_sent(reader, room, panels, newcomer, say, body):
    # B24
    author = await newcomer(name="<Анна>")
    await say(author, room.id, "the first")
    await panels.event("/chat", "unread", lambda told: told["count"] == 1)
    await assert_update_equals_reload(
        reader, room, panels, lambda: say(author, room.id, body), lambda told: told["rooms"].get(room.id) == 2
    )


async def test_the_first_message_of_a_room(reader, room, panels, newcomer, say):
    author = await newcomer()
    await assert_update_equals_reload(
        reader, room, panels, lambda: say(author, room.id), lambda told: told["count"] == 1
    )


async def test_a_message_in_another_room(reader, room, panels, newcomer, say):
    author = await newcomer()
    other = await open_direct(await author.principal(), reader.id)
    await assert_update_equals_reload(
        reader, room, panels, lambda: say(author, other.id), lambda told: told["rooms"].get(other.id) == 1
    )


async def test_a_room_that_is_read(reader, room, panels, newcomer, say):
    # B24
    author = await newcomer()
    other = await open_direct(await author.principal(), reader.id)
    for where in (room, room, other):
        seq = await say(author, where.id)
    await panels.event("/chat", "unread", lambda told: told["count"] == 3)

    async def read() -> None:
        await panels.call("/chat", "markRead", {"room": room.id, "seq": 2})

    assert seq == 1
    await assert_update_equals_reload(
        reader, room, panels, read, lambda told: told["count"] == 1 and room.id in told["rooms"]
    )


async def test_what_the_reader_says_themselves(reader, room, panels, newcomer, say):
    # B24
    author = await newcomer()
    await say(author, room.id)
    await panels.event("/chat", "unread", lambda told: told["count"] == 1)
    await assert_update_equals_reload(
        reader, room, panels, lambda: say(reader, room.id), lambda told: told["rooms"] == {room.id: 0}
    )


async def test_a_mention_and_what_an_edit_makes_of_it(reader, room, panels, newcomer, say):
    # B13
    author = await newcomer()
    await assert_update_equals_reload(
        reader, room, panels, lambda: say(author, room.id, "@Bob look"), lambda told: told["mentioned"] == {room.id: 1}
    )
    message = (await load_latest(room.id)).messages[-1]

    async def edit() -> None:
        await edit_message(await author.principal(), room.id, message.id, "nobody")

    await assert_update_equals_reload(reader, room, panels, edit, lambda told: told["mentions"] == 0)


async def test_a_title_leaves_out_what_a_quiet_room_is_full_of(reader, room, panels, newcomer, say):
    # B13
    author = await newcomer()
    await set_notification_level(await reader.principal(), room.id, NotifyLevel.MENTIONS)
    await panels.event("/chat", "unread", lambda told: told["rooms"] == {room.id: 0})
    await assert_update_equals_reload(
        reader, room, panels, lambda: say(author, room.id), lambda told: (told["count"], told["loud"]) == (1, 0)
    )
    assert 'data-title-count="" id="nav-chat-unread">1<' in (await reader.get(f"/chat/{room.id}")).text
