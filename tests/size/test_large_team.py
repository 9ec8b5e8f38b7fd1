"""No page and no event costs in proportion to all people, rooms, members or messages: asked for in the database of a
large team, each takes a few statements, a bounded look at the tables, and a bounded answer.

What is asserted is the same on every machine. How long it takes is printed by `python -m tests.size`.
"""

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from app.accounts import sessions
from app.accounts.models import User
from app.chat.socket import ChatNamespace
from app.notifications.socket import NotificationsNamespace
from tests.size.events import walk_events
from tests.size.large_team import ROLES, TEAM, large_team, user_id
from tests.size.meter import Cost, Meter
from tests.size.pages import ask, walk_pages
from tests.size.steps import most_steps
from tests.support.app_client import AppClient
from tests.support.databases import SqliteDatabases
from tests.support.live_server import LiveServer
from tests.support.signed_in_client import session_cookie
from tests.support.socket_client import Connect

pytestmark = pytest.mark.one_database

MAX_STATEMENTS = 12
MAX_BYTES = 200_000
# What writes takes more, and always as much: it locks, stores, notifies, and is read once more for those who follow.
# Of `inviteToRoom` that is for two people, and `resume` brings all that was done before.
# Unread counts and lists of rooms are read up to half a second later, beside whatever is asked then.
BESIDE = 4
WRITING = {
    "renew": 14,
    "sendMessage": 20,
    "editMessage": 16,
    "deleteMessage": 22,
    "joinRoom": 14,
    "inviteToRoom": 36,
    "resume": 36,
}
NOT_FOR_EVERYONE = {
    "changeRoom",
    "archiveRoom",
    "restoreRoom",
    "removeMember",
    "setMemberRole",
    "muteMember",
    "unmuteMember",
    "banMember",
    "unbanMember",
    "listBans",
}


@pytest.fixture(scope="session")
def filled_database(sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.getbasetemp()
    return large_team(sqlite_databases.template, home.parent if home.name.startswith("popen-") else home)


@pytest.fixture
def database_url(dialect: str, filled_database: Path, tmp_path: Path) -> Iterator[str]:
    path = tmp_path / "test.db"
    shutil.copyfile(filled_database, path)
    yield f"sqlite://{path}"
    path.unlink()  # as large as all others together


@pytest.fixture
def settings(make_settings, database_url: str, listener):
    return make_settings(database_url=database_url, port=listener.getsockname()[1], rate_limits="off")


async def signed_in_as(live: LiveServer, role: str) -> str:
    """The session cookie of the person who has `role`."""
    user = await User.get(id=user_id(ROLES.index(role)))
    bearer = await sessions.create_session(user, sessions.ClientInfo("127.0.0.1"))
    assert live.app is not None
    return session_cookie(live.app, bearer)


def too_dear(costs: list[Cost]) -> list[Cost]:
    """Those of `costs` that are above the limits."""

    def is_too_dear(cost: Cost) -> bool:
        statements = next((most for name, most in WRITING.items() if name in cost.what), MAX_STATEMENTS)
        if cost.what.startswith(("/chat ", "/notifications ")):
            statements += BESIDE
        return cost.statements > statements or cost.size > MAX_BYTES or cost.steps > most_steps(cost)

    return [cost for cost in costs if is_too_dear(cost)]


async def test_no_page_costs_more_in_a_large_team(live: LiveServer):
    for role in ROLES:
        client = AppClient(live.app)
        name, _, value = (await signed_in_as(live, role)).partition("=")
        client.plant(name, value)
        async with Meter().attached() as meter:
            costs = await walk_pages(meter, live.app, role, client, thorough=role in ("owner", "member"))
            dear = too_dear(costs)
            for _ in range(3):  # what somebody else does at its own time is not asked again
                dear = too_dear([await ask(meter, cost.what, role, client) for cost in dear])
        opened = {cost.what for cost in costs if cost.status == 200}
        assert {"/", "/account", "/notifications"} <= opened
        assert (f"/chat/{TEAM.largest}" in opened) == (role != "guest")
        assert (("/users" in opened), ("/addresses" in opened)) == (role in ("owner", "admin"), role == "owner")
        assert not [cost for cost in costs if isinstance(cost.status, int) and cost.status >= 500]
        assert not dear


async def test_no_event_costs_more_in_a_large_team(live: LiveServer, connect: Connect):
    for role in ROLES:
        cookie = await signed_in_as(live, role)
        for namespace in (ChatNamespace, NotificationsNamespace):
            if role == "guest" and namespace is ChatNamespace:
                continue  # who may not connect: see tests/attacks/test_joining.py
            costs = await connect_and_walk(connect, cookie, namespace, role)
            refused = {cost.what.split()[1] for cost in costs if cost.status not in ("ok", 0)}
            allowed = set() if role == "owner" else NOT_FOR_EVERYONE
            assert refused <= allowed, [cost for cost in costs if cost.status != "ok"]
            dear = {cost.what: cost for cost in too_dear(costs)}
            for _ in range(3):
                if not dear:
                    break
                # What is read beside an event, such as how much is unread, comes at its own time, and not by it again.
                again = too_dear(await connect_and_walk(connect, cookie, namespace, role, dear))
                dear = {cost.what: cost for cost in again if cost.what in dear}
            assert not dear


async def connect_and_walk(
    connect: Connect,
    cookie: str,
    namespace: type[ChatNamespace | NotificationsNamespace],
    role: str,
    only: Collection[str] | None = None,
) -> list[Cost]:
    """What connecting and every event of `namespace` cost a person with `role`, or `only` these events."""
    async with Meter().attached() as meter:
        costs = []
        for form in ("json", "html"):
            with meter.measured(f"{namespace.path} connect {form}", role) as cost:
                socket = await connect(cookie, namespace.path, format=form)
                await socket.wait_for("unread")
            cost.size = sum(len(str(body)) for _, body in socket.received)
            costs.append(cost)
        costs += await walk_events(meter, namespace, role, ROLES.index(role), socket, only)
    await socket.close()
    return costs
