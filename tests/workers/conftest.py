"""What the tests of workers share with those of faults."""

from tests.fault.site import site

__all__ = ["site"]
