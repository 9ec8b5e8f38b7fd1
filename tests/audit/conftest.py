"""What the tests of the log share: people at sockets."""

from tests.realtime.visitors import hub, visit

__all__ = ["hub", "visit"]
