"""When an entry that failed is tried again, and when it is given up."""

import random
from datetime import timedelta

from app.clock import clock
from app.outbox.entries import Entry, GiveUp, Retry

# Doubled with each attempt, and a fifth more or less, so that what failed together does not come back together.
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
JITTER = 0.2
# Given up is what is so old and was tried so often: the one alone could be a server that was off for a week.
GIVE_UP_AFTER = timedelta(days=3)
ENOUGH_ATTEMPTS = 8


def backoff(attempts: int) -> timedelta:
    """How long to wait after so many attempts."""
    doublings = min(max(attempts - 1, 0), 16)
    return min(FIRST_PAUSE * int(2**doublings), LONGEST_PAUSE) * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311


def is_exhausted(entry: Entry, give_up: timedelta) -> bool:
    """Whether the attempt that has failed was the last."""
    return entry.attempts >= ENOUGH_ATTEMPTS and clock.now() >= entry.asked_at + give_up


def is_overdue(entry: Entry, give_up: timedelta, lease: timedelta) -> bool:
    """Whether an attempt before this one should have been the last. It did not even come to say what went wrong:
    perhaps it kills each worker that takes it up."""
    end = entry.asked_at + give_up + LONGEST_PAUSE * (1 + JITTER) + lease
    return entry.attempts > ENOUGH_ATTEMPTS and clock.now() >= end


def reason_of(error: Exception) -> str:
    """What is kept of `error`."""
    own = isinstance(error, Retry | GiveUp)
    return str(error) if own else f"{type(error).__name__}: {error}"
