"""How far one client has read in one stream, and what it has applied."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from typing import Any


class StreamReader:
    """`applied` holds the `client_id` of every message applied, in that order; `gap` is set while something is known to
    be missing. What comes before the client has caught up is kept until then."""

    def __init__(self, stream: str, counts: "Counter[str]") -> None:
        self.stream = stream
        self.applied: list[str] = []
        self.gap = asyncio.Event()
        self._counts = counts
        self._seq = 0
        self._epoch: str | None = None
        self._ahead: dict[int, dict[str, Any]] = {}
        self._live = False

    @property
    def position(self) -> tuple[int, str] | None:
        """The last seq applied and its epoch; None before anything is known of the stream."""
        return None if self._epoch is None else (self._seq, self._epoch)

    def begin(self, seq: int, epoch: str) -> None:
        """Start after `seq`: what is before it, the page shows."""
        self._seq, self._epoch = seq, epoch
        self.catch_up(())

    def reset(self, epoch: str) -> None:
        """Forget everything: what was read is no more."""
        self._counts["resets"] += 1
        self.applied.clear()
        self._ahead.clear()
        self._seq, self._epoch = 0, epoch

    def suspend(self) -> None:
        """The connection is over: what comes next comes with the answer to `resume`."""
        self._live = False
        self._ahead.clear()
        self.gap.clear()

    def catch_up(self, events: Iterable[dict[str, Any]]) -> None:
        """Apply what was asked for, and what came meanwhile."""
        self._live = True
        for event in events:
            self._ahead[event["seq"]] = event
        self._apply_in_order()

    def hear(self, event: dict[str, Any]) -> None:
        """An event came by itself."""
        if event["stream"] != self.stream:
            return
        if "seq" not in event:  # a server without streams: what comes is all there is
            self._apply(event)
            return
        self._ahead[event["seq"]] = event
        if self._live:
            self._apply_in_order()

    def _apply_in_order(self) -> None:
        for seq in sorted(self._ahead):
            if seq == self._seq + 1:
                self._apply(self._ahead.pop(seq))
                self._seq = seq
            elif seq <= self._seq:
                self._ahead.pop(seq)
                self._counts["known"] += 1
        if self._ahead:
            self.gap.set()
        else:
            self.gap.clear()

    def _apply(self, event: dict[str, Any]) -> None:
        if event["kind"] == "message.created":
            self.applied.append(event["data"]["client_id"])

    def __repr__(self) -> str:
        return (
            f"<Reading at {self._seq}, {len(self.applied)} applied, {len(self._ahead)} ahead, gap {self.gap.is_set()}>"
        )
