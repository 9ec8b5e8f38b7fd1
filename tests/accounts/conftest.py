"""What the tests of accounts share: browsers of their own, and counted queries."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from tortoise.connection import get_connection

from tests.accounts.browser import Browser


@pytest.fixture
def another(client) -> Callable[..., Browser]:
    """`another(address="127.0.0.1")`: another browser, at the started `app`."""

    def open_browser(address: str = "127.0.0.1") -> Browser:
        return Browser(client.app, address)

    return open_browser


@dataclass
class Counted:
    """How many statements were sent."""

    count: int = 0


@pytest.fixture
def count_queries(monkeypatch: pytest.MonkeyPatch) -> Callable[[], AbstractContextManager[Counted]]:
    """`with count_queries() as counted: ...; counted.count`: statements outside of transactions."""

    @contextmanager
    def counting() -> Iterator[Counted]:
        counted = Counted()
        connection = get_connection("default")
        with monkeypatch.context() as patch:
            for name in ("execute_query", "execute_query_dict", "execute_insert", "execute_script"):
                patch.setattr(connection, name, _counting(getattr(connection, name), counted))
            yield counted

    return counting


def _counting(send: Callable[..., Any], counted: Counted) -> Callable[..., Any]:
    async def send_counted(*arguments: Any, **named: Any) -> Any:
        counted.count += 1
        return await send(*arguments, **named)

    return send_counted
