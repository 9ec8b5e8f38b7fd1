"""What the tests of sockets share."""

from collections.abc import Awaitable, Callable

import pytest

from app.chat.models import Room
from app.realtime.hub import Hub
from tests.live import Live
from tests.people import MakeUser
from tests.realtime.talk import say
from tests.realtime.visitors import Visit, Visitor, visit

__all__ = ["say", "visit"]


@pytest.fixture
def hub(live: Live) -> Hub:
    assert live.app is not None
    return live.app.extensions["hub"]


@pytest.fixture
def newcomer(make_user: MakeUser, visit: Visit) -> Callable[..., Awaitable[Visitor]]:
    """`await newcomer(role="member", name=...)`: somebody new, signed in."""

    async def make(role: str = "member", **known: str) -> Visitor:
        return await visit(await make_user(role, **known))

    return make


@pytest.fixture
async def room(live: Live, make_user: MakeUser) -> Room:
    """The room that everybody is in."""
    await make_user("owner", name="Founder")
    return await Room.get(auto_join=True)
