"""What attackers and their victims come with: browsers of their own, at an installation as small ones are (SQLite, and
one process that knows everything) and as large ones are (PostgreSQL, and Redis between the processes)."""

from collections.abc import Callable

import pytest

from app.accounts.models import User
from app.accounts.sign_in import password as signing_in
from app.rate_limits.rules import Rule
from app.settings import Settings
from tests.support.app_client import AppClient
from tests.support.signed_in_client import hub, newcomer, room, visit
from tests.support.users import PASSWORD

__all__ = ["hub", "newcomer", "room", "visit"]


@pytest.fixture
def make_settings(
    make_settings: Callable[..., Settings], dialect: str, request: pytest.FixtureRequest
) -> Callable[..., Settings]:
    """As elsewhere, and with Redis where the database is PostgreSQL."""
    shared = {} if dialect == "sqlite" else {"redis_url": request.getfixturevalue("redis_url")}
    return lambda **fields: make_settings(**{**shared, **fields})


@pytest.fixture
def another(client) -> Callable[..., AppClient]:
    """`another(address="127.0.0.1")`: another browser, at the started `app`."""
    return lambda address="127.0.0.1": AppClient(client.app, address)


@pytest.fixture
async def anna(client, make_user) -> User:
    """Somebody at the started `app`; test modules may have an Anna of their own."""
    return await make_user("member", name="Anna", email="anna@example.org")


@pytest.fixture
def come_in(another):
    """`await come_in(user, address="127.0.0.1", **more)`: a browser in which `user` has signed in."""

    async def open_browser(user: User, address: str = "127.0.0.1", **more: str) -> AppClient:
        browser: AppClient = another(address)
        answer = await browser.sign_in(user.email, PASSWORD, **more)
        assert answer.status_code == 303, await answer.get_data(as_text=True)
        return browser

    return open_browser


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> int:
    """How many sign-ins an address has. As many as ever, but in a day: on a busy machine more than a minute may pass
    while a test counts them."""
    rule = signing_in.ADDRESS_RULE
    monkeypatch.setattr(signing_in, "ADDRESS_RULE", Rule.of(rule.name, f"{rule.rate.amount} per day"))
    return rule.rate.amount
