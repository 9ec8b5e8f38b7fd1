"""What a database that is away looks like."""

import asyncpg
from asyncpg.exceptions import OperatorInterventionError, PostgresConnectionError, TooManyConnectionsError
from tortoise.exceptions import DBConnectionError, OperationalError

# Tortoise's own classes, and what passes through it: of asyncpg the connection that broke, the server that goes down or
# is full, and the pool that is closed; of the system the host, the port or the socket file that is not there.
DATABASE_AWAY = (
    DBConnectionError,
    OperationalError,
    PostgresConnectionError,
    OperatorInterventionError,
    TooManyConnectionsError,
    asyncpg.InterfaceError,
    ConnectionError,
    TimeoutError,
    FileNotFoundError,
)
