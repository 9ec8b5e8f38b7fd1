"""Opening and closing the database of `DATABASE_URL`."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from quart import Quart
from tortoise import Tortoise
from tortoise.connection import get_connection
from tortoise.context import TortoiseContext

from app.settings.postgres_url import parse_postgres_url

MODELS = (
    "app.ip_allowlist.models",
    "app.audit.models",
    "app.outbox.models",
    "app.mail.models",
    "app.realtime.streams.models",
    "app.accounts.models",
    "app.jobs.models",
    "app.chat.models",
    "app.notifications.models",
    "app.admin.models",
)
MIGRATION_MODELS = (*MODELS, "aerich.models")

# How long a transaction waits for another process's write lock on the SQLite file before it gives up.
SQLITE_BUSY_TIMEOUT_MS = 5_000
# The log of what is written keeps up to this size, in bytes, once it has grown: four times what it usually needs. If it
# were cut off whenever it is begun anew, as Tortoise has it, it would have to grow again with every transaction, and
# then each COMMIT waits for the file system's own log as well: on ext4 that took twice as long.
SQLITE_LOG_KEPT = 16 * 1_024 * 1_024


def sqlite_file(url: str) -> Path:
    """The file that a `sqlite://` URL names."""
    return Path(unquote(url.removeprefix("sqlite://")))


def _sqlite(url: str) -> dict[str, Any]:
    return {
        "engine": "app.database.sqlite",
        "credentials": {
            "file_path": str(sqlite_file(url)),
            "busy_timeout": SQLITE_BUSY_TIMEOUT_MS,
            "synchronous": "FULL",
            "journal_size_limit": SQLITE_LOG_KEPT,
        },
    }


def _postgres(url: str) -> dict[str, Any]:
    return {"engine": "app.database.postgres", "credentials": parse_postgres_url(url)}


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
    """Close all connections of the database that `open_database` returned."""
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
    """Open the database at `url` when `app` starts, before everything that is registered later; returns the function
    that closes it."""
    opened: list[TortoiseContext] = []

    @app.before_serving
    async def open_it() -> None:
        opened.append(await open_database(url))

    async def close_it() -> None:
        await close(opened.pop())

    return close_it
