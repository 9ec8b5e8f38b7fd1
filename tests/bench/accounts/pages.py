"""How long the lists take when there is much in them, for every address they offer; and the check of a session.

Times are the server's own, from the request to the last byte of the page, without a network. Each address is looked at
a few times; the 95th percentile of ten looks is just their longest, which tells of the machine and not of the address,
so the slowest addresses are then looked at sixty times, and that is their figure. Beside it stands what they cost in
processor time, which says more on a busy machine; what PostgreSQL used is not in it.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from quart import Quart

from app import create_app
from app.accounts import sessions
from app.accounts.models import Session, User
from app.admin.audit_log import LOG
from app.admin.invitations import INVITATIONS
from app.admin.lists import Listing
from app.admin.roles import ROLES
from app.admin.sessions import SESSIONS
from app.admin.users import USERS
from app.clock import clock
from app.database.migrations import migrate
from app.settings import Settings
from tests.bench.accounts.addresses import addresses_of
from tests.bench.accounts.filling import ADMIN, PASSWORD, Size, fill
from tests.bench.figure import Figure
from tests.bench.timing import Took, cpu, median, p95, times
from tests.support.app_client import AppClient
from tests.support.databases import forget_cached_sql

LISTS = (USERS, SESSIONS, INVITATIONS, ROLES, LOG)
PAGE_MS, CHECK_MS = 150.0, 2.0
CHECKS = 2_000
AGAIN, LOOKS = 12, 60


Times = dict[str, list[Took]]


async def measure(
    name: str, url: str, directory: Path, size: Size, rounds: int, lists: tuple[Listing, ...]
) -> list[Figure]:
    """The figures of the database at `url`, called `name`; `rounds` looks at each address, one address after the
    other."""
    forget_cached_sql()
    settings = Settings(_env_file=None, data_dir=directory / "data", database_url=url, rate_limits=False)
    await migrate(settings.database_url)
    app = create_app(settings)
    async with app.test_app():
        admin = await fill(size)
        figures = [await _check(name, admin)]
        browser = AppClient(app)
        assert (await browser.sign_in(ADMIN, PASSWORD)).status_code == 303
        for listing in lists:
            figures += _told(name, listing, await _walk(app, browser, listing, rounds))
    return figures


async def _check(name: str, admin: User) -> Figure:
    bearer = str(await sessions.create_session(admin, sessions.ClientInfo("127.0.0.1")))
    assert await sessions.validate_session(bearer, touch=True) is not None
    took = await times(lambda: sessions.validate_session(bearer, touch=True), CHECKS)
    return Figure(f"{name}: check of a session, median", median(took), "ms", CHECK_MS)


async def _walk(app: Quart, browser: AppClient, listing: Listing, rounds: int) -> Times:
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
        found[address] = await times(lambda address=address: open_page(address), rounds)
    for address in _slowest_first(found)[:AGAIN]:
        found[address] = await times(lambda address=address: open_page(address), max(rounds, LOOKS))
    return found


def _slowest_first(found: Times) -> list[str]:
    return sorted(found, key=lambda address: -p95(found[address]))


def _told(name: str, listing: Listing, found: Times) -> Iterator[Figure]:
    every = [each for took in found.values() for each in took]
    what = f"{name}: {listing.path}"
    yield Figure(f"{what}, {len(found)} addresses, median", median(every), "ms")
    yield Figure(f"{what}, p95", p95(every), "ms", PAGE_MS)
    places = ("slowest", "second slowest", "third slowest")
    for place, address in zip(places, _slowest_first(found), strict=False):
        more = f"CPU {cpu(found[address]):.0f} ms  {address}"
        yield Figure(f"{what}, p95 of its {place} address", p95(found[address]), "ms", PAGE_MS, more)
