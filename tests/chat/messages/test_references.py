"""What a message names besides people: rooms that anyone may find; and nothing in code."""

import pytest

from app.chat.messages.history import load_history
from app.chat.messages.send import send_message
from app.chat.models import Message, Room
from app.chat.renderers import message_data, message_view
from app.chat.rooms import create_room
from app.notifications.announcements import unread_count

pytestmark = pytest.mark.one_database


@pytest.fixture
async def said(talker, general):
    """`await said(body)`: the message as it is read afterwards."""
    actor = (await talker(name="Alice")).actor

    async def say(body: str):
        sent = await send_message(actor, general.id, body, body[:9].encode().hex())
        found = (await load_history(actor, general.id)).messages
        return next(message for message in found if message.id == sent.id)

    return say


async def named(message) -> list[str]:
    """What the message names, as it was written, and that it links to the room of this name."""
    found = []
    for what, start, end in message.mentions:
        written = message.body[start:end]
        room = await Room.get(id=what.removeprefix("#"))
        assert room.name.casefold() == written.removeprefix("#").casefold()
        assert f'<a class="mention" href="/chat/{room.id}">{written}</a>' in message_view(message).body_html
        found.append(written)
    return found


async def test_open_rooms_are_named_by_their_name_the_longest_one_first(said, talker):
    owner = (await talker(name="Olga")).actor
    for name in ("Plans", "Plans for May", "Ёлка"):
        await create_room(owner, name)
    for body, meant in (
        ("see #plans.", ["#plans"]),
        ("#Plans for May!", ["#Plans for May"]),
        ("#plans for June", ["#plans"]),
        ("(#ёлка) and #general", ["#ёлка", "#general"]),
        ("**#plans**", ["#plans"]),
        ("#plansx ##plans x#plans https://x.example/#plans &#plans # plans", []),
        ("`#plans` and\n```\n#plans\n```", []),
        ("> #plans\nsee #plans", ["#plans"]),
        ("#plans_x #plans-2 #plans.md ж#plans https://x.example/?a=b#plans", []),
        ("看#plans吧，_#plans_", ["#plans", "#plans"]),
        ("#nothing of the kind", []),
    ):
        assert await named(await said(body)) == meant, body


async def test_rooms_that_not_everybody_may_find_are_text(said, talker):
    room = await create_room((await talker(name="Olga")).actor, "Board")
    assert await named(await said("#board")) == ["#board"]
    await Room.filter(id=room.id).update(kind="closed")
    message = await said("again #board")
    assert message.mentions == []
    assert message_view(message).body_html == "again #board"


async def test_mentions_in_code_do_not_notify(said, talker):
    bob = await talker(name="Bob")
    message = await said("`@Bob` #general")
    assert await unread_count(bob.id) == 0
    assert [what[0] for what, _, _ in message.mentions] == ["#"]
    assert message_data(message)["mentions"] == []
    for body in (
        "> @Bob said so\nindeed",
        "https://x.example/?q=@Bob",
        "[a](https://x.example/@Bob)",
        "```\n@Bob\n```",
    ):
        assert (await said(body)).mentions == []
    assert await unread_count(bob.id) == 0
    message = await said("`code` @Bob #general")
    assert await unread_count(bob.id) == 1
    assert message_data(message)["mentions"] == [bob.id]
    assert (await Message.get(id=message.id)).mentions == message.mentions
