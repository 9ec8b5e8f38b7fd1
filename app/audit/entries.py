"""Appending entries to the log, at the end of the transaction that they describe."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from app.audit.actions import Action
from app.audit.hash_chain import GENESIS, Entry, Key, canonical, details_hash
from app.audit.models import TARGET_LENGTH
from app.clock import clock
from app.database import Row, Transaction, as_time, batched
from app.signal import Signal
from app.web.request_context import USER_AGENT_LENGTH, Caller

# The last guard against secrets in the log: it is read by more people than any of them is for.

HIDDEN = "***"
# Longer than any value worth recording; bounds what a client can make us store.
_TEXT_LENGTH = 300
_ITEMS = 50

_SECRET_NAME = re.compile(
    r"passw|secret|token|cookie|bearer|authorization|api_?key|otp|recovery_code|_hash$", re.IGNORECASE
)
# Our own bearers (`s1.<id>.<secret>`, `n1.…`, one-time links): the first characters of the id are enough to find one.
_BEARER = re.compile(r"\b((?:[a-z]\d\.)?[0-9A-HJKMNP-TV-Z]{8})[0-9A-HJKMNP-TV-Z]{18}\.[A-Za-z0-9_-]{20,}")
_IN_QUERY = re.compile(r"([?&](?:code|token|state|key)=)[^&#\s]+")


def redact(value: Any) -> Any:
    """`value` without anything that looks like a secret by its name or its form, and with bounded size."""
    if isinstance(value, dict):
        items = list(value.items())[:_ITEMS]
        return {str(name): HIDDEN if _SECRET_NAME.search(str(name)) else redact(each) for name, each in items}
    if isinstance(value, list | tuple | set | frozenset):
        return [redact(each) for each in list(value)[:_ITEMS]]
    if isinstance(value, str):
        text = _IN_QUERY.sub(rf"\1{HIDDEN}", _BEARER.sub(rf"\1{HIDDEN}", value))
        return storable_text(text if len(text) <= _TEXT_LENGTH else text[:_TEXT_LENGTH] + "…")
    if value is None or isinstance(value, bool | int | float):
        return value
    return redact(str(value))


def storable_text(text: str) -> str:
    """`text` as every database can store it: without NUL and unpaired surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


COLUMNS = ", ".join(field.name for field in fields(Entry))
_LAST = "SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1"
_LAST_CHECKPOINT = "SELECT seq, hash FROM audit_checkpoint ORDER BY seq DESC LIMIT 1"
_COUNT = len(fields(Entry))
# Within the parameters that PostgreSQL and SQLite allow in a statement, and a few milliseconds.
_ROWS = 50
# On PostgreSQL a writer holds this lock to the end of its transaction; SQLite has one writer at a time anyway.
_LOCK = "SELECT pg_advisory_xact_lock(7203847559421)"

# The written entries, once they are durable.
appended: Signal[Sequence[Entry]] = Signal()


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry before it has its number. Secrets in `meta` are redacted already."""

    at: datetime
    action: Action
    outcome: str
    actor_id: str | None
    session_id: str | None
    target: str
    caller: Caller
    meta: Mapping[str, Any]

    @classmethod
    def from_caller(
        cls,
        action: Action,
        caller: Caller,
        actor_id: str | None,
        session_id: str | None,
        target: str | None,
        outcome: str,
        meta: Mapping[str, Any] | None,
    ) -> "EntryDraft":
        """A draft at the current time, with `meta` redacted."""
        target = storable_text(target or "")[:TARGET_LENGTH]
        return cls(clock.now(), action, outcome, actor_id, session_id, target, caller, redact(dict(meta or {})))

    def with_count(self, count: int) -> "EntryDraft":
        """The same draft with `count`, how many repeats it stands for."""
        return replace(self, meta={**self.meta, "count": count})

    def to_entry(self, seq: int) -> Entry:
        """The draft as the entry number `seq`, with a new salt and without its hash."""
        salt, details = secrets.token_hex(16), canonical(self.meta)
        address, agent = (
            storable_text(self.caller.address)[:45],
            storable_text(self.caller.user_agent)[:USER_AGENT_LENGTH],
        )
        return Entry(
            seq,
            self.at,
            self.action.value,
            self.outcome,
            self.actor_id,
            self.session_id,
            self.target,
            self.caller.via,
            self.caller.request_id,
            address,
            agent,
            details,
            salt,
            details_hash(salt, address, agent, details),
        )


async def append(tx: Transaction, key: Key, drafts: Sequence[EntryDraft]) -> list[Entry]:
    """Write `drafts` as the newest entries; returns them. Nothing else may be done in the transaction after this."""
    if tx.dialect == "postgres":
        await tx.fetch(_LOCK)
    last = await tx.fetch(_LAST) or await tx.fetch(_LAST_CHECKPOINT)
    seq, before = (last[0]["seq"], bytes(last[0]["hash"])) if last else (0, GENESIS)
    entries = []
    for draft in drafts:
        seq += 1
        entry = draft.to_entry(seq)
        before = entry.compute_hash(key, before)
        entries.append(replace(entry, hash=before))
    for some in batched(entries, _ROWS):
        await _insert(tx, some)
    tx.after_commit(lambda: appended.send(entries))
    return entries


async def _insert(tx: Transaction, entries: Sequence[Entry]) -> None:
    marks = ", ".join(
        f"({', '.join(f'${n * _COUNT + column}' for column in range(1, _COUNT + 1))})" for n in range(len(entries))
    )
    values = [getattr(entry, field.name) for entry in entries for field in fields(Entry)]
    await tx.fetch(f"INSERT INTO audit_entry ({COLUMNS}) VALUES {marks}", *values)  # noqa: S608 - names of our own


def entry_from_row(row: Row) -> Entry:
    """The entry in a database row with the columns `COLUMNS`."""
    values = {field.name: row[field.name] for field in fields(Entry)}
    binary = {name: bytes(values[name]) for name in ("details_hash", "hash")}
    return Entry(**{**values, **binary, "at": as_time(values["at"])})
