"""The clients of one server: coming in, joining the room, leaving."""

import itertools
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tests.bench.accounting import Cost, Meter
from tests.bench.load.connection import Connection
from tests.bench.load.fleet import Fleet
from tests.bench.load.tickets import Ticket, mint

# Single-use tokens live for a minute, so they are fetched for this many clients at a time.
_BATCH = 500
# Clients under way at once; a browser's own time between its steps would spread them more.
_AT_ONCE = 64
_PATIENCE_S = 120.0
# What a server still does for newcomers after it has let them in.
SETTLE_S = 1.0


@dataclass
class Crowd:
    """`people` as the target made them: `{"cookie", "tokens"}`. `mints` says that each connect takes fresh tokens,
    `form` what is delivered (see `Ticket`)."""

    address: tuple[str, int]
    pid: int
    people: list[dict[str, Any]]
    mints: bool
    room: str
    form: str = "json"
    # After the last message was sent, how long stragglers are waited for before they count as lost.
    patience_s: float = 20.0
    fleet: Fleet = field(default_factory=Fleet)
    clients: list[Connection] = field(default_factory=list)
    members: list[Connection] = field(default_factory=list)
    top: int = 0
    epoch: str = ""
    losses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._next_person = itertools.cycle(self.people)

    def cookies(self, count: int) -> list[str]:
        """The sessions of the next `count` clients; there are fewer people than clients."""
        return [next(self._next_person)["cookie"] for _ in range(count)]

    def tickets(self, count: int) -> list[Ticket]:
        """What the next `count` clients come in with."""
        if self.mints:
            return mint(self.fleet, self.address, self.cookies(count), self.form)
        return [Ticket(person["cookie"], person["tokens"]) for person in itertools.islice(self._next_person, count)]

    def grow(self, to: int, *, settle: bool = False) -> dict[str, Cost]:
        """Connect until there are `to` clients; what fetching the tokens and what connecting took."""
        minting, connecting = Cost(0, 0, 0), Cost(0, 0, 0)
        while len(self.clients) < to:
            meter = Meter(self.pid)
            tickets = self.tickets(min(_BATCH, to - len(self.clients)))
            minting += meter.read()
            meter = Meter(self.pid)
            self._connect(tickets)
            whole = meter.read()
            if settle:
                self.wait(SETTLE_S)
                after = meter.read()
                whole = Cost(after.server_s, after.load_s, whole.wall_s)
            connecting += whole
        return {"minting": minting, "connecting": connecting}

    def _connect(self, tickets: list[Ticket]) -> None:
        want = len(self.clients) + len(tickets)
        waiting = list(tickets)

        def ready(connection: Connection) -> None:
            self.clients.append(connection)
            if waiting:
                self.dial(waiting.pop(), ready)

        for _ in range(min(_AT_ONCE, len(waiting))):
            self.dial(waiting.pop(), ready)
        if not self.fleet.until(lambda: bool(self.losses) or len(self.clients) >= want, _PATIENCE_S) or self.losses:
            raise RuntimeError(f"{len(self.clients)} of {want} clients came in: {self.losses[:3]}")

    def dial(self, ticket: Ticket, ready: Any, lost: Any = None) -> Connection:
        """One client on its way in."""
        return Connection(self.fleet, self.address, ticket, ready, lost or self.lost)

    def lost(self, connection: Connection, why: str) -> None:
        """Note that a client was lost that should be here."""
        self.losses.append(why)

    def join(self) -> None:
        """Let every client that is not in the room join it."""
        newcomers = self.clients[len(self.members) :]
        answered: list[Any] = []
        for connection in newcomers:
            connection.call("joinRoom", {"room": self.room}, answered.append)
        if not self.fleet.until(lambda: len(answered) == len(newcomers), _PATIENCE_S):
            raise RuntimeError("joinRoom was not answered")
        for reply in answered:
            if not reply["ok"]:
                raise RuntimeError(f"joinRoom was refused: {reply}")
            self.top, self.epoch = max(self.top, reply["top"]), reply["epoch"]
        self.members.extend(newcomers)

    def leave(self, *, keep: int = 0) -> None:
        """Close all clients but the first `keep`."""
        for connection in self.clients[keep:]:
            connection.close()
        del self.clients[keep:], self.members[keep:]

    def wait(self, seconds: float) -> None:
        """Only answer pings for `seconds`."""
        self.fleet.until(lambda: False, seconds)

    def check_losses(self) -> None:
        """Raises if a client was lost that should be here."""
        if self.losses:
            raise RuntimeError(f"{len(self.losses)} clients were lost: {self.losses[:3]}")

    def say(self, connection: Connection, client_id: str, body: str, answered: Any) -> None:
        """Send one message to the room; `answered(seq)` with its ack."""
        message = {"room": self.room, "body": body, "client_id": client_id}
        connection.call("sendMessage", message, partial(self._said, answered))

    def _said(self, answered: Any, reply: dict[str, Any]) -> None:
        if not reply["ok"]:
            raise RuntimeError(f"a message was refused: {reply}")
        self.top = max(self.top, reply["seq"])
        answered(reply["seq"])
