"""Opening and closing the database that `DATABASE_URL` names."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import asyncpg
from asyncpg.exceptions import (
    InvalidCatalogNameError,
    ObjectNotInPrerequisiteStateError,
    OperatorInterventionError,
    PostgresConnectionError,
    TooManyConnectionsError,
)
from quart import Quart
from tortoise import Tortoise
from tortoise.connection import get_connection
from tortoise.context import TortoiseContext
from tortoise.exceptions import DBConnectionError, OperationalError

# What a database that is away looks like.

# Tortoise's own classes, and what passes through it: of asyncpg the connection that broke, or of whose end it has heard
# but not yet seen (an `InternalClientError`), the server that goes down or is full, the database that takes no
# connections or does not exist while it is being restored, and the pool that is closed; of the system the host, the
# port or the socket file that is not there.
DATABASE_AWAY = (
    DBConnectionError,
    OperationalError,
    PostgresConnectionError,
    OperatorInterventionError,
    TooManyConnectionsError,
    ObjectNotInPrerequisiteStateError,
    InvalidCatalogNameError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    ConnectionError,
    TimeoutError,
    FileNotFoundError,
)


MODELS = (
    "app.ip_allowlist.models",
    "app.audit.models",
    "app.mail.models",
    "app.realtime.streams.models",
    "app.accounts.models",
    "app.chat.models",
    "app.notifications.models",
    "app.admin.models",
)
MIGRATION_MODELS = (*MODELS, "aerich.models")

# How long a transaction waits for another process's write lock on the SQLite file before it gives up.
SQLITE_BUSY_TIMEOUT_MS = 5_000
# Tortoise's default of 5 is reached by five open transactions; waiting for a sixth has no time limit there.
POSTGRES_POOL_SIZE = 20


def _sqlite(url: str) -> dict[str, Any]:
    path = Path(unquote(url.removeprefix("sqlite://")))
    return {
        "engine": "app.database.sqlite",
        "credentials": {"file_path": str(path), "busy_timeout": SQLITE_BUSY_TIMEOUT_MS, "synchronous": "FULL"},
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    credentials: dict[str, Any] = {
        "host": query.pop("host", None) or parts.hostname or "localhost",
        "port": parts.port or 5432,
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password) if parts.password else None,
        "database": parts.path.lstrip("/"),
        "minsize": 1,
        "maxsize": int(query.pop("maxsize", POSTGRES_POOL_SIZE)),
        **query,
    }
    return {"engine": "tortoise.backends.asyncpg", "credentials": credentials}


def database_config(url: str, models: tuple[str, ...] = MODELS) -> dict[str, Any]:
    """Tortoise's configuration for `url` (`sqlite:///absolute/path`, `sqlite://relative/path` or `postgres://...`)."""
    connection = _sqlite(url) if url.startswith("sqlite://") else _postgres(url)
    return {
        "connections": {"default": connection},
        "apps": {"models": {"models": list(models), "default_connection": "default"}},
        "use_tz": True,
        "timezone": "UTC",
    }


async def open_database(url: str) -> TortoiseContext:
    """Open the database for this process. One is open at a time; close it with `close`."""
    return await Tortoise.init(config=database_config(url), _enable_global_fallback=True)


async def close(context: TortoiseContext) -> None:
    """Close what `open_database` opened."""
    await context.close_connections()


async def ping(timeout_s: float = 0.5) -> bool:
    """Whether the database answers within `timeout_s` seconds."""
    try:
        async with asyncio.timeout(timeout_s):
            await get_connection("default").execute_query("SELECT 1")
    except Exception:  # any failure means "not ready"; the caller reports it
        return False
    return True


def install_database(app: Quart, url: str) -> Callable[[], Awaitable[None]]:
    """Open the database at `url` when `app` starts, before everything that is said to start later; what closes it."""
    opened: list[TortoiseContext] = []

    @app.before_serving
    async def open_it() -> None:
        opened.append(await open_database(url))

    async def close_it() -> None:
        await close(opened.pop())

    return close_it
