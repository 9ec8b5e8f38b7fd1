"""Counting what the database is asked."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class QueryLog(logging.Handler):
    """The statements of a stretch of time, in order."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
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
