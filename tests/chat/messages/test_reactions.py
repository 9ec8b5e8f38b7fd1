"""Reactions and pins: one row for each person and emoji, whoever is at it at the same moment, and never too many."""

import asyncio

import pytest

from app.chat.messages.history import load_history
from app.chat.messages.notify import stream_name
from app.chat.messages.pins import MAX_PINS, pin_message, pinned_messages, unpin_message
from app.chat.messages.reactions import MAX_EMOJI, add_reaction, parse_emoji, remove_reaction, toggle_reaction
from app.chat.messages.send import send_message
from app.chat.models import Reaction
from app.errors import Conflict, Invalid
from app.realtime import streams
from tests.support.messages import subscribe_room

MANY = [chr(0x1F600 + number) for number in range(MAX_EMOJI + 5)]


@pytest.fixture
async def message(talker, general) -> str:
    alice = await talker(name="Alice")
    return (await send_message(alice.actor, general.id, "hello", "c")).id


async def shown(who, room) -> dict[str, list[str]]:
    (said,) = (await load_history(who.actor, room.id)).messages
    return {each.emoji: [person.name for person in each.people] for each in said.reactions}


async def test_reactions_say_who_gave_them_in_the_order_of_the_first(talker, general, message):
    bob, carol = await talker(name="Bob"), await talker(name="Carol")
    assert await add_reaction(bob.actor, general.id, message, "🎉")
    assert await add_reaction(carol.actor, general.id, message, ":thumbsup:")
    assert await add_reaction(carol.actor, general.id, message, "🎉")
    assert not await add_reaction(carol.actor, general.id, message, "🎉")
    assert await shown(bob, general) == {"🎉": ["Bob", "Carol"], "👍": ["Carol"]}
    assert await remove_reaction(bob.actor, general.id, message, "🎉")
    assert not await remove_reaction(bob.actor, general.id, message, "🎉")
    assert not await toggle_reaction(carol.actor, general.id, message, "👍")
    assert await toggle_reaction(bob.actor, general.id, message, "👍")
    assert await shown(bob, general) == {"🎉": ["Carol"], "👍": ["Bob"]}


async def test_the_same_reaction_many_times_at_once_is_one_and_is_told_once(talker, general, message):
    bob = await talker()
    added = await asyncio.gather(
        *(add_reaction(bob.actor, general.id, message, "👍") for _ in range(5)), return_exceptions=True
    )
    assert sorted(added) == [False] * 4 + [True]
    assert await Reaction.all().count() == 1
    assert (await streams.read_position(stream_name(general.id))).top == 2


async def test_there_are_never_more_different_ones_than_there_may_be(talker, general, message):
    people = [await talker() for _ in range(2)]
    tries = (add_reaction(people[number % 2].actor, general.id, message, emoji) for number, emoji in enumerate(MANY))
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert [each.code for each in done if isinstance(each, Exception)] == ["too_many_reactions"] * 5
    emoji = (await Reaction.first()).emoji
    for person in people:  # which another one there is no limit to
        await add_reaction(person.actor, general.id, message, emoji)
    assert len(await shown(people[0], general)) == MAX_EMOJI


@pytest.mark.parametrize(
    ("text", "emoji"),
    [("👍", "👍"), (":tada:", "🎉"), (" thumbs up ", "👍"), ("❤️", "❤️"), ("heart", "❤️"), ("👩‍🚀", "👩‍🚀"), ("+1", "👍")],
)
def test_an_emoji_is_known_by_itself_or_by_name(text, emoji):
    assert parse_emoji(text) == emoji


@pytest.mark.parametrize("text", ["hello", "👍👍", "", "::", "<b>", ":no_such_name:", "👍 <script>"])
def test_nothing_else_is_an_emoji(text):
    with pytest.raises(Invalid) as refused:
        parse_emoji(text)
    assert refused.value.code == "unknown_emoji"


async def test_a_room_has_so_many_pins_and_no_more(talker, general, message):
    bob = await talker()
    assert await pin_message(bob.actor, general.id, message)
    assert not await pin_message(bob.actor, general.id, message)
    more = [(await send_message(bob.actor, general.id, "x", f"c{n}")).id for n in range(MAX_PINS)]
    for each in more[1:]:
        await pin_message(bob.actor, general.id, each)
    with pytest.raises(Conflict):
        await pin_message(bob.actor, general.id, more[0])
    assert [pin.id for pin in await pinned_messages(general.id)] == [*reversed(more[1:]), message]
    assert await unpin_message(bob.actor, general.id, message)
    assert await pin_message(bob.actor, general.id, more[0])


@pytest.mark.one_database
async def test_over_the_socket_and_over_http_it_is_the_same(newcomer, room):
    alice, bob = await newcomer(name="Alice"), await newcomer(name="Bob")
    raw = await alice.join()
    await subscribe_room(raw, room.id)
    sent = await raw.call("/chat", "sendMessage", {"room": room.id, "body": "hello", "client_id": "c"})
    of = {"room": room.id, "message": sent["id"]}
    assert await raw.call("/chat", "addReaction", {**of, "emoji": "tada"}) == {"ok": True, "changed": True}
    assert await raw.call("/chat", "addReaction", {**of, "emoji": "🎉"}) == {"ok": True, "changed": False}
    refused = await raw.call("/chat", "addReaction", {**of, "emoji": "nonsense"})
    assert refused["error"]["code"] == "unknown_emoji"
    address = f"/chat/{room.id}/messages/{sent['id']}"
    assert (await bob.post(f"{address}/reactions", {"emoji": "🎉"})).status_code == 303
    body = await raw.event("/chat", "event", lambda event: event["seq"] == 3)
    assert body["kind"] == "reaction.added"
    assert body["data"] == {
        "message": sent["id"],
        "emoji": "🎉",
        "user": bob.id,
        "reactions": [{"emoji": "🎉", "people": [alice.id, bob.id]}],
    }
    assert (await bob.post(f"{address}/reactions", {"emoji": "🎉"})).status_code == 303
    assert (await raw.event("/chat", "event", lambda event: event["seq"] == 4))["kind"] == "reaction.removed"
    odd = await bob.post(f"{address}/reactions", {"emoji": "<b>nonsense"})
    assert (odd.status_code, "&lt;b&gt;nonsense" in odd.text) == (422, True)
    assert (await bob.post(f"{address}/pin")).status_code == 303
    body = await raw.event("/chat", "event", lambda event: event["seq"] == 5)
    assert (body["kind"], body["data"]["message"], body["data"]["user"]) == ("message.pinned", sent["id"], bob.id)
    assert body["data"]["pinned_at"]
    assert await raw.call("/chat", "unpinMessage", of) == {"ok": True, "changed": True}
