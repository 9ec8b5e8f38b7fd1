"""What the tests of notifications share: people with an inbox, and a count of what the database is asked."""

import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from app.accounts.models import User
from app.accounts.users import on_user_created
from app.notifications import open_inbox
from tests.notifications.inbox_client import InboxClient

Statements = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture(autouse=True)
def inboxes() -> None:
    """People made without an app have an inbox, too."""
    on_user_created.connect(open_inbox)


@pytest.fixture
def statements() -> Statements:
    """`with statements() as said:` collects the SQL of every statement. A set of rows written at once counts once."""
    logger = logging.getLogger("tortoise.db_client")

    @contextmanager
    def collect() -> Iterator[list[str]]:
        said: list[str] = []
        handler = logging.Handler()
        handler.emit = lambda record: said.append(str(record.args[0]) if record.args else str(record.msg))
        before = logger.level, logger.propagate
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
        logger.propagate = False
        try:
            yield said
        finally:
            logger.removeHandler(handler)
            logger.setLevel(before[0])
            logger.propagate = before[1]

    return collect


@pytest.fixture
def visit(client) -> Callable[[User], Awaitable[InboxClient]]:
    """`await visit(user)`: a browser in which `user` is signed in."""
    return lambda user: InboxClient(client.app, user).sign_in()
