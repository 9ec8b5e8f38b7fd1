"""What the tests of chat share: people in a room, in this process or over sockets."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from app.accounts.models import User
from app.chat.models import Room
from app.principal import Principal
from tests.support.messages import say
from tests.support.principals import principal_of
from tests.support.signed_in_client import hub, newcomer, room, visit
from tests.support.users import MakeUser

__all__ = ["hub", "newcomer", "room", "say", "visit"]


@dataclass(frozen=True)
class Talker:
    """Somebody who acts by way of the services."""

    user: User
    actor: Principal

    @property
    def id(self) -> str:
        return self.user.id

    async def principal(self) -> Principal:
        return self.actor


@pytest.fixture
def talker(client, make_user: MakeUser) -> Callable[..., Awaitable[Talker]]:
    """`await talker(role="member", name=...)`: somebody new, without a network."""

    async def make(role: str = "member", **known: str) -> Talker:
        user = await make_user(role, **known)
        return Talker(user, await principal_of(user))

    return make


@pytest.fixture
async def general(client, make_user: MakeUser) -> Room:
    """The room that everybody is in, in this process."""
    await make_user("owner", name="Founder")
    return await Room.get(auto_join=True)
