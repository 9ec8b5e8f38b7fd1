"""What the tests of workers share with those of faults."""

from tests.support.deployment import site

__all__ = ["site"]
