"""Exporting the log, removing its oldest entries, and redacting personal data in it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import orjson

from app.audit import Action, record
from app.audit.hash_chain import Entry, Key, checkpoint_signature
from app.audit.queries import BEGINNING, checkpoints, entries_after
from app.clock import clock
from app.database import Row, Transaction, batched, fetch, parameters, transaction
from app.text import email_key

# Redacting a person's data. Who did what to whom, and when, stays, and so does the chain.

# Within the parameters that both databases allow in a statement.
_BATCH = 500
_ABOUT = """
SELECT seq, target, action, details FROM audit_entry
WHERE (actor_id = $1 OR target = $2) AND salt <> '' AND seq > $3 ORDER BY seq LIMIT 500
"""
# Invited people have no account yet, so an invitation names them only by their address.
_INVITED = """
SELECT seq, target, action, details FROM audit_entry
WHERE action LIKE 'invitation.%' AND salt <> '' AND seq > $1 ORDER BY seq LIMIT 500
"""
_BLANK = """
UPDATE audit_entry SET address = '', user_agent = '', details = '{{}}', salt = ''
WHERE seq IN ({marks}) AND salt <> '' RETURNING seq
"""


async def redact_user(user_id: str, addresses: Collection[str] = (), actor: str | None = None) -> int:
    """Redact IP address, browser and details in every entry that the person with `user_id` caused or that is about
    them, including their invitations; returns the number of entries. `addresses` are further email addresses of
    theirs, besides those in the log."""
    target = f"user:{user_id}"
    about = [row async for row in _iterate(_ABOUT, user_id, target)]
    theirs = {email_key(address) for address in addresses} | {address for row in about for address in _named_in(row)}
    accepted = {row["target"] for row in about if row["action"] == Action.INVITATION_ACCEPTED}
    entries = {target: {row["seq"] for row in about}}
    async for row in _iterate(_INVITED):
        if row["seq"] in entries[target]:
            continue
        if row["target"] in accepted or not theirs.isdisjoint(_named_in(row)):
            entries.setdefault(row["target"], set()).add(row["seq"])
    async with transaction() as tx:
        # One order for the person and one for each invitation: by its target an order vouches for what is missing.
        counts = {of: await _redact(tx, sorted(seqs)) for of, seqs in entries.items()}
        for of, count in counts.items():
            await record(Action.AUDIT_BLANKED, actor=actor, target=of, meta={"entries": count}, tx=tx)
    return sum(counts.values())


async def _iterate(query: str, *values: Any) -> AsyncIterator[Row]:
    """The rows of `query`, whose last mark is the number of the entry before."""
    seq = 0
    while rows := await fetch(query, *values, seq):
        for row in rows:
            yield row
        seq = rows[-1]["seq"]


def _named_in(row: Row) -> set[str]:
    """The email addresses in an entry, normalised for comparison."""
    details = orjson.loads(row["details"])
    told = [details, details.get("before"), details.get("after")]
    found = [each.get("email") for each in told if isinstance(each, dict)]
    return {email_key(address) for address in found if isinstance(address, str)}


async def _redact(tx: Transaction, seqs: Sequence[int]) -> int:
    blanked = 0
    for batch in batched(seqs, _BATCH):
        blanked += len(await tx.fetch(_BLANK.format(marks=parameters(len(batch))), *batch))
    return blanked


# The log as lines of JSON, with all that is needed to check it elsewhere.

_BINARY = ("details_hash", "hash")


def format_line(entry: Entry, before: bytes) -> bytes:
    """`entry` as one line of JSON; `before` is the hash of the entry before it."""
    fields = asdict(entry)
    for name in _BINARY:
        fields[name] = fields[name].hex()
    return orjson.dumps({**fields, "before": before.hex()}, option=orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE)


def parse_line(fields: dict[str, Any]) -> tuple[Entry, bytes]:
    """The entry in such a line, and the hash of the one before it. Raises ValueError, KeyError or TypeError."""
    before = bytes.fromhex(fields.pop("before"))
    for name in _BINARY:
        fields[name] = bytes.fromhex(fields[name])
    return Entry(**{**fields, "at": datetime.fromisoformat(fields["at"])}), before


async def export(
    *, since: datetime | None = None, until: datetime | None = None, up_to: int | None = None
) -> AsyncIterator[bytes]:
    """The log as lines of JSON, one an entry: all of it, or from `since` on, before `until`, and up to the entry
    `up_to`."""
    cuts = await checkpoints()
    start = cuts[-1] if cuts else BEGINNING
    before = start.hash
    async for entry in entries_after(start.seq):
        if up_to is not None and entry.seq > up_to:
            return
        if (since is None or entry.at >= since) and (until is None or entry.at < until):
            yield format_line(entry, before)
        before = entry.hash


_LAST_OLD = """
SELECT seq, hash FROM audit_entry WHERE seq < coalesce(
    (SELECT min(seq) FROM audit_entry WHERE at >= $1), (SELECT max(seq) + 1 FROM audit_entry))
ORDER BY seq DESC LIMIT 1
"""
_CUT = "INSERT INTO audit_checkpoint (seq, hash, at, signature) VALUES ($1, $2, $3, $4)"
# Few enough at once that others get their turn to write.
_REMOVE = """
DELETE FROM audit_entry WHERE seq IN (SELECT seq FROM audit_entry WHERE seq <= $1 ORDER BY seq LIMIT 2000) RETURNING seq
"""


async def prune(key: Key, before: datetime, keep: Callable[[int], Awaitable[None]]) -> int:
    """Remove the oldest entries, up to the first that is not older than `before`; returns their number.

    `keep` is awaited first with the number of the last one, to archive them; if it fails, nothing is removed. A signed
    checkpoint and a new entry then stand for the removed ones.
    """
    rows = await fetch(_LAST_OLD, before)
    if not rows:
        return 0
    seq, hash = int(rows[0]["seq"]), bytes(rows[0]["hash"])
    await keep(seq)
    async with transaction() as tx:
        now = clock.now()
        signature = checkpoint_signature(key, seq, hash, now)
        await tx.fetch(_CUT, seq, hash, now, signature)
        await record(Action.AUDIT_PRUNED, target=f"audit:{seq}", meta={"before": before.isoformat()}, tx=tx)
    removed = 0
    while gone := await _remove(seq):
        removed += gone
    return removed


async def _remove(up_to: int) -> int:
    async with transaction() as tx:
        rows = await tx.fetch(_REMOVE, up_to)
    return len(rows)
