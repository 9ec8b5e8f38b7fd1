"""How much there is on the pages, and how often each is asked for."""

from dataclasses import dataclass

from tests.size.large_team import LargeTeam


@dataclass(frozen=True)
class Plan:
    """`requests` in each of `rounds`, after some that only `warm` the server."""

    team: LargeTeam
    rounds: int
    requests: int
    warm: int


# As many people, messages and entries as a large team has, and rooms and unread messages as most people.
FULL = Plan(
    LargeTeam(rooms_each=50, direct_each=15, unread=1_000, entries=100_000),
    rounds=7,
    requests=40,
    warm=5,
)
QUICK = Plan(
    LargeTeam(
        people=500,
        members=200,
        rooms_each=10,
        direct_each=3,
        elsewhere=10,
        messages=1_500,
        in_largest=1_000,
        in_direct=5,
        unread=50,
        entries=500,
        many=50,
        pins=5,
        reactions=20,
    ),
    rounds=2,
    requests=5,
    warm=2,
)
