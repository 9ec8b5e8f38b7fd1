"""`python -m tests.bench.accounts.lagging FILE`: serves, and at each SIGUSR1 writes to FILE how late the event loop was
at the most since the one before, in milliseconds."""

import asyncio
import signal
import sys
from pathlib import Path

from quart import Quart

import app
from app.cli import main
from app.settings import Settings

_EVERY_S = 0.002

_create_app = app.create_app


def _watched(settings: Settings) -> Quart:
    """The product, with a task that looks at the clock again and again."""
    made = _create_app(settings)
    late = [0.0]

    async def look() -> None:
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + _EVERY_S
            await asyncio.sleep(_EVERY_S)
            late[0] = max(late[0], (loop.time() - due) * 1_000)

    def tell() -> None:
        most, late[0] = late[0], 0.0
        told = Path(sys.argv[1])
        told.with_suffix(".new").write_text(str(most))
        told.with_suffix(".new").rename(told)

    @made.before_serving
    async def begin() -> None:
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGUSR1, tell)
        made.extensions["lag"] = loop.create_task(look())

    @made.after_serving
    async def end() -> None:
        made.extensions["lag"].cancel()

    return made


if __name__ == "__main__":
    app.create_app = _watched
    main(["serve"])
