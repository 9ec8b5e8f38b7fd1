"""What the tests of sockets share."""

from tests.realtime.talk import say
from tests.realtime.visitors import hub, newcomer, room, visit

__all__ = ["hub", "newcomer", "room", "say", "visit"]
