"""What the tests of addresses share: people at sockets."""

from tests.realtime.visitors import hub, visit

__all__ = ["hub", "visit"]
