"""How long a message takes to the last of many browsers that have its room open."""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import Figure, percentile
from tests.bench.targets import Switchboard

# (browsers in the room, the goal in ms)
SIZES = ((200, 50.0), (1_000, 150.0))
# Of the messages that come in a second, and of how many letters each is.
RATE, BODY = 20.0, 200
SECONDS, WARM_S, ROUNDS = 6.0, 2.0, 3


def measure(directory: Path) -> Iterator[Figure]:
    """Everyone is somebody else and gets what a page gets; people in turn say `RATE` messages a second."""
    running = Switchboard(directory, max(size for size, _ in SIZES), form="html").start()
    try:
        for size, goal in SIZES:
            running.load.do("grow", to=size)
            running.load.do("join")
            running.load.do("steady", rate=RATE, seconds=WARM_S, size=BODY)
            rounds = [running.load.do("steady", rate=RATE, seconds=SECONDS, size=BODY) for _ in range(ROUNDS)]
            yield _figure(size, goal, rounds)
    finally:
        running.stop()


def _figure(size: int, goal: float, rounds: list[dict[str, float | list[float]]]) -> Figure:
    took = [each for one in rounds for each in one["latencies_ms"]]
    messages, lost = (sum(one[key] for one in rounds) for key in ("messages", "lost"))
    cpu = sum(one["server_s"] for one in rounds) / messages * 1_000
    more = f"p50 {percentile(took, 50):.1f} ms, CPU for a message {cpu:.1f} ms, {messages} messages, {lost} lost"
    title = f"post → the last of {size:,} other browsers, {RATE:g} messages a second, p95"
    return Figure(title, percentile(took, 95), "ms", goal, more)
