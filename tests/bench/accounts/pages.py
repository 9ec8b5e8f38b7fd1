"""How long the lists take when there is much in them, for every address they offer; and the check of a session.

Times are the server's own, from the request to the last byte of the page, without a network. Each address is looked at
a few times; the 95th percentile of ten looks is just their longest, which tells of the machine and not of the address,
so the slowest addresses are then looked at sixty times, and that is their figure. Beside it stands what they cost in
processor time, which says more on a busy machine; what PostgreSQL used is not in it.
"""

import statistics
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from quart import Quart

from app import create_app
from app.accounts import sessions
from app.accounts.models import Session, User
from app.admin.engine import Listing
from app.admin.invitations import INVITATIONS
from app.admin.log import LOG
from app.admin.roles import ROLES
from app.admin.sessions import SESSIONS
from app.admin.users import USERS
from app.clock import clock
from app.database.migrations import migrate
from app.settings import Settings
from tests.accounts.browser import Browser
from tests.bench.accounts.addresses import addresses_of
from tests.bench.accounts.figure import Figure, percentile
from tests.bench.accounts.filling import ADMIN, PASSWORD, Size, fill
from tests.databases import speak_another_dialect

LISTS = (USERS, SESSIONS, INVITATIONS, ROLES, LOG)
PAGE_MS, CHECK_MS = 150.0, 2.0
CHECKS = 2_000
AGAIN, LOOKS = 12, 60


@dataclass(frozen=True, slots=True)
class Took:
    """What one look took, in milliseconds: on the clock, and of this process's processor time."""

    wall: float
    cpu: float


Times = dict[str, list[Took]]


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
        admin = await fill(size)
        figures = [await _check(name, admin)]
        browser = Browser(app)
        assert (await browser.sign_in(ADMIN, PASSWORD)).status_code == 303
        for listing in lists:
            figures += _told(name, listing, await _walk(app, browser, listing, rounds))
    return figures


async def _check(name: str, admin: User) -> Figure:
    bearer = str(await sessions.start(admin, sessions.Visit("127.0.0.1")))
    took = await _times(lambda: sessions.validate(bearer, touch=True), CHECKS)
    return Figure(f"{name}: check of a session, median", statistics.median(each.wall for each in took), "ms", CHECK_MS)


async def _walk(app: Quart, browser: Browser, listing: Listing, rounds: int) -> Times:
    row = await Session.filter(user__email=ADMIN).first()
    actor = await sessions.load_principal(row.id) if row is not None else None
    assert actor is not None
    now = clock.now()
    moments = {name: f"{now - timedelta(days=days):%Y-%m-%d}" for name, days in (("middle", 90), ("late", 1))}

    async def open_page(address: str) -> bytes:
        answer = await browser.get(address)
        assert answer.status_code == 200, address
        return bytes(await answer.get_data())

    found: Times = {}
    for address in await addresses_of(app, listing, actor, moments):
        found[address] = await _times(lambda address=address: open_page(address), rounds)
    for address in _slowest_first(found)[:AGAIN]:
        found[address] = await _times(lambda address=address: open_page(address), max(rounds, LOOKS))
    return found


async def _times(work: Callable[[], Awaitable[object]], rounds: int) -> list[Took]:
    """What `work` takes each time, after one that is not counted."""
    assert await work() is not None
    took = []
    for _ in range(rounds):
        began, used = time.perf_counter(), time.process_time()
        await work()
        took.append(Took((time.perf_counter() - began) * 1_000, (time.process_time() - used) * 1_000))
    return took


def _p95(took: Sequence[Took]) -> float:
    return percentile([each.wall for each in took], 95)


def _slowest_first(times: Times) -> list[str]:
    return sorted(times, key=lambda address: -_p95(times[address]))


def _told(name: str, listing: Listing, times: Times) -> Iterator[Figure]:
    every = [each for took in times.values() for each in took]
    what = f"{name}: {listing.path}"
    yield Figure(f"{what}, {len(times)} addresses, median", statistics.median(each.wall for each in every), "ms")
    yield Figure(f"{what}, p95", _p95(every), "ms", PAGE_MS)
    places = ("slowest", "second slowest", "third slowest")
    for place, address in zip(places, _slowest_first(times), strict=False):
        cpu = statistics.median(each.cpu for each in times[address])
        more = f"CPU {cpu:.0f} ms  {address}"
        yield Figure(f"{what}, p95 of its {place} address", _p95(times[address]), "ms", PAGE_MS, more)
