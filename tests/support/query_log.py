"""Counting what the database is asked."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from app.chat.search import indexing
from app.outbox import worker


def _is_in_the_background(record: logging.LogRecord) -> bool:
    """Whether the worker of the outbox or the indexer asks, which each application has: they do it at any time."""
    try:
        task = asyncio.current_task()
    except RuntimeError:  # another thread
        return False
    return task is not None and task.get_name().startswith((worker.TASKS, indexing.TASK))


class QueryLog(logging.Handler):
    """The statements of a stretch of time, in order; not those of the outbox and of the index."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.addFilter(lambda record: not _is_in_the_background(record))
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
