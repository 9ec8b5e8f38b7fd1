"""The errors of a database that is away: down, restarting, being restored, or with a full disk."""

import sys
from functools import cache

from tortoise.exceptions import DBConnectionError, OperationalError

# Tortoise's own classes, and what comes from the system: a missing host, port or socket file.
_AWAY = (DBConnectionError, OperationalError, ConnectionError, TimeoutError, FileNotFoundError)


def database_away_errors() -> tuple[type[Exception], ...]:
    """The errors of a database that is away, for `except` and `isinstance`. A server with SQLite does without those of
    the library for PostgreSQL, which takes 4 MB."""
    return _away_with_postgres() if "asyncpg" in sys.modules else _AWAY


def is_postgres_disk_full(error: BaseException) -> bool:
    """Whether `error` says that PostgreSQL has no room on its disk."""
    if "asyncpg" not in sys.modules:
        return False
    from asyncpg import DiskFullError

    return isinstance(error, DiskFullError)


@cache
def _away_with_postgres() -> tuple[type[Exception], ...]:
    """Besides, what passes through Tortoise: a broken connection, one that is closing (an `InternalClientError`), a
    server that shuts down, is full or has a full disk, or that became a standby, a database that takes no connections
    or does not exist while it is being restored, a closed pool."""
    from asyncpg import InterfaceError, InternalClientError, exceptions

    return (
        *_AWAY,
        exceptions.PostgresConnectionError,
        exceptions.OperatorInterventionError,
        exceptions.TooManyConnectionsError,
        exceptions.DiskFullError,
        exceptions.ReadOnlySQLTransactionError,
        exceptions.ObjectNotInPrerequisiteStateError,
        exceptions.InvalidCatalogNameError,
        InterfaceError,
        InternalClientError,
    )
