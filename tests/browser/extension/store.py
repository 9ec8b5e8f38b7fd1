"""What the fake server keeps: streams, and who has which token. It outlives restarts, as a database would."""

import itertools
from dataclasses import dataclass, field
from typing import Any

_numbers = itertools.count(1)


@dataclass
class Stream:
    """A history. `seq` starts at 1."""

    name: str
    epoch: str = "e1"
    events: list[dict[str, Any]] = field(default_factory=list)

    @property
    def top(self) -> int:
        return len(self.events)

    def append(self, kind: str, html: str, **more: Any) -> dict[str, Any]:
        """Write one event. `{id}` and `{seq}` in `html` are filled in."""
        seq, id = self.top + 1, f"m{next(_numbers)}"
        html = html.replace("{id}", id).replace("{seq}", str(seq))
        event = {"stream": self.name, "seq": seq, "epoch": self.epoch, "kind": kind, "id": id, "html": html, **more}
        self.events.append(event)
        return event

    def after(self, seq: int, limit: int) -> tuple[list[dict[str, Any]], bool]:
        rest = self.events[seq:]
        return rest[:limit], len(rest) > limit


@dataclass
class Store:
    """Everything the fake server knows."""

    streams: dict[str, Stream] = field(default_factory=dict)
    by_client_id: dict[str, dict[str, Any]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def stream(self, name: str) -> Stream:
        return self.streams.setdefault(name, Stream(name))

    def mint(self, namespace: str) -> str:
        token = f"{namespace}-{next(_numbers)}"
        self.tokens[token] = namespace
        return token
