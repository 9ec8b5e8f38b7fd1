"""The product as it is deployed, in processes of its own, and this process as whoever made its database."""

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from quart import Quart

from app import create_app, database
from app.accounts import sessions
from app.accounts.models import User
from app.accounts.users import NewUser, insert_user
from app.database.migrations import migrate
from app.settings import Settings
from tests.bench.accounts.filling import ADMIN
from tests.support.databases import forget_cached_sql
from tests.support.node_client import NodeClient
from tests.support.ports import find_free_port
from tests.support.server_process import ServerProcess
from tests.support.signed_in_client import session_cookie


@dataclass
class Place:
    """`nodes` that share a database, which is open here as well; `admin` is the owner, with a browser."""

    app: Quart
    nodes: list[ServerProcess]
    origin: str
    admin: NodeClient
    guests: list[NodeClient] = field(default_factory=list)
    made: int = 0

    async def user(self, role: str, password_hash: str | None = None) -> User:
        """One person more."""
        self.made += 1
        new = NewUser(f"person-{self.made}@example.com", f"Person {self.made}", role, password_hash or "")
        async with database.transaction() as tx:
            return await insert_user(tx, new)

    async def guest(self, user: User) -> tuple[NodeClient, str]:
        """A browser in which `user` is signed in, and the id of that session."""
        bearer = await sessions.create_session(user, sessions.ClientInfo("127.0.0.1"))
        guest = NodeClient(session_cookie(self.app, bearer), self.origin)
        self.guests.append(guest)
        return guest, bearer.session_id

    async def leave(self) -> None:
        """Close every browser but the administrator's."""
        for guest in self.guests:
            await guest.close()
        self.guests.clear()


@asynccontextmanager
async def place(
    url: str, directory: Path, count: int = 1, command: tuple[str, ...] = (), more: Mapping[str, str] | None = None
) -> AsyncIterator[Place]:
    """`count` nodes on the empty database at `url`, as `command` starts them, with the settings `more`."""
    forget_cached_sql()
    ports = [find_free_port() for _ in range(count)]
    origin = f"http://127.0.0.1:{ports[0]}"
    environment = {
        "PATH": os.environ["PATH"],
        "PUBLIC_URL": origin,
        "DATA_DIR": str(directory / "data"),
        "DATABASE_URL": url,
        "RATE_LIMITS": "off",
        "DRAIN_SECONDS": "0",
        **(more or {}),
    }
    settings = Settings(
        _env_file=None, data_dir=directory / "data", database_url=url, public_url=origin, rate_limits=False
    )
    await migrate(url)
    app = create_app(settings)  # wires the features, so that whoever is made has what the features give them
    context = await database.open_database(url)
    nodes = [ServerProcess(environment, directory / f"{port}.log", port, started_alone=True) for port in ports]
    try:
        for node in nodes:
            await node.start(*command)
        async with database.transaction() as tx:
            owner = await insert_user(tx, NewUser(ADMIN, "Ada Admin", "owner", ""))
        bearer = await sessions.create_session(owner, sessions.ClientInfo("127.0.0.1"))
        made = Place(app, nodes, origin, NodeClient(session_cookie(app, bearer), origin))
        yield made
        await made.leave()
        await made.admin.close()
    finally:
        for node in nodes:
            node.kill()
        await database.close(context)
