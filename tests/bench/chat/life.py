"""What a thousand people in rooms cost who say nothing: at rest, and while some type, come and go."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import Figure
from tests.bench.targets import Switchboard

PEOPLE, MORE_PEOPLE = 1_000, 50
SHARE = 5.0
# What is still done for newcomers is not rest; a round of pings is.
SETTLE_S, REST_S, BUSY_S = 8.0, 30.0, 20.0
TYPING, CHANGES = PEOPLE // 100, 2.0


def measure(directory: Path) -> Iterator[Figure]:
    """Everyone is in one room, which is the worst: whoever types there is told to all the others."""
    running = Switchboard(directory, PEOPLE + MORE_PEOPLE, form="html").start()
    try:
        running.load.do("grow", to=PEOPLE)
        running.load.do("join")
        running.load.do("wait", seconds=SETTLE_S)
        yield _figure(f"{PEOPLE:,} people in a room, at rest", running.load.do("live", seconds=REST_S))
        busy = running.load.do("live", seconds=BUSY_S, typing=TYPING, changes=CHANGES)
        yield _figure(f"… of whom {TYPING} type, {CHANGES:g} come or go a second", busy)
    finally:
        running.stop()


def _figure(title: str, took: dict[str, float]) -> Figure:
    share = took["server_s"] / took["wall_s"] * 100
    more = f"of a core; {took['frames'] / took['wall_s']:,.0f} frames a second"
    return Figure(title, share, "%", SHARE, more)
