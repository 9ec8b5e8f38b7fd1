"""The log as lines of JSON, with all that is needed to check it elsewhere."""

from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

import orjson

from app.audit.chain import Entry
from app.audit.reading import BEGINNING, checkpoints, entries_after

_BINARY = ("details_hash", "hash")


def line_of(entry: Entry, before: bytes) -> bytes:
    """`entry` as one line; `before` is the hash of the entry before it."""
    fields = asdict(entry)
    for name in _BINARY:
        fields[name] = fields[name].hex()
    return orjson.dumps({**fields, "before": before.hex()}, option=orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE)


def parsed(fields: dict[str, Any]) -> tuple[Entry, bytes]:
    """The entry in such a line, and the hash of the one before it. Raises ValueError, KeyError or TypeError."""
    before = bytes.fromhex(fields.pop("before"))
    for name in _BINARY:
        fields[name] = bytes.fromhex(fields[name])
    return Entry(**{**fields, "at": datetime.fromisoformat(fields["at"])}), before


async def export(
    *, since: datetime | None = None, until: datetime | None = None, up_to: int | None = None
) -> AsyncIterator[bytes]:
    """The log, or what happened from `since` on and before `until`, up to the entry `up_to`; one line an entry."""
    cuts = await checkpoints()
    start = cuts[-1] if cuts else BEGINNING
    before = start.hash
    async for entry in entries_after(start.seq):
        if up_to is not None and entry.seq > up_to:
            return
        if (since is None or entry.at >= since) and (until is None or entry.at < until):
            yield line_of(entry, before)
        before = entry.hash
