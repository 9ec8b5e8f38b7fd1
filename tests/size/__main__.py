"""The dearest pages and events of a large team: `python -m tests.size [ROLE]`. Everything is asked for twice, and the
second time counts, when templates are compiled."""

import asyncio
import logging
import sys
import tempfile
from pathlib import Path

import click

from app.accounts import sessions
from app.accounts.models import User
from app.chat.socket import ChatNamespace
from app.database.migrations import migrate
from app.notifications.socket import NotificationsNamespace
from app.settings import Settings
from tests.size.events import walk_events
from tests.size.large_team import ROLES, large_team, user_id
from tests.size.meter import Cost, Meter
from tests.size.pages import walk_pages
from tests.support.app_client import AppClient
from tests.support.live_server import LiveServer, bind_listener
from tests.support.signed_in_client import session_cookie
from tests.support.socket_client import SocketClient

_SHOWN = 10


async def measure(role: str, home: Path) -> list[Cost]:
    """What everything costs that `role` can ask for."""
    await migrate(f"sqlite://{home / 'migrated.db'}")
    database = large_team(home / "migrated.db", home)
    with bind_listener(0) as listener:
        settings = Settings(
            _env_file=None,
            data_dir=home / "data",
            host="127.0.0.1",
            port=listener.getsockname()[1],
            database_url=f"sqlite://{database}",
            rate_limits="off",
        )
        live = LiveServer(settings, listener)
        await live.start()
        try:
            return await _walk(live, role)
        finally:
            await live.stop()


async def _walk(live: LiveServer, role: str) -> list[Cost]:
    person = ROLES.index(role)
    bearer = await sessions.create_session(await User.get(id=user_id(person)), sessions.ClientInfo("127.0.0.1"))
    assert live.app is not None
    cookie = session_cookie(live.app, bearer)
    client = AppClient(live.app)
    client.plant(*cookie.split("=", 1))
    async with Meter().attached() as meter:
        for _ in range(2):
            costs = await walk_pages(meter, live.app, role, client, thorough=True)
        for namespace in (ChatNamespace, NotificationsNamespace):
            if role == "guest" and namespace is ChatNamespace:
                continue
            name = namespace.path.removeprefix("/")
            for form in ("json", "html"):
                socket = SocketClient(namespace.path)
                token = (await live.tokens(cookie, name))[name]
                with meter.measured(f"{namespace.path} connect {form}", role) as cost:
                    await socket.client.connect(
                        live.url,
                        headers={"Origin": live.url, "Cookie": cookie},
                        auth={"token": token, "format": form},
                        transports=["websocket"],
                        namespaces=[namespace.path],
                    )
                    await socket.wait_for("unread")
                cost.size = sum(len(str(body)) for _, body in socket.received)
                costs.append(cost)
            costs += await walk_events(meter, namespace, role, person, socket)
            await socket.close()
    return costs


def show(costs: list[Cost]) -> None:
    """Print the dearest, by each measure."""
    for measure_name in ("cpu_ms", "held_ms", "size", "statements", "steps"):
        click.echo(f"\nby {measure_name}")
        for cost in sorted(costs, key=lambda cost: -getattr(cost, measure_name))[:_SHOWN]:
            click.echo(
                f"{cost.statements:4} statements {cost.steps:8} steps {cost.size:8} B {cost.cpu_ms:6.1f} ms of CPU "
                f"{cost.held_ms:6.1f} ms held  {cost.what}"
            )


if __name__ == "__main__":
    logging.getLogger().setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as directory:
        show(asyncio.run(measure(sys.argv[1] if len(sys.argv) > 1 else "owner", Path(directory))))
