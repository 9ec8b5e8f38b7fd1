"""What the tests of serving share: people in a room, over sockets."""

from tests.support.messages import say
from tests.support.signed_in_client import hub, newcomer, room, visit

__all__ = ["hub", "newcomer", "room", "say", "visit"]
