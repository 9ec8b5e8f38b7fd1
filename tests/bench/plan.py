"""How much of everything is done: enough for figures to be steady, and no more than people wait for."""

from dataclasses import dataclass

from tests.bench.servers import TAKE_PART

MEASURES = tuple(TAKE_PART)


@dataclass(frozen=True)
class Plan:
    """`sizes` are the rooms that grow on one server, `large` the one on a server of its own. Times in seconds."""

    rounds: int = 4
    people: int = 50
    sizes: tuple[int, ...] = (50, 200, 1_000)
    large: int = 3_000
    body: int = 200
    senders: int = 8
    sender_sizes: tuple[int, ...] = (200, 1_000)
    send_s: float = 1.5
    warm_s: float = 0.7
    steady_sizes: tuple[int, ...] = (200, 1_000)
    steady_rate: float = 20.0
    steady_s: float = 4.0
    # Messages whose pages are counted.
    paged: int = 20
    connects: int = 500
    appenders: int = 32
    append_s: float = 2.0
    storm: int = 2_000
    # No further round begins after this, and no further measure after `limit_s`.
    soft_limit_s: float = 1_200.0
    limit_s: float = 1_500.0

    @property
    def crowd(self) -> int:
        """The largest room that grows: the one for latency."""
        return self.sizes[-1]


FULL = Plan()
QUICK = Plan(
    rounds=1,
    people=20,
    sizes=(50, 200),
    large=500,
    send_s=0.4,
    warm_s=0.2,
    sender_sizes=(200,),
    steady_sizes=(200,),
    steady_s=1.0,
    paged=5,
    connects=100,
    append_s=0.5,
    storm=200,
    soft_limit_s=150.0,
    limit_s=180.0,
)
