"""Taking out of the log what is about a person. Who did what to whom, and when, stays, and so does the chain."""

from collections.abc import AsyncIterator, Collection, Sequence
from typing import Any

import orjson

from app.audit import Action, record
from app.database import Row, Transaction, fetch, marks, transaction

# As many as both databases take marks for in one statement.
_BATCH = 500
_ABOUT = """
SELECT seq, target, action, details FROM audit_entry
WHERE (actor_id = $1 OR target = $2) AND salt <> '' AND seq > $3 ORDER BY seq LIMIT 500
"""
# People are invited before they are anybody, so an invitation names them by their address only.
_INVITED = """
SELECT seq, target, action, details FROM audit_entry
WHERE action LIKE 'invitation.%' AND salt <> '' AND seq > $1 ORDER BY seq LIMIT 500
"""
_BLANK = """
UPDATE audit_entry SET address = '', user_agent = '', details = '{{}}', salt = ''
WHERE seq IN ({marks}) AND salt <> '' RETURNING seq
"""


async def blank(user_id: str, addresses: Collection[str] = (), actor: str | None = None) -> int:
    """Take address, browser and details out of every entry that the person with `user_id` caused or that is about them,
    also of those that invited them; how many there were. `addresses` are e-mail addresses of theirs; those that the
    log tells of are known from it."""
    target = f"user:{user_id}"
    about = [row async for row in _walk(_ABOUT, user_id, target)]
    theirs = {address.casefold() for address in addresses} | {address for row in about for address in _named_in(row)}
    accepted = {row["target"] for row in about if row["action"] == Action.INVITATION_ACCEPTED}
    entries = {target: {row["seq"] for row in about}}
    async for row in _walk(_INVITED):
        if row["seq"] in entries[target]:
            continue
        if row["target"] in accepted or not theirs.isdisjoint(_named_in(row)):
            entries.setdefault(row["target"], set()).add(row["seq"])
    async with transaction() as tx:
        # One order for the person and one for each invitation: by its target an order vouches for what is missing.
        counts = {of: await _blank(tx, sorted(seqs)) for of, seqs in entries.items()}
        for of, count in counts.items():
            await record(Action.AUDIT_BLANKED, actor=actor, target=of, meta={"entries": count}, tx=tx)
    return sum(counts.values())


async def _walk(query: str, *values: Any) -> AsyncIterator[Row]:
    """The rows of `query`, whose last mark is the number of the entry before."""
    seq = 0
    while rows := await fetch(query, *values, seq):
        for row in rows:
            yield row
        seq = rows[-1]["seq"]


def _named_in(row: Row) -> set[str]:
    """The e-mail addresses that an entry tells of, as they are compared."""
    details = orjson.loads(row["details"])
    told = [details, details.get("before"), details.get("after")]
    found = [each.get("email") for each in told if isinstance(each, dict)]
    return {address.casefold() for address in found if isinstance(address, str)}


async def _blank(tx: Transaction, seqs: Sequence[int]) -> int:
    blanked = 0
    for start in range(0, len(seqs), _BATCH):
        batch = seqs[start : start + _BATCH]
        blanked += len(await tx.fetch(_BLANK.format(marks=marks(len(batch))), *batch))
    return blanked
