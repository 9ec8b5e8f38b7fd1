"""What the tests of the log share: people at sockets."""

from tests.support.signed_in_client import hub, visit

__all__ = ["hub", "visit"]
