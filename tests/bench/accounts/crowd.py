"""Forty people who sign in at once, with passwords that cost what they cost: how late the event loop of the server gets
meanwhile, by its own clock, and how long the last of them waits."""

import asyncio
import signal
import time
from pathlib import Path

import aiohttp

from app.accounts import passwords
from tests.bench.accounts.filling import PASSWORD
from tests.bench.accounts.place import Place, place
from tests.bench.figure import Figure

CROWD, LAG_MS = 40, 100.0
_QUIET_S = 1.0


async def measure(directory: Path, rounds: int) -> list[Figure]:
    """The figures of a process on SQLite."""
    told = directory / "lag"
    command = ("-m", "tests.bench.accounts.lagging", str(told))
    async with place(f"sqlite://{directory}/crowd.db", directory, command=command) as at:
        password_hash = await passwords.hash_password(PASSWORD)
        emails = [(await at.user("member", password_hash)).email for _ in range(CROWD)]
        await _sign_in(at, emails[0])  # what is loaded at the first sign-in is not the crowd's
        await asyncio.sleep(_QUIET_S)
        await _lag(at, told)
        await asyncio.sleep(_QUIET_S)
        quiet = await _lag(at, told)
        lags, waits = [], []
        for _ in range(rounds):
            began = time.perf_counter()
            await asyncio.gather(*(_sign_in(at, email) for email in emails))
            waits.append((time.perf_counter() - began) * 1_000)
            lags.append(await _lag(at, told))
    return [
        Figure("nobody signs in: the loop's lag, most in a second", quiet, "ms"),
        Figure(f"{CROWD} sign-ins at once: the loop's lag, most of {rounds} rounds", max(lags), "ms", LAG_MS),
        Figure(f"{CROWD} sign-ins at once: until the last is in, slowest of {rounds}", max(waits), "ms"),
    ]


async def _sign_in(at: Place, email: str) -> None:
    form = {"email": email, "password": PASSWORD}
    async with (
        aiohttp.ClientSession(headers={"Origin": at.origin}) as http,
        http.post(f"{at.origin}/login", data=form, allow_redirects=False) as response,
    ):
        assert response.status == 303, response.status


async def _lag(at: Place, told: Path) -> float:
    at.nodes[0].tell(signal.SIGUSR1)
    async with asyncio.timeout(20):
        while (found := _read(told)) is None:  # noqa: ASYNC110 - the other process tells by nothing else
            await asyncio.sleep(0.005)
    return found


def _read(told: Path) -> float | None:
    """What is told, once."""
    if not told.exists():
        return None
    found = float(told.read_text())
    told.unlink()
    return found
