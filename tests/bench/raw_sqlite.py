"""The limit of storing: SQLite itself, one connection, one small transaction after another, as durable as ours."""

import sqlite3
import time
from pathlib import Path


def appends_per_second(directory: Path, seconds: float) -> float:
    """BEGIN IMMEDIATE, an update, an insert, COMMIT; WAL and synchronous=FULL, on the file system of `directory`."""
    path = directory / f"raw-{time.monotonic_ns()}.db"
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute("CREATE TABLE stream (id TEXT PRIMARY KEY, top INTEGER NOT NULL)")
    db.execute(
        "CREATE TABLE event (stream TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, actor TEXT NOT NULL, "
        "client_id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (stream, seq), UNIQUE (stream, actor, client_id))"
    )
    db.execute("INSERT INTO stream VALUES ('room', 0)")
    body, count, began = "x" * 200, 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        count += 1
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE stream SET top = top + 1 WHERE id = 'room'")
        db.execute("INSERT INTO event VALUES ('room', ?, ?, 'actor', ?, ?)", (count, f"id{count}", f"c{count}", body))
        db.execute("COMMIT")
    rate = count / (time.perf_counter() - began)
    db.close()
    path.unlink()
    return rate
