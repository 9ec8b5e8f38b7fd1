"""A test fails when what it printed or logged says that something went wrong which nobody noticed."""

from collections.abc import Iterator

import pytest

SIGNS = ("Traceback (most recent call last)", "was never awaited", "was never retrieved")

_failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    item.stash[_failed] = item.stash.get(_failed, False) or report.failed
    if report.when != "teardown" or item.stash[_failed] or item.get_closest_marker("logs_traceback"):
        return report
    found = {sign for sign in SIGNS for name, text in report.sections if name.startswith("Captured") and sign in text}
    if found:
        report.outcome = "failed"
        report.longrepr = f"the log holds {', '.join(sorted(found))}"
    return report
