"""People to test with: made by the service, signed in through the front door."""

import itertools
from collections.abc import Awaitable, Callable
from functools import cache

import pytest

from app.accounts.creation import NewUser, insert_user
from app.accounts.models import User
from app.accounts.passwords import hasher
from app.database import transaction

PASSWORD = "eleven quiet green lanterns"
_numbers = itertools.count(1)

MakeUser = Callable[..., Awaitable[User]]
SignIn = Callable[..., Awaitable[None]]


@cache
def _hash(password: str) -> str:
    return hasher.hash(password)  # made once: it takes time on purpose


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
