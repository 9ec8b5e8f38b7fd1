"""What a database that is away looks like."""

import asyncpg
from asyncpg.exceptions import (
    InvalidCatalogNameError,
    ObjectNotInPrerequisiteStateError,
    OperatorInterventionError,
    PostgresConnectionError,
    TooManyConnectionsError,
)
from tortoise.exceptions import DBConnectionError, OperationalError

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
