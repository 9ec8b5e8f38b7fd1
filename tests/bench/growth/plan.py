"""How much there is, and how often each thing is done."""

from dataclasses import dataclass, replace

from tests.size.large_team import LargeTeam

BASE = "as it is"


@dataclass(frozen=True)
class Plan:
    """The teams in which everything is done are those of `cases`; times in seconds. `gone`: after how many connects it
    is looked at what is held, `at_once` of which are there together."""

    base: LargeTeam
    rounds: int
    requests: int
    connects: int
    send_s: float
    # How often each is done when statements are counted.
    counted: int
    gone: tuple[int, ...]
    at_once: int
    body: int = 200
    people: int = 50

    @property
    def cases(self) -> dict[str, LargeTeam]:
        """The base, and what has ten times as much of one thing."""
        base = self.base
        return {
            BASE: base,
            "10 × messages": replace(base, messages=10 * base.messages, in_largest=10 * base.in_largest),
            "10 × people": replace(base, people=10 * base.people, members=10 * base.members),
            "10 × rooms of one person": replace(
                base, rooms_each=10 * base.rooms_each, direct_each=10 * base.direct_each, elsewhere=10 * base.elsewhere
            ),
            "10 × unread": replace(base, unread=10 * base.unread),
        }


FULL = Plan(
    LargeTeam(
        people=2_000,
        members=1_000,
        rooms_each=50,
        direct_each=15,
        elsewhere=50,
        messages=20_000,
        in_largest=10_000,
        in_direct=4,
        unread=500,
        entries=2_000,
        many=200,
    ),
    rounds=5,
    requests=20,
    connects=100,
    send_s=1.0,
    counted=5,
    gone=(4_000, 8_000, 16_000),
    at_once=500,
)
QUICK = Plan(
    LargeTeam(
        people=300,
        members=100,
        rooms_each=6,
        direct_each=2,
        elsewhere=5,
        messages=1_200,
        in_largest=600,
        in_direct=2,
        unread=20,
        entries=100,
        many=20,
        pins=5,
        reactions=10,
    ),
    rounds=1,
    requests=4,
    connects=10,
    send_s=0.2,
    counted=3,
    gone=(100, 200, 400),
    at_once=50,
    people=5,
)
