"""The database: opening it, reading with `fetch()`, and writing in `transaction()`."""

from app.database.away import database_away_errors
from app.database.connection import close, database_config, install_database, open_database, ping
from app.database.disk_full import disk_watch
from app.database.group_commit import run_grouped
from app.database.sql import Row, as_json, as_time, batched, fetch, json_rows, parameters, read_aside, rows_from_json
from app.database.transactions import Transaction, current_transaction, placeholders, transaction

__all__ = [
    "Row",
    "Transaction",
    "as_json",
    "as_time",
    "batched",
    "close",
    "current_transaction",
    "database_away_errors",
    "database_config",
    "disk_watch",
    "fetch",
    "install_database",
    "json_rows",
    "open_database",
    "parameters",
    "ping",
    "placeholders",
    "read_aside",
    "rows_from_json",
    "run_grouped",
    "transaction",
]
