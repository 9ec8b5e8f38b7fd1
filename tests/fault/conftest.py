"""What the tests of faults share."""

from tests.fault.site import site

__all__ = ["site"]
