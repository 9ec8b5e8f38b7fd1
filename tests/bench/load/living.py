"""People who say nothing: they are here, some of them type, and some come and go."""

from time import perf_counter
from typing import Any

from tests.bench.accounting import Meter
from tests.bench.load.connection import Connection
from tests.bench.load.crowd import Crowd

# As often as a page says that its reader types.
TYPING_EVERY_S = 2.0


def live(crowd: Crowd, seconds: float, typing: int = 0, changes: float = 0) -> dict[str, Any]:
    """For `seconds`, let `typing` people type all the time and as many leave as come, `changes` of both together a
    second; what it took."""
    frames, meter, began = _frames(crowd), Meter(crowd.pid), perf_counter()
    due = sorted(
        [(number * TYPING_EVERY_S / typing, "type") for number in range(int(typing * seconds / TYPING_EVERY_S))]
        + [(number / changes, "come" if number % 2 else "go") for number in range(int(changes * seconds))]
    )
    typists, gone = crowd.members[:typing], 0
    for number, (at, what) in enumerate(due):
        crowd.fleet.until(lambda at=at: perf_counter() - began >= at, began + at - perf_counter())
        if what == "type":
            _type(crowd, typists[number % typing])
        elif what == "go":
            gone += crowd.members[-1].other_frames
            crowd.leave(keep=len(crowd.members) - 1)
        else:
            crowd.grow(len(crowd.members) + 1)
            crowd.join()
    crowd.fleet.until(lambda: perf_counter() - began >= seconds, began + seconds - perf_counter())
    cost = meter.read()
    crowd.check_losses()
    return {"server_s": cost.server_s, "wall_s": cost.wall_s, "frames": _frames(crowd) + gone - frames}


def _type(crowd: Crowd, typist: Connection) -> None:
    typist.call("typing", {"room": crowd.room}, _answered)


def _answered(reply: dict[str, Any]) -> None:
    if not reply["ok"]:
        raise RuntimeError(f"typing was refused: {reply}")


def _frames(crowd: Crowd) -> int:
    return sum(member.other_frames for member in crowd.members)
