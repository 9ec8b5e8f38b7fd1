"""What the tests of faults share."""

from tests.support.deployment import site

__all__ = ["site"]
