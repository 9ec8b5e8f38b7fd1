"""The clock of the application. All code reads the time here, so that tests can move it."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Wall time in UTC, with an offset that only tests set."""

    def __init__(self) -> None:
        self._offset = timedelta()

    def now(self) -> datetime:
        """The current time, timezone-aware, in UTC."""
        return datetime.now(UTC) + self._offset

    def move(self, by: timedelta) -> None:
        """Move the clock by `by`, forward or back; for tests and demo data."""
        self._offset += by

    def reset(self) -> None:
        """Return to real time; for tests."""
        self._offset = timedelta()


clock = Clock()


def iso_text(at: datetime) -> str:
    """The moment `at`, timezone-aware, as ISO 8601 in UTC to the second, as clients and scripts read it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
