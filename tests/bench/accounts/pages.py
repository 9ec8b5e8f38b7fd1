"""How long the lists take when there is much in them, for every address they offer; and the check of a session.

Times are the server's own, from the request to the last byte of the page, without a network.
"""

import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from pathlib import Path

from quart import Quart

from app import create_app
from app.accounts import sessions
from app.accounts.models import Session
from app.admin.engine import Listing
from app.admin.invitations import INVITATIONS
from app.admin.log import LOG
from app.admin.roles import ROLES
from app.admin.sessions import SESSIONS
from app.admin.users import USERS
from app.clock import clock
from app.database.migrations import migrate
from app.identity import Principal
from app.settings import Settings
from tests.accounts.browser import Browser
from tests.bench.accounts.addresses import addresses_of
from tests.bench.accounts.figure import Figure, percentile
from tests.bench.accounts.filling import ADMIN, PASSWORD, Size, fill
from tests.databases import speak_another_dialect

LISTS = (USERS, SESSIONS, INVITATIONS, ROLES, LOG)
PAGE_MS, CHECK_MS = 150.0, 2.0
CHECKS = 2_000

Times = dict[str, list[float]]


async def measure(
    name: str, url: str, directory: Path, size: Size, rounds: int, lists: tuple[Listing, ...]
) -> list[Figure]:
    """The figures of the database at `url`, called `name`; `rounds` looks at each address, one address after the
    other."""
    speak_another_dialect()
    settings = Settings(_env_file=None, data_dir=directory / "data", database_url=url, rate_limits=False)
    await migrate(settings.database_url)
    app = create_app(settings)
    async with app.test_app():
        await fill(size)
        browser = Browser(app)
        assert (await browser.sign_in(ADMIN, PASSWORD)).status_code == 303
        figures = [await _check(name)]
        for listing in lists:
            figures += _told(name, listing, await _walk(app, browser, listing, rounds))
    return figures


async def _check(name: str) -> Figure:
    [row] = await Session.filter(user__email=ADMIN)
    took = await _times(lambda: sessions.load_principal(row.id), CHECKS)
    return Figure(f"{name}: check of a session, median", statistics.median(took), "ms", CHECK_MS)


async def _walk(app: Quart, browser: Browser, listing: Listing, rounds: int) -> Times:
    [row] = await Session.filter(user__email=ADMIN)
    actor = await sessions.load_principal(row.id)
    assert isinstance(actor, Principal)
    now = clock.now()
    moments = {name: f"{now - timedelta(days=days):%Y-%m-%d}" for name, days in (("middle", 90), ("late", 1))}

    async def open_page(address: str) -> None:
        answer = await browser.get(address)
        assert answer.status_code == 200, address
        await answer.get_data()

    found: Times = {}
    for address in await addresses_of(app, listing, actor, moments):
        found[address] = await _times(lambda address=address: open_page(address), rounds)
    return found


async def _times(work: Callable[[], Awaitable[object]], rounds: int) -> list[float]:
    """What `work` takes, in milliseconds, each time after one that is not counted."""
    await work()
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        await work()
        took.append((time.perf_counter() - began) * 1_000)
    return took


def _told(name: str, listing: Listing, times: Times) -> Iterator[Figure]:
    every = [each for took in times.values() for each in took]
    what = f"{name}: {listing.path}"
    yield Figure(f"{what}, {len(times)} addresses, median", statistics.median(every), "ms")
    yield Figure(f"{what}, p95", percentile(every, 95), "ms", PAGE_MS)
    worst = sorted(times, key=lambda address: -percentile(times[address], 95))
    for place, address in enumerate(worst[:3]):
        title = f"{what}, p95 of its {('slowest', 'second slowest', 'third slowest')[place]} address"
        yield Figure(title, percentile(times[address], 95), "ms", PAGE_MS, address)
