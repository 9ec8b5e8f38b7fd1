"""Many browsers at one node."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from tests.support.deployment import Deployment
from tests.support.messages import subscribe_room
from tests.support.node_client import NodeClient
from tests.support.raw_socket import RawSocket

T = TypeVar("T")

PEOPLE = 10
AT_ONCE = 25


async def run_in_batches(works: Iterable[Callable[[], Awaitable[T]]]) -> list[T]:
    """What `works` return, of which `AT_ONCE` are under way at the same time: one loop serves them all."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def in_turn(work: Callable[[], Awaitable[T]]) -> T:
        async with turns:
            return await work()

    return await asyncio.gather(*map(in_turn, works))


async def new_clients(site: Deployment) -> list[NodeClient]:
    """`PEOPLE` who are signed in."""
    return [await site.guest() for _ in range(PEOPLE)]


async def connect_clients(site: Deployment, guests: list[NodeClient], count: int) -> list[RawSocket]:
    """`count` connections of `guests` to the first node, in turn, that follow the room."""

    async def come(guest: NodeClient) -> RawSocket:
        raw = await guest.join(site.first)
        await subscribe_room(raw, site.room.id)
        return raw

    return await run_in_batches(lambda g=guests[number % PEOPLE]: come(g) for number in range(count))
