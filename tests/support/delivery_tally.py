"""What became of every message: the sum that all of this is about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.support.reliable_client import ReliableClient


@dataclass(frozen=True, slots=True)
class Tally:
    """`lost`: acknowledged or said but not stored, or stored and not applied by somebody. `doubled`: stored twice, or
    applied twice by somebody. `disordered`: clients who applied in another order than that of the store. `unsent`: what
    still waits to be sent. All 0 is what was promised."""

    lost: int = 0
    doubled: int = 0
    disordered: int = 0
    unsent: int = 0


def tally(clients: Sequence[ReliableClient], said: Iterable[str], stored: Sequence[str]) -> Tally:
    """The sum over `clients`, of all who read from the start. `said` and `stored` are `client_id`s."""
    acknowledged = {client_id for client in clients for client_id in client.accepted}
    lost, doubled, disordered = len((acknowledged | set(said)) - set(stored)), _twice(stored), 0
    places = {client_id: place for place, client_id in reversed(list(enumerate(stored)))}
    for client in clients:
        applied = client.reading.applied
        lost += len(places.keys() - set(applied))
        doubled += _twice(applied)
        order = [places[client_id] for client_id in dict.fromkeys(applied) if client_id in places]
        disordered += order != sorted(order)
    return Tally(lost, doubled, disordered, sum(len(client.unsent) for client in clients))


def _twice(ids: Sequence[str]) -> int:
    return sum(count - 1 for count in Counter(ids).values())
