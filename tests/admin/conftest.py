"""What the tests of administration share: people at sockets."""

from tests.support.signed_in_client import hub, visit

__all__ = ["hub", "visit"]
