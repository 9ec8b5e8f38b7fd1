"""The product as it is deployed: one process on SQLite, or two on PostgreSQL with a Redis between them."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import click
import pytest
from quart import Quart

from app.accounts import sessions
from app.accounts.models import User
from app.chat.models import Message, Room
from app.settings import Settings
from tests.support.node_client import NodeClient
from tests.support.redis_server import RedisServer
from tests.support.reliable_client import ReliableClient
from tests.support.server_process import ServerProcess
from tests.support.signed_in_client import session_cookie
from tests.support.users import MakeUser


@dataclass
class Deployment:
    """`nodes` share the database; `redis` is there when there are two. All are stopped at first."""

    nodes: list[ServerProcess]
    redis: RedisServer | None
    origin: str
    room: Room
    sign_in: Callable[[User], Awaitable[str]]
    make_user: MakeUser
    clients: list[ReliableClient] = field(default_factory=list)
    guests: list[NodeClient] = field(default_factory=list)

    @property
    def first(self) -> ServerProcess:
        """The node that clients who may choose go to first."""
        return self.nodes[0]

    @property
    def last(self) -> ServerProcess:
        """The other node, or the same if there is one only."""
        return self.nodes[-1]

    async def start(self) -> None:
        """Start every node that does not run."""
        await asyncio.gather(*(node.start() for node in self.nodes if not node.up))

    async def client(self, *nodes: ServerProcess, name: str = "Somebody") -> ReliableClient:
        """A person of their own in the room, online. They use `nodes` (all, if none are named) one after the other,
        the next one whenever one lets them down."""
        user = await self.make_user(name=name)
        places = [node.url for node in nodes or self.nodes]
        client = ReliableClient(name, await self.sign_in(user), self.origin, places, self.room.id)
        self.clients.append(client)
        client.start()
        await client.online()
        return client

    async def guest(self, name: str = "Somebody") -> NodeClient:
        """A person of their own, who may send whatever there is to be sent."""
        guest = NodeClient(await self.sign_in(await self.make_user(name=name)), self.origin)
        self.guests.append(guest)
        return guest

    async def stored(self) -> list[str]:
        """The `client_id`s of what the room holds, in its order."""
        return [
            str(id)
            for id in await Message.filter(room_id=self.room.id).order_by("seq").values_list("client_id", flat=True)
        ]


@pytest.fixture
async def site(
    dialect: str,
    app: Quart,
    opened_database: None,
    settings: Settings,
    make_user: MakeUser,
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> AsyncIterator[Deployment]:
    """What is deployed with the database of this test. At the end, no node may have logged what nobody noticed."""
    redis: RedisServer | None = request.getfixturevalue("redis_server") if dialect == "postgres" else None
    environment = {
        "PATH": os.environ["PATH"],
        "PUBLIC_URL": settings.origin,
        "DATA_DIR": str(settings.data_dir),
        "DATABASE_URL": settings.database_url,
        # What is to be seen is what becomes of messages, not how many one may send.
        "RATE_LIMITS": "off",
        "DRAIN_SECONDS": "1",
    }
    if redis is not None:
        environment["REDIS_URL"] = redis.url
    names = ("first", "second") if redis is not None else ("only",)
    nodes = [ServerProcess(environment, tmp_path / f"{name}.log") for name in names]
    await make_user("owner", name="Founder")

    async def sign_in(user: User) -> str:
        return session_cookie(app, await sessions.create_session(user, sessions.ClientInfo("127.0.0.1")))

    made = Deployment(nodes, redis, settings.origin, await Room.get(auto_join=True), sign_in, make_user)
    yield made
    await asyncio.gather(*(client.stop() for client in made.clients), *(guest.close() for guest in made.guests))
    for node in nodes:
        node.kill()
    for node in nodes:
        click.echo(f"--- {node.url}\n{node.log}")  # shown when the test fails
    assert [node.complaints() for node in nodes] == [[]] * len(nodes)
