"""What people do while the operator does something."""

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from tests.support.patience import PATIENCE_S
from tests.support.reliable_client import ReliableClient


@asynccontextmanager
async def background_messages(clients: list[ReliableClient]) -> AsyncIterator[list[str]]:
    """Meanwhile everyone says one thing after the other; all that was said."""
    said: list[str] = []

    async def talk(client: ReliableClient) -> None:
        for number in itertools.count():
            said.append(client.say(f"{client.name}: {number}"))
            await client.all_sent()

    tasks = [asyncio.create_task(talk(client)) for client in clients]
    yield said
    for client, task in zip(clients, tasks, strict=True):
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await client.all_sent()


@asynccontextmanager
async def background_requests(url: str) -> AsyncIterator[Counter[object]]:
    """Meanwhile pages are asked for, over connections that are kept and over new ones; how it went."""
    went: Counter[object] = Counter()
    stop = asyncio.Event()

    async def ask(browser: httpx.AsyncClient) -> None:
        try:
            went[(await browser.get("/login")).status_code] += 1
        except httpx.HTTPError as error:
            went[repr(error)] += 1

    async def keep_asking(pause_s: float) -> None:
        async with httpx.AsyncClient(timeout=PATIENCE_S, base_url=url) as browser:
            while not stop.is_set():
                await ask(browser)
                await asyncio.sleep(pause_s)

    async def ask_anew() -> None:
        while not stop.is_set():
            async with httpx.AsyncClient(timeout=PATIENCE_S, base_url=url) as browser:
                await ask(browser)

    tasks = [asyncio.create_task(keep_asking(pause_s)) for pause_s in (0.01, 0.05, 0.3)]
    tasks.append(asyncio.create_task(ask_anew()))
    yield went
    stop.set()
    await asyncio.gather(*tasks)
