"""The database: opening it, reading with `fetch()`, and writing in `transaction()`."""

from app.database.connection import DATABASE_AWAY, close, database_config, install_database, open_database, ping
from app.database.group_commit import grouped
from app.database.sql import Row, as_json, as_rows, as_time, fetch, gathered, marks
from app.database.transactions import Transaction, current, placeholders, transaction

__all__ = [
    "DATABASE_AWAY",
    "Row",
    "Transaction",
    "as_json",
    "as_rows",
    "as_time",
    "close",
    "current",
    "database_config",
    "fetch",
    "gathered",
    "grouped",
    "install_database",
    "marks",
    "open_database",
    "ping",
    "placeholders",
    "transaction",
]
