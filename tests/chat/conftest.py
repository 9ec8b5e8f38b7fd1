"""What the tests of chat share: people in a room, in this process or over sockets."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from app.accounts.models import User
from app.chat.models import Room
from app.identity import Principal
from app.realtime.hub import Hub
from tests.live import Live
from tests.people import MakeUser
from tests.principals import principal_of
from tests.realtime.talk import say
from tests.realtime.visitors import Visit, Visitor, visit

__all__ = ["say", "visit"]


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


@pytest.fixture
def hub(live: Live) -> Hub:
    assert live.app is not None
    return live.app.extensions["hub"]


@pytest.fixture
def newcomer(make_user: MakeUser, visit: Visit) -> Callable[..., Awaitable[Visitor]]:
    """`await newcomer(role="member", name=...)`: somebody new at `live`, signed in."""

    async def make(role: str = "member", **known: str) -> Visitor:
        return await visit(await make_user(role, **known))

    return make


@pytest.fixture
async def room(live: Live, make_user: MakeUser) -> Room:
    """The room that everybody is in, at `live`."""
    await make_user("owner", name="Founder")
    return await Room.get(auto_join=True)
