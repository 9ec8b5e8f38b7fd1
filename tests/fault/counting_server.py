"""The product, but at SIGUSR1 it prints what it holds and what it has asked the database, as a line of JSON.

`python -m tests.fault.counting_server`; settings from the environment.
"""

import asyncio
import gc
import json
import logging
import os
import signal
from typing import Any

import click

from app.cli import main
from app.realtime import transports
from app.realtime.auth.tokens import MemoryTokenStore
from app.realtime.hub import Hub

_hubs: list[Hub] = []


class Statements(logging.Handler):
    """Counts what the database is asked."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.total = self.events = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.total += 1
        self.events += "stream_event" in str(record.args or record.msg)


def held(hub: Hub, statements: Statements) -> dict[str, int]:
    """What is there, and what was asked since the start."""
    gc.collect()
    loop: Any = asyncio.get_running_loop()
    return {
        "tasks": len(asyncio.all_tasks()),
        "timers": len(loop._scheduled),
        "cancelled": loop._timer_cancelled_count,
        "links": len(hub.server.clients),
        "connections": len(hub.connections()),
        "rooms": len(hub.groups._groups),
        "present": len(hub.audience._circles),
        "library": sum(map(len, hub.server.manager.rooms.values())) + len(hub.server.manager.pending_disconnect),
        "sockets": len(hub.server.eio.sockets),
        "environments": len(hub.server.environ),
        "cursors": len(hub.fanout._cursors),
        "tokens": len(hub.tokens) if isinstance(hub.tokens, MemoryTokenStore) else 0,
        "files": len(os.listdir("/proc/self/fd")),
        "objects": len(gc.get_objects()),
        "statements": statements.total,
        "event_reads": statements.events,
    }


def install() -> None:
    """Listen for SIGUSR1."""
    transports.JOIN_DEADLINE_S = 1.0  # until then a link that is gone is kept for its deadline
    statements, start = Statements(), Hub.start

    def started(self: Hub, *arguments: Any) -> None:
        start(self, *arguments)
        logger = logging.getLogger("tortoise.db_client")
        logger.setLevel(logging.DEBUG)
        logger.propagate = False
        logger.addHandler(statements)
        asyncio.get_running_loop().add_signal_handler(
            signal.SIGUSR1, lambda: click.echo(json.dumps(held(self, statements)))
        )

    Hub.start = started


if __name__ == "__main__":
    install()
    main(["serve"])
