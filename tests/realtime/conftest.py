"""What the tests of sockets share."""

from tests.support.messages import say
from tests.support.signed_in_client import hub, newcomer, room, visit

__all__ = ["hub", "newcomer", "room", "say", "visit"]
