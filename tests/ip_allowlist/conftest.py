"""What the tests of addresses share: people at sockets."""

from tests.support.signed_in_client import hub, visit

__all__ = ["hub", "visit"]
