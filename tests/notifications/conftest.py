"""What the tests of notifications share: people with an inbox, and a count of what the database is asked."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from app.accounts.models import User
from app.accounts.users import on_user_created
from app.notifications import create_inbox
from tests.notifications.inbox_client import InboxClient
from tests.support.query_log import record_queries

Statements = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture(autouse=True)
def inboxes() -> None:
    """People made without an app have an inbox, too."""
    on_user_created.connect(create_inbox)


@pytest.fixture
def statements() -> Statements:
    """`with statements() as said:` collects the SQL of every statement. A set of rows written at once counts once."""

    @contextmanager
    def collect() -> Iterator[list[str]]:
        with record_queries() as asked:
            yield asked.statements

    return collect


@pytest.fixture
def visit(client) -> Callable[[User], Awaitable[InboxClient]]:
    """`await visit(user)`: a browser in which `user` is signed in."""
    return lambda user: InboxClient(client.app, user).sign_in()
