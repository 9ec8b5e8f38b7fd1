"""What leaves in one turn of the loop: one write for each client, in the order in which it was sent."""

import asyncio

from app.realtime.websocket.write_batch import WriteBatch


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


async def test_what_comes_later_leaves_later():
    outbox, client = WriteBatch(), Client()
    outbox.add((client.write,), b"1")
    await asyncio.sleep(0)
    outbox.add((client.write,), b"2")
    outbox.flush()
    assert client.writes == [b"1", b"2"]
    await asyncio.sleep(0)
    assert client.writes == [b"1", b"2"]
