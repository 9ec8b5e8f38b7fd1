"""Session lifetimes and limits."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Lifetime:
    """`idle` after the last request a person made, and `absolute` after signing in, whatever happens."""

    idle: timedelta
    absolute: timedelta

    def idle_end(self, now: datetime, expires_at: datetime) -> datetime:
        """When a session used at `now` expires if it is not used again; `expires_at` is its absolute end."""
        return min(now + self.idle, expires_at)


# A working day without signing in twice, and a new proof every week (ASVS 7.3 wants both limits, with reasons).
NORMAL = Lifetime(idle=timedelta(hours=12), absolute=timedelta(days=7))
# "Remember this device": survives a holiday of two weeks, and still ends every month.
REMEMBERED = Lifetime(idle=timedelta(days=14), absolute=timedelta(days=30))

# The levels of a session (NIST's "authenticator assurance level"): 0 until the second factor is given, 2 after it.
PENDING_AAL = 0
VERIFIED_AAL = 2

# Between the password and the second factor: time to find the phone.
PENDING = Lifetime(idle=timedelta(minutes=10), absolute=timedelta(minutes=10))

# A proof of who one is counts for this long and is not prolonged by using it.
SUDO = timedelta(minutes=15)
# What a page had under way when its session got a new secret.
PREVIOUS_SECRET = timedelta(seconds=10)

# A write for every request would be most of the product's writes, for needless precision.
TOUCH_EVERY = timedelta(minutes=5)
# More than anyone's devices, and a bound on what a stolen password can leave behind (ASVS 7.1.2).
MAX_LIVE = 20
# Ended sessions are kept this long, so that their owner can see what happened.
KEEP_ENDED = timedelta(days=30)


def lifetime(remember: bool) -> Lifetime:
    """`REMEMBERED` or `NORMAL`, as the person chose when signing in."""
    return REMEMBERED if remember else NORMAL
