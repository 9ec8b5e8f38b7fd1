"""What the tests of administration share: people at sockets."""

from tests.realtime.visitors import hub, visit

__all__ = ["hub", "visit"]
