"""What the tests of several nodes share."""

from tests.fault.site import site

__all__ = ["site"]
