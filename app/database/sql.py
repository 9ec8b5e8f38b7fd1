"""`fetch()`: SQL without models, for the few most frequent statements.

It is written once, with the placeholders `$1`, `$2`, …; times, booleans and JSON come back as the database has them:
read them with `as_time` and `as_json`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

import orjson
from tortoise.backends.base.client import BaseDBAsyncClient, TransactionalDBClient
from tortoise.backends.base_postgres.client import BasePostgresClient
from tortoise.connection import get_connection
from tortoise.exceptions import IntegrityError, OperationalError

from app.database.sqlite import ImmediateSqliteClient
from app.database.sqlite_writer import InlineConnection, in_sqlite

T = TypeVar("T")

# Cutting an SQL script into its statements.


def statements(script: str) -> Iterator[str]:
    """The statements of `script`, in order. Semicolons in strings, comments and trigger bodies do not end a statement;
    SQLite itself decides."""
    start = 0
    for position, character in enumerate(script):
        if character == ";" and sqlite3.complete_statement(script[start : position + 1]):
            yield script[start : position + 1].strip()
            start = position + 1
    if rest := script[start:].strip():
        yield rest


class Row(Protocol):
    """A row: values by name or by position."""

    def __getitem__(self, key: Any, /) -> Any: ...


async def fetch(query: str, *values: Any) -> Sequence[Row]:
    """The rows of a short `query` that only reads: few rows, by the primary key or an index. Within a transaction it
    sees what that wrote.

    On SQLite it blocks the event loop while it runs: use a model's query for anything slower, and do not run many of
    these in a loop.
    """
    connection = get_connection("default")
    if isinstance(connection, ImmediateSqliteClient):
        return await connection.fetch_now(query, values)
    return await fetch_within(connection, query, values)


async def read_aside(query: str, *values: Any) -> Sequence[Row]:
    """The rows of a `query` that only reads and may look at thousands of rows: on SQLite in a thread of its own."""
    connection = get_connection("default")
    if isinstance(connection, ImmediateSqliteClient):
        rows: Sequence[Row] = await connection.execute_query_dict(in_sqlite(query), list(values))
        return rows
    return await fetch_within(connection, query, values)


async def fetch_within(
    connection: BaseDBAsyncClient, query: str, values: Sequence[Any], *, aside: bool = False
) -> Sequence[Row]:
    """The rows of `query` over `connection`, of a transaction or of PostgreSQL; `aside`: on SQLite in its thread."""
    if not isinstance(connection, BasePostgresClient):
        return await _fetch_aside(connection, query, values) if aside else fetch_at_once(connection, query, values)
    connection.log.debug("%s: %s", query, values)
    return await connection._translate_exceptions(_fetch_from_postgres, query, values)  # type: ignore[return-value]


def fetch_at_once(connection: BaseDBAsyncClient, query: str, values: Sequence[Any]) -> Sequence[Row]:
    """The rows of `query` over the `connection` of a transaction on SQLite."""
    connection.log.debug("%s: %s", query, values)
    try:
        rows: list[Row] = connection._connection.raw.execute(in_sqlite(query), values).fetchall()
        return rows
    except sqlite3.OperationalError as error:
        raise OperationalError(error) from error
    except sqlite3.IntegrityError as error:
        raise IntegrityError(error) from error


async def _fetch_aside(connection: BaseDBAsyncClient, query: str, values: Sequence[Any]) -> Sequence[Row]:
    connection.log.debug("%s: %s", query, values)
    writer: InlineConnection = connection._connection
    try:
        return await writer.fetch_in_thread(in_sqlite(query), values)
    except sqlite3.OperationalError as error:
        raise OperationalError(error) from error
    except sqlite3.IntegrityError as error:
        raise IntegrityError(error) from error


async def run_within(connection: BaseDBAsyncClient, command: str) -> None:
    """Run `command`, without values or results, over the `connection` of a transaction."""
    await connection._connection.execute(command)


async def _fetch_from_postgres(client: BasePostgresClient, query: str, values: Sequence[Any]) -> Any:
    if isinstance(client, TransactionalDBClient):
        return await client._connection.fetch(query, *values)  # type: ignore[union-attr]
    async with client.acquire_connection() as connection:
        return await connection.fetch(query, *values)


def parameters(count: int, first: int = 1) -> str:
    """The placeholders of `count` values from number `first` on, separated by commas, for `IN (...)`."""
    return ", ".join(f"${n}" for n in range(first, first + count))


def batched(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """`values` in order, in parts of at most `size`: databases bound how many values one statement can have."""
    return (values[start : start + size] for start in range(0, len(values), size))


def json_rows(columns: str, rows: str) -> str:
    """A column with all of `rows` (the text after FROM, which may name tables of the outer statement), each with its
    `columns`, to be read with `rows_from_json`. So one statement reads things together with their parts."""
    return f"(SELECT json_agg(json_build_array({columns})) FROM {rows})"  # noqa: S608


def rows_from_json(value: Any) -> list[list[Any]]:
    """The rows in a `json_rows` column, sorted by their first columns, which together are unique."""
    return sorted(as_json(value) or ())


def as_time(value: Any) -> datetime:
    """A timestamp from a row, as a datetime in UTC."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def as_json(value: Any) -> Any:
    """The parsed value of a JSON column from a row."""
    return orjson.loads(value) if isinstance(value, str) else value
