"""How large a message may be: 64 KB with all that belongs to it, however it is cut into frames. A little more is
answered, much more is not read; nobody else notices."""

import pytest

from app.realtime import client as client_module
from app.realtime.codec import MAX_MESSAGE_BYTES, MAX_RECEIVED_BYTES

pytestmark = pytest.mark.one_database

BYE = {"code": 3501, "reason": "too_large"}


def filled(talker, size: int, filling: str = "x") -> tuple[int, str | bytes]:
    """An event that weighs `size` bytes as a Socket.IO packet, and its id."""
    text = filling * ((size - 200) // len(filling.encode()))
    _, almost = talker.event("nothing", {"filling": text})
    weight = len(almost.encode()) - 1 if isinstance(almost, str) else len(almost)  # without the mark of Engine.IO
    return talker.event("nothing", {"filling": text + "x" * (size - weight)})


@pytest.mark.parametrize("filling", ["x", "ж"])
async def test_what_fits_is_read_and_one_byte_more_is_named(newcomer, talk, filling):
    alice = await talk(await newcomer())
    for size, code in ((MAX_MESSAGE_BYTES, "unknown_event"), (MAX_MESSAGE_BYTES + 1, "too_large")):
        id, message = filled(alice, size, filling)
        await alice.send(message)
        assert (await alice.ack(id))["error"]["code"] == code
    assert (await alice.call("resume", {"streams": {}}))["ok"], "the connection goes on"


async def test_fragments_count_together(newcomer, talk):
    alice = await talk(await newcomer())
    for size, code in ((MAX_MESSAGE_BYTES, "unknown_event"), (MAX_MESSAGE_BYTES + 1, "too_large")):
        id, message = filled(alice, size)
        await alice.send([message[start : start + 1_000] for start in range(0, len(message), 1_000)])
        assert (await alice.ack(id))["error"]["code"] == code


async def test_much_more_ends_the_connection_with_a_word_and_nobody_elses(newcomer, talk, hub, settings):
    alice, bob = await talk(await newcomer()), await talk(await newcomer())
    _, message = filled(alice, MAX_RECEIVED_BYTES)
    fragments = [message[start : start + 60_000] for start in range(0, len(message), 60_000)]
    await alice.send(fragments)
    assert (await alice.call("resume", {"streams": {}}))["ok"], "so much is read"
    await alice.send([*fragments, fragments[0]])
    if settings.direct_sockets:  # the library's own has no way to say anything once it has found out
        assert await alice.bye() == BYE
    assert await alice.closed() == 1009
    assert (await bob.call("resume", {"streams": {}}))["ok"]
    assert len(hub.connections()) == 1


async def test_what_is_too_large_is_counted_like_any_event(newcomer, talk, hub, monkeypatch):
    monkeypatch.setattr(client_module, "MAX_PENDING_EVENTS", 1_000)
    alice = await talk(await newcomer())
    codes = set()
    while "rate_limited" not in codes:  # four hundred in ten seconds are borne
        id, message = filled(alice, MAX_MESSAGE_BYTES + 1)
        await alice.send(message)
        codes.add((await alice.ack(id))["error"]["code"])
        assert codes <= {"too_large", "rate_limited"}
