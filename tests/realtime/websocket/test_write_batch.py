"""What leaves in one turn of the loop: one write for each client, in the order in which it was sent."""

import asyncio
import random

import pytest

from app.realtime.websocket.write_batch import GroupWriters, WriteBatch


class Client:
    def __init__(self) -> None:
        self.writes: list[bytes] = []
        self.write = self.writes.append


async def test_one_frame_goes_to_everyone_as_it_is():
    outbox, clients = WriteBatch(), [Client() for _ in range(3)]
    outbox.add([client.write for client in clients], b"a")
    assert clients[0].writes == []
    await asyncio.sleep(0)
    assert [client.writes for client in clients] == [[b"a"]] * 3


async def test_several_are_joined_and_who_gets_something_of_their_own_gets_it_in_its_place():
    outbox, one, two, alone = WriteBatch(), Client(), Client(), Client()
    room = (one.write, two.write)
    outbox.add(room, b"1")
    outbox.add((one.write,), b"(ack)")
    outbox.add(room, b"2")
    outbox.add((alone.write,), b"x")
    outbox.add(room, b"3")
    outbox.add((alone.write, two.write), b"y")
    await asyncio.sleep(0)
    assert (one.writes, two.writes, alone.writes) == ([b"1(ack)23"], [b"123y"], [b"xy"])


@pytest.mark.parametrize("kind", [tuple, GroupWriters])
async def test_everyone_gets_everything_once_and_in_order_whoever_gets_more(kind):
    """Against writing each frame by itself."""
    chance = random.Random(1)
    clients = [Client() for _ in range(12)]
    writers = [client.write for client in clients]
    room, outbox = kind(writers[:9]), WriteBatch()
    for _ in range(300):
        expected: dict[int, bytes] = {}
        for number in range(chance.randint(2, 6)):
            wire = b"%d," % number
            to = room if chance.random() < 0.5 else kind(chance.sample(writers, chance.choice((1, 1, 2, 9))))
            outbox.add(to, wire)
            for write in to:
                place = writers.index(write)
                expected[place] = expected.get(place, b"") + wire
        outbox.flush()
        assert {place: client.writes for place, client in enumerate(clients) if client.writes} == {
            place: [wire] for place, wire in expected.items()
        }
        for client in clients:
            client.writes.clear()


async def test_a_room_is_looked_through_once_for_all_that_its_members_get_of_their_own():
    hashed = 0

    class Writer:
        def __init__(self) -> None:
            self.client = Client()

        def __call__(self, wire: bytes) -> None:
            self.client.write(wire)

        def __hash__(self) -> int:
            nonlocal hashed
            hashed += 1
            return id(self)

    writers = [Writer() for _ in range(100)]
    room, outbox = GroupWriters(writers), WriteBatch()
    for _ in range(10):
        outbox.add(room, b"event")
        outbox.add((writers[3],), b"ack")
        outbox.flush()
    assert [len(writer.client.writes) for writer in writers] == [10] * 100
    assert {writer.client.writes[0] for writer in writers} == {b"event", b"eventack"}
    assert hashed < 200


async def test_what_comes_later_leaves_later():
    outbox, client = WriteBatch(), Client()
    outbox.add((client.write,), b"1")
    await asyncio.sleep(0)
    outbox.add((client.write,), b"2")
    outbox.flush()
    assert client.writes == [b"1", b"2"]
    await asyncio.sleep(0)
    assert client.writes == [b"1", b"2"]
