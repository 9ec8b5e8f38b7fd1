"""Counting what the database is asked."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from app.outbox.worker import TASKS


def _is_of_the_outbox(record: logging.LogRecord) -> bool:
    """Whether the worker that runs in each application asks, which it does by itself and at any time."""
    try:
        task = asyncio.current_task()
    except RuntimeError:  # another thread
        return False
    return task is not None and task.get_name().startswith(TASKS)


class QueryLog(logging.Handler):
    """The statements of a stretch of time, in order; not those of the outbox."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.addFilter(lambda record: not _is_of_the_outbox(record))
        self.statements: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.statements.append(record.getMessage())

    def __len__(self) -> int:
        return len(self.statements)


@contextmanager
def record_queries() -> Iterator[QueryLog]:
    """What is asked inside the block."""
    logger, counted = logging.getLogger("tortoise.db_client"), QueryLog()
    before = logger.level, logger.propagate
    logger.addHandler(counted)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    try:
        yield counted
    finally:
        logger.removeHandler(counted)
        logger.level, logger.propagate = before
        logger.setLevel(before[0])
