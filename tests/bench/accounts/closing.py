"""How soon sockets close when what they stand on ends: from the administrator's request until the last of those
concerned has been told, on the same node, on another one through Redis, and on another one while Redis is down."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from app.accounts import sessions
from app.accounts.models import Session
from app.accounts.roles import custom
from tests.bench.accounts.filling import ADMIN
from tests.bench.accounts.place import Place, place
from tests.bench.figure import Figure
from tests.support.raw_socket import RawSocket
from tests.support.redis_server import RedisServer
from tests.support.server_process import ServerProcess

HERE_MS, THERE_MS, WITHOUT_MS = 50.0, 250.0, 30_000.0
TABS, CREW = 10, 20
CHAT, INBOX = "/chat", "/notifications"
BOTH = ("send_message", "receive_notifications")

Form = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Case:
    """People at a node, and what ends: posting `form` to `path` closes `closed` on each of `tabs`, saying `reason`."""

    path: str
    form: Form
    tabs: list[RawSocket]
    closed: tuple[str, ...]
    reason: str

    async def done(self) -> None:
        """Wait until everyone concerned was told."""
        told = await asyncio.gather(*(_told(tab, namespace) for tab in self.tabs for namespace in self.closed))
        # Whoever finds out by looking, and was not told, only knows that it is over.
        assert {bye["reason"] for bye in told} <= {self.reason, "session_over"}, told


async def _told(tab: RawSocket, namespace: str) -> dict[str, str]:
    # Longer than an event is waited for elsewhere: the sweep comes every half minute.
    bye: dict[str, str] = {}
    while not bye:
        try:
            bye = await tab.event(namespace, "bye")
        except TimeoutError:
            continue
    return bye


async def _session(at: Place, node: ServerProcess) -> Case:
    guest, session_id = await at.guest(await at.user("member"))
    tabs = [await guest.join(node, CHAT, INBOX) for _ in range(TABS)]
    return Case(f"/sessions/{session_id}/end", (), tabs, (CHAT, INBOX), "ended_by_administrator")


async def _suspended(at: Place, node: ServerProcess) -> Case:
    user = await at.user("member")
    browsers = [(await at.guest(user))[0] for _ in range(2)]
    tabs = [await browser.join(node, CHAT, INBOX) for browser in browsers for _ in range(TABS // 2)]
    return Case(f"/users/{user.id}/suspend", (), tabs, (CHAT, INBOX), "suspended")


async def _role_changed(at: Place, node: ServerProcess) -> Case:
    user = await at.user("member")
    guest, _ = await at.guest(user)
    tabs = [await guest.join(node, CHAT, INBOX) for _ in range(TABS)]
    return Case(f"/users/{user.id}/role", (("role", "guest"),), tabs, (CHAT,), "forbidden")


async def _permission_taken(at: Place, node: ServerProcess) -> Case:
    name = f"Crew {at.made}"
    [row] = await Session.filter(user__email=ADMIN)
    actor = await sessions.load_principal(row.id)
    assert actor is not None
    key = await custom.create_role(actor, name, list(BOTH))
    guests = [(await at.guest(await at.user(key)))[0] for _ in range(CREW)]
    tabs = [await guest.join(node, CHAT, INBOX) for guest in guests]
    return Case(f"/roles/{key}", (("name", name), ("permissions", BOTH[1])), tabs, (CHAT,), "forbidden")


CASES: dict[str, Callable[[Place, ServerProcess], Awaitable[Case]]] = {
    f"a session ended, {TABS} tabs": _session,
    f"a person suspended, {TABS} tabs in two browsers": _suspended,
    f"a role changed, {TABS} tabs": _role_changed,
    f"a permission taken from {CREW} people": _permission_taken,
}


async def _round(at: Place, node: ServerProcess, make: Callable[[Place, ServerProcess], Awaitable[Case]]) -> float:
    """Milliseconds until the last one at `node` was told, when the first node is asked to end it."""
    case = await make(at, node)
    began = time.perf_counter()
    asked = asyncio.create_task(at.admin.post(at.nodes[0], case.path, case.form))
    await case.done()
    took = (time.perf_counter() - began) * 1_000
    assert await asked == 303
    await at.leave()
    return took


async def _on(at: Place, node: ServerProcess, where: str, goal: float, rounds: int) -> list[Figure]:
    figures = []
    for what, make in CASES.items():
        took = sorted([await _round(at, node, make) for _ in range(rounds)])
        more = f"median {took[len(took) // 2]:.1f}"
        figures.append(Figure(f"{where}: {what}, slowest of {rounds}", took[-1], "ms", goal, more))
    return figures


async def in_one_process(url: str, directory: Path, rounds: int) -> list[Figure]:
    """The figures of one process on the database at `url`."""
    async with place(url, directory) as at:
        return await _on(at, at.nodes[0], "same process", HERE_MS, rounds)


async def on_another_node(url: str, directory: Path, redis: RedisServer, rounds: int) -> list[Figure]:
    """The figures of the second of two nodes on the database at `url`, with `redis` between them."""
    redis.start()
    async with place(url, directory, 2, more={"REDIS_URL": redis.url}) as at:
        await _bus(at, "up")
        figures = await _on(at, at.nodes[1], "other node", THERE_MS, rounds)
        cases = [await make(at, at.nodes[1]) for make in CASES.values()]
        redis.stop()
        await _bus(at, "down")
        began = time.perf_counter()
        for case in cases:
            assert await at.admin.post(at.nodes[0], case.path, case.form) == 303
        await asyncio.gather(*(case.done() for case in cases))
        took = (time.perf_counter() - began) * 1_000
        return [*figures, Figure("other node, Redis down: all of these, the last one", took, "ms", WITHOUT_MS)]


async def _bus(at: Place, state: str) -> None:
    """Wait until every node says that the bus is so."""
    async with aiohttp.ClientSession() as http, asyncio.timeout(20):
        for node in at.nodes:
            while True:
                async with http.get(f"{node.url}/health/ready") as response:
                    if (await response.json()).get("bus") == state:
                        break
                await asyncio.sleep(0.01)
