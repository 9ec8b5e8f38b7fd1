"""Verifying the log: every entry is hashed again, and compared with the signed heads outside the database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from app.audit.actions import Action
from app.audit.checkpoints import read_heads
from app.audit.hash_chain import Entry, Key, details_hash
from app.audit.queries import BEGINNING, Checkpoint, checkpoints, entries_after
from app.audit.retention import parse_line
from app.audit.signing_key import signed_since


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in the log at the entry `seq`."""

    seq: int
    what: str

    def __str__(self) -> str:
        return f"entry {self.seq}: {self.what}"


@dataclass(slots=True)
class Report:
    """The result: the number of entries, of redacted ones, the newest number, and how many signed heads were compared.
    Entries up to `unchecked` were signed with a key that was replaced. `problems` are in the order of their entries."""

    entries: int = 0
    redacted: int = 0
    newest: int = 0
    heads: int = 0
    unchecked: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def first(self) -> Problem | None:
        """The problem with the lowest entry number, or None."""
        return min(self.problems, key=lambda problem: problem.seq, default=None)


class _ChainVerifier:
    """Goes along the chain. An entry that was changed breaks the chain there, and not for all that follow it."""

    def __init__(self, key: Key, start: Checkpoint, wanted: Iterable[int]) -> None:
        self._key = key
        self._seq, self._hash = start.seq, start.hash
        self._wanted = set(wanted)
        self._redacted: list[Entry] = []
        self.hashes: dict[int, str] = {start.seq: start.hash.hex()}
        self.report = Report(newest=start.seq)

    def add_problem(self, seq: int, what: str) -> None:
        self.report.problems.append(Problem(seq, what))

    def check_entry(self, entry: Entry) -> None:
        self.report.entries += 1
        if entry.seq != self._seq + 1:
            self.add_problem(self._seq + 1, f"is missing, and so are all entries up to {entry.seq - 1}")
        elif entry.hash != entry.compute_hash(self._key, self._hash):
            self.add_problem(entry.seq, "was changed")
        if entry.is_redacted:
            self._redacted.append(entry)
        elif entry.details_hash != details_hash(entry.salt, entry.address, entry.user_agent, entry.details):
            self.add_problem(entry.seq, "its details were changed")
        if entry.action == Action.AUDIT_BLANKED:
            self._allow_redactions(entry)
        self._seq, self._hash = entry.seq, entry.hash
        self.report.newest = entry.seq
        if entry.seq in self._wanted:
            self.hashes[entry.seq] = entry.hash.hex()

    def _allow_redactions(self, order: Entry) -> None:
        """What is about a person may be missing where a later entry says that it was taken out."""
        person = order.target.removeprefix("user:")
        left = [entry for entry in self._redacted if person != entry.actor_id and order.target != entry.target]
        self.report.redacted += len(self._redacted) - len(left)
        self._redacted = left

    def finish(self) -> Report:
        for entry in self._redacted:
            self.add_problem(entry.seq, "its details were removed, and no entry says by whom")
        return self.report


async def verify(key: Key, heads: Path) -> Report:
    """Check the whole log, its checkpoints, and that it still contains the entries in the signed heads in the file
    `heads`."""
    signed_elsewhere = list(read_heads(heads))
    since = await signed_since(key)
    cuts = [cut for cut in await checkpoints() if cut.seq >= since]
    start = cuts[-1] if cuts else BEGINNING
    check = _ChainVerifier(key, start, [head.seq for head in signed_elsewhere if head is not None])
    check.report.unchecked = since
    if since and since not in {cut.seq for cut in cuts}:
        check.add_problem(since, "another key is said to have been replaced here, and our signature is missing")
    for cut in cuts:
        if not cut.signed(key):
            check.add_problem(cut.seq, "old entries were removed up to here, and our signature is missing")
    async for entry in entries_after(start.seq):
        check.check_entry(entry)
    for head in signed_elsewhere:
        if head is not None and head.seq <= since:  # signed with the other key
            continue
        if head is None or head.signature != head.expected_signature(key):
            check.add_problem(head.seq if head else 0, "a signed head in the file was changed or is not ours")
            continue
        check.report.heads += 1
        if head.seq > check.report.newest:
            check.add_problem(check.report.newest + 1, f"is missing: the log had entries up to {head.seq} at {head.at}")
        elif head.seq >= start.seq and check.hashes.get(head.seq) != head.hash:
            check.add_problem(head.seq, f"differs from the one that was signed at {head.at}")
    return check.finish()


def verify_export(key: Key, lines: Iterable[bytes]) -> Report:
    """Check an exported part of the log by itself. Raises ValueError, KeyError or TypeError if `lines` are no
    export."""
    check: _ChainVerifier | None = None
    for line in lines:
        entry, before = parse_line(orjson.loads(line))
        if check is None:
            check = _ChainVerifier(key, Checkpoint(entry.seq - 1, before, entry.at, b""), ())
        check.check_entry(entry)
    return check.finish() if check else Report()
