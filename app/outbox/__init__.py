"""The outbox: work that has to be done after a transaction, added within it, and done whatever happens.

    async with transaction() as tx:
        ...
        await outbox.add(tx, "fruit.pick", {"tree": tree_id})

    async def pick(entry: outbox.Entry) -> None:
        basket = await ask_the_tree(entry.payload["tree"])   # over the network: no transaction meanwhile
        async with entry.done() as tx:                       # the effect, and the end of the entry
            ...

    worker.handles("fruit.pick", pick, concurrency=4)

Its own and not a library: of those that are maintained, none writes into our transaction on both databases.
"""

import asyncio
from collections.abc import AsyncGenerator
from datetime import timedelta

from quart import Quart

from app.outbox.dead_letters import backlog, drop, forget_old, replay
from app.outbox.entries import Entry, GiveUp, LeaseLost, Retry, add, entry_added
from app.outbox.metrics import OutboxMetrics
from app.outbox.worker import TASKS, Outbox
from app.web.metrics import read_before, registry

__all__ = [
    "Entry",
    "GiveUp",
    "LeaseLost",
    "Outbox",
    "Retry",
    "add",
    "backlog",
    "drop",
    "entry_added",
    "install_outbox",
    "replay",
]

_FORGET_EVERY = timedelta(hours=6)


def install_outbox(app: Quart) -> Outbox:
    """The worker of `app`, which works while it serves: features give it their handlers before. The database is opened
    before."""
    outbox = Outbox()
    outbox.handles("outbox.forget", forget_old, every=_FORGET_EVERY)
    metrics = OutboxMetrics(outbox)
    registry(app).register(metrics)
    read_before(app, metrics.read)

    @app.while_serving
    async def serving() -> AsyncGenerator[None]:
        running = asyncio.get_running_loop().create_task(outbox.run(), name=TASKS)
        yield
        await outbox.stop(running)

    return outbox
