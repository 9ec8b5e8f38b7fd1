"""People to test with: made by the service, signed in through the front door."""

import itertools
from collections.abc import Awaitable, Callable
from functools import cache

import pytest
from argon2 import PasswordHasher

from app.accounts import passwords
from app.accounts.models import User
from app.accounts.sign_in import password
from app.accounts.users import NewUser, insert_user
from app.database import transaction

PASSWORD = "eleven quiet green lanterns"
_numbers = itertools.count(1)

MakeUser = Callable[..., Awaitable[User]]
SignIn = Callable[..., Awaitable[None]]


@pytest.fixture
def real_passwords() -> None:
    """For tests that are about what a password costs."""


@pytest.fixture(autouse=True)
def cheap_passwords(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash in a millisecond and answer failures at once, except with `real_passwords`."""
    if "real_passwords" not in request.fixturenames:
        monkeypatch.setattr(passwords, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        monkeypatch.setattr(password, "MIN_FAILURE_DURATION_S", 0.0)
        monkeypatch.setattr(password, "TIMES", 0)


@cache
def _hash(password: str) -> str:
    return passwords.hasher.hash(password)


@pytest.fixture
def make_user() -> MakeUser:
    """`await make_user(role="member", name=..., email=..., password=PASSWORD, locale="en")`: an active person. Needs an
    open database: one of `client`, `live`, `opened_database`."""

    async def make(
        role: str = "member",
        *,
        name: str | None = None,
        email: str | None = None,
        password: str = PASSWORD,
        locale: str = "en",
    ) -> User:
        number = next(_numbers)
        new = NewUser(
            email=email or f"person{number}@example.org",
            name=name or f"Person {number}",
            role=role,
            password_hash=_hash(password),
            locale=locale,
        )
        async with transaction() as tx:
            return await insert_user(tx, new)

    return make


@pytest.fixture
def sign_in() -> SignIn:
    """`await sign_in(client, user)`: the test client has the session of `user` from then on."""

    async def sign(client, user: User, *, password: str = PASSWORD) -> None:
        response = await client.post("/login", form={"email": user.email, "password": password})
        assert response.status_code == 303, await response.get_data(as_text=True)

    return sign
