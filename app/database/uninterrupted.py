"""Waiting to the end: a cancellation meanwhile takes effect after it."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def run_uninterrupted(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which always runs to its end: a cancellation meanwhile takes effect after it."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # retrieved, or the loop would log that it never was
        raise cancelled
    return task.result()


class Uncancellable(asyncio.Future[T]):
    """A future whose waiting task is cancelled only when it is done: the task asks it, and remembers otherwise. It
    costs less than a task, for what somebody else brings to an end."""

    def cancel(self, msg: Any | None = None) -> bool:  # noqa: ARG002
        """Returns False: it goes on."""
        if not self.done():
            self.add_done_callback(_retrieve)
        return False


def _retrieve(done: asyncio.Future[Any]) -> None:
    """Have an error that nobody will see any more count as seen, or the loop would log that it was not."""
    done.exception()
