"""The product, but it dies (SIGKILL) at one point of the way of the message `CRASH_TEXT`.

`python -m tests.fault.crash_points POINT`, POINT being one of `CRASH_POINTS` or `before_indexing`; settings from the
environment.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Collection
from typing import Any

from tortoise.backends.asyncpg.client import TransactionWrapper

from app.chat.messages import send as sending
from app.chat.search import indexing
from app.cli import main
from app.database import Transaction
from app.database.sqlite import _ImmediateTransaction
from app.realtime.websocket.write_batch import Write, WriteBatch

CRASH_TEXT = "strike"

# As they are on the wire.
ACK = b"43/chat,"
EVENT = b'"message.created"'

Writers = Collection[Write]
Add = Callable[[WriteBatch, Writers, bytes], None]

# The transactions that have stored it; others commit beside it, such as that of the index.
_sending: list[Any] = []


def die() -> None:
    """As by a loss of power: no handler runs, no buffer is written."""
    os.kill(os.getpid(), signal.SIGKILL)


def _watch_for_strike() -> None:
    append = sending._append

    async def watched(tx: Transaction, *more: Any) -> Any:
        event = await append(tx, *more)
        if event.subject.body == CRASH_TEXT:
            _sending.append(tx.connection)
        return event

    sending._append = watched


def _around_commit(before: Callable[[], None], after: Callable[[], None]) -> None:
    for wrapper in (_ImmediateTransaction, TransactionWrapper):

        async def commit(self: Any, really: Any = wrapper.commit) -> None:
            is_struck = any(self is each for each in _sending)
            if is_struck:
                before()
            await really(self)
            if is_struck:
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

    def told(outbox: WriteBatch, add: Add, writers: Writers, wire: bytes) -> None:
        if ACK in wire:
            add(outbox, writers, wire)
            outbox.flush()
            die()
        if EVENT not in wire:
            add(outbox, writers, wire)

    _while_sending(told)


def mid_fanout() -> None:
    """Half of those in the room were told."""

    def half(outbox: WriteBatch, add: Add, writers: Writers, wire: bytes) -> None:
        if EVENT not in wire:
            return add(outbox, writers, wire)
        for write in list(writers)[: len(writers) // 2]:
            write(wire)
        die()

    _while_sending(half)


def _while_sending(instead: Callable[[WriteBatch, Add, Writers, bytes], None]) -> None:
    add = WriteBatch.add

    def added(self: WriteBatch, writers: Writers, wire: bytes) -> None:
        if _sending:
            instead(self, add, writers, wire)
        else:
            add(self, writers, wire)

    WriteBatch.add = added


def before_indexing() -> None:
    """Everybody was told; the words of the message are not in the index of the search yet."""

    acknowledged = asyncio.Event()

    def tell(outbox: WriteBatch, add: Add, writers: Writers, wire: bytes) -> None:
        add(outbox, writers, wire)
        if ACK in wire:
            outbox.flush()
            acknowledged.set()

    async def die_instead() -> None:
        if _sending:
            await acknowledged.wait()
            die()

    _while_sending(tell)
    indexing.index_waiting = die_instead


CRASH_POINTS = {point.__name__: point for point in (before_commit, after_commit, after_ack, mid_fanout)}

if __name__ == "__main__":
    _watch_for_strike()
    (CRASH_POINTS | {"before_indexing": before_indexing})[sys.argv[1]]()
    main(["serve"])
