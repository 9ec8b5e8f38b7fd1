"""The product, but it dies (SIGKILL) at one point of the way of the message `STRIKE`.

`python -m tests.fault.dying POINT`, POINT being one of `POINTS`; settings from the environment.
"""

import os
import signal
import sys
from collections.abc import Callable, Collection
from typing import Any

from tortoise.backends.asyncpg.client import TransactionWrapper
from tortoise.backends.sqlite.client import SqliteTransactionWrapper

from app.chat import service
from app.cli import main
from app.realtime.direct.outbox import Outbox, Write
from app.realtime.server import SocketServer

STRIKE = "strike"

_sending: list[bool] = []


def die() -> None:
    """As by a loss of power: no handler runs, no buffer is written."""
    os.kill(os.getpid(), signal.SIGKILL)


def _watch_for_strike() -> None:
    send = service.send_message

    async def watched(actor: Any, room: str, body: str, client_id: str) -> Any:
        if body == STRIKE:
            _sending.append(True)
        return await send(actor, room, body, client_id)

    service.send_message = watched


def _around_commit(before: Callable[[], None], after: Callable[[], None]) -> None:
    for wrapper in (SqliteTransactionWrapper, TransactionWrapper):

        async def commit(self: Any, really: Any = wrapper.commit) -> None:
            if _sending:
                before()
            await really(self)
            if _sending:
                after()

        wrapper.commit = commit


def before_commit() -> None:
    """All statements were made."""
    _around_commit(before=die, after=lambda: None)


def after_commit() -> None:
    """The database has it; nobody was told."""
    _around_commit(before=lambda: None, after=die)


def after_ack() -> None:
    """The sender was told; nobody else."""
    acknowledge = SocketServer._acknowledge

    def told(self: SocketServer, *ack: Any) -> None:
        acknowledge(self, *ack)
        if _sending:
            self.eio.outbox.flush()
            die()

    SocketServer._acknowledge = told
    _at_fanout(lambda _writers, _wire: None)


def mid_fanout() -> None:
    """Half of those in the room were told."""

    def half(writers: Collection[Write], wire: bytes) -> None:
        for write in list(writers)[: len(writers) // 2]:
            write(wire)
        die()

    _at_fanout(half)


def _at_fanout(instead: Callable[[Collection[Write], bytes], None]) -> None:
    add = Outbox.add

    def added(self: Outbox, writers: Collection[Write], wire: bytes) -> None:
        if b'"message.created"' in wire and _sending:
            instead(writers, wire)
        else:
            add(self, writers, wire)

    Outbox.add = added


POINTS = {point.__name__: point for point in (before_commit, after_commit, after_ack, mid_fanout)}

if __name__ == "__main__":
    _watch_for_strike()
    POINTS[sys.argv[1]]()
    main(["serve"])
