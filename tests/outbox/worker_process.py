"""A process that adds entries and works them off, and may be killed (SIGKILL) at one of its commits.

`python -m tests.outbox.worker_process URL FILE ADD [MOMENT NUMBER]`: on the database at URL it adds ADD entries of
each kind, each together with a row in `cause`, rolls back every fifth, and then works until nothing is left.
`before N` or `after N`: dies right before or after its Nth COMMIT; `within N`: before the effect in its Nth handler.
What leaves the house is a line in FILE.
"""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from tortoise.backends.asyncpg.client import TransactionWrapper

from app.database import close, fetch, open_database, transaction
from app.database.sqlite import _ImmediateTransaction
from app.outbox import Entry, Outbox, add
from tests.outbox.effects import note

LEASE = timedelta(seconds=0.3)
PARTS = 6
KINDS = ("effect", "letter", "long")


class Undone(Exception):
    """So that a transaction is rolled back."""


def die() -> None:
    """As by a loss of power: no handler runs, no buffer is written."""
    os.kill(os.getpid(), signal.SIGKILL)


class Fate:
    """When this process dies."""

    def __init__(self, moment: str = "", number: int = 0) -> None:
        self._moment, self._number = moment, number
        self._counted = {"before": 0, "after": 0, "within": 0}

    def reached(self, moment: str) -> None:
        """It comes to the next such moment."""
        self._counted[moment] += 1
        if moment == self._moment and self._counted[moment] == self._number:
            die()

    def watch_commits(self) -> None:
        """Have it die around one."""
        for wrapper in (_ImmediateTransaction, TransactionWrapper):

            async def commit(transaction: Any, really: Any = wrapper.commit) -> None:
                self.reached("before")
                await really(transaction)
                self.reached("after")

            wrapper.commit = commit


async def add_some(number: int) -> None:
    """Add entries, `number` times one of each kind."""
    for at in range(number):
        for kind in KINDS:
            with suppress(Undone):
                async with transaction() as tx:
                    entry = await add(tx, kind, {"part": 0})
                    await tx.fetch("INSERT INTO cause (entry, kind) VALUES ($1, $2)", entry, kind)
                    if at % 5 == 4:
                        raise Undone


async def work_to_the_end(fate: Fate, file: Path) -> None:
    """Handle entries until there are none, whoever has them."""

    async def effect(entry: Entry) -> None:
        fate.reached("within")
        async with entry.done() as tx:
            await note(tx, entry.id)

    async def letter(entry: Entry) -> None:
        with file.open("a") as outside:
            outside.write(f"{entry.id}\n")
        await effect(entry)

    async def long(entry: Entry) -> None:
        fate.reached("within")
        part = entry.payload["part"]
        while part < PARTS - 1:
            async with entry.step({"part": part + 1}) as tx:
                await note(tx, entry.id, part)
            part += 1
        async with entry.done() as tx:
            await note(tx, entry.id, part)

    outbox = Outbox()
    for kind, handle in (("effect", effect), ("letter", letter), ("long", long)):
        outbox.handles(kind, handle, concurrency=3, lease=LEASE)
    while True:
        await outbox.work_off()
        if not await fetch('SELECT 1 FROM "outbox" LIMIT 1'):
            return
        await asyncio.sleep(0.02)


async def main(url: str, file: str, number: str, moment: str = "", at: str = "0") -> None:
    """See the head of this file."""
    context = await open_database(url)
    fate = Fate(moment, int(at))
    fate.watch_commits()
    await add_some(int(number))
    await work_to_the_end(fate, Path(file))
    await close(context)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
