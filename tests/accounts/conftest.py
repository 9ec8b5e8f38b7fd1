"""What the tests of accounts share: cheap hashes, no waiting, browsers of their own, and counted queries."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from argon2 import PasswordHasher
from tortoise.connection import get_connection

from app.accounts import passwords, sign_in
from tests.accounts.browser import Browser


@pytest.fixture
def real_passwords() -> None:
    """For tests that are about what a password costs."""


@pytest.fixture(autouse=True)
def cheap_passwords(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash in a millisecond and answer failures at once, except with `real_passwords`."""
    if "real_passwords" not in request.fixturenames:
        monkeypatch.setattr(passwords, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        monkeypatch.setattr(sign_in, "FAILURE_FLOOR_S", 0.0)


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
