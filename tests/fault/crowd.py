"""Many browsers at one node."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from tests.fault.guest import Guest
from tests.fault.site import Site
from tests.realtime.raw import Raw
from tests.realtime.talk import follow

T = TypeVar("T")

PEOPLE = 10
AT_ONCE = 25


async def a_few_at_a_time(works: Iterable[Callable[[], Awaitable[T]]]) -> list[T]:
    """What `works` return, of which `AT_ONCE` are under way at the same time: one loop serves them all."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def in_turn(work: Callable[[], Awaitable[T]]) -> T:
        async with turns:
            return await work()

    return await asyncio.gather(*map(in_turn, works))


async def people(site: Site) -> list[Guest]:
    """`PEOPLE` who are signed in."""
    return [await site.guest() for _ in range(PEOPLE)]


async def everyone_comes(site: Site, guests: list[Guest], count: int) -> list[Raw]:
    """`count` connections of `guests` to the first node, in turn, that follow the room."""

    async def come(guest: Guest) -> Raw:
        raw = await guest.join(site.first)
        await follow(raw, site.room.id)
        return raw

    return await a_few_at_a_time(lambda g=guests[number % PEOPLE]: come(g) for number in range(count))
