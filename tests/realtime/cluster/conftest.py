"""What the tests of several nodes share."""

from tests.support.deployment import site

__all__ = ["site"]
