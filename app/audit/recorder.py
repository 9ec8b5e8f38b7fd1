"""Recording entries: in the transaction they describe, before the response, or within a second, depending on the
action."""

import asyncio
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import structlog

from app.aio import BackgroundTasks, Debounce
from app.audit.actions import DEDUPLICATED, DEFERRED, Action
from app.audit.entries import EntryDraft, append
from app.audit.hash_chain import Key
from app.database import Transaction, current_transaction, database_away_errors, run_grouped
from app.web.request_context import NOBODY

# Repeats become one entry with a count, so that nobody can fill the log by repeating a request.

WINDOW_S = 60.0
# A bound on the memory that a flood from many addresses can fill; beyond it the oldest is written early.
MAX_KNOWN = 5_000


@dataclass(slots=True)
class _Seen:
    since: float
    draft: EntryDraft
    more: int = 0


class Deduplicator:
    """Lets the first entry of a kind through and counts repeats within the same minute."""

    def __init__(self) -> None:
        self._seen: dict[Hashable, _Seen] = {}  # in the order in which their minutes end

    def __len__(self) -> int:
        return len(self._seen)

    def is_first(self, draft: EntryDraft, now_s: float) -> bool:
        """Whether `draft` is the first of its kind in this minute; repeats are counted instead. `now_s` is in
        seconds."""
        seen = self._seen.get(kind := _kind(draft))
        if seen is None:
            self._seen[kind] = _Seen(now_s, draft)
            return True
        seen.more += 1
        seen.draft = draft
        return False

    def take_due(self, now_s: float) -> list[EntryDraft]:
        """The counted repeats of minutes that have ended; all of them if `now_s` is infinite."""
        drafts = []
        while self._seen:
            key, seen = next(iter(self._seen.items()))
            if now_s - seen.since < WINDOW_S and len(self._seen) <= MAX_KNOWN:
                break
            del self._seen[key]
            if seen.more:
                drafts.append(seen.draft.with_count(seen.more))
        return drafts


def _kind(draft: EntryDraft) -> Hashable:
    who = draft.actor_id or draft.session_id or draft.caller.address
    return draft.action, who, draft.caller.address, draft.target, draft.outcome, draft.meta.get("code")


log = structlog.get_logger()

FLUSH_EVERY_S = 1.0
# The most entries buffered while the database is away: some megabytes. The rest is counted, and the count recorded.
MAX_WAITING = 10_000
# The most entries in one transaction, which delays others by some ten milliseconds.
_BATCH = 500


class Recorder:
    """Writes entries with the keys `key`. Use one a process, in its event loop."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self._repeats = Deduplicator()
        self._waiting: list[EntryDraft] = []
        self._dropped = 0
        self._writing = Debounce(self._write_due, lambda: FLUSH_EVERY_S)
        self._tasks = BackgroundTasks("audit_failed")

    async def record(self, draft: EntryDraft, tx: Transaction | None = None) -> None:
        """Write `draft` in `tx`, or in the running transaction; without one it is durable on return, except for
        frequent actions (`DEFERRED`)."""
        tx = tx or current_transaction()
        if tx is not None:
            tx.before_commit(self._append, draft)
            return
        if draft.action in DEDUPLICATED:
            self._wake()
            if not self._repeats.is_first(draft, asyncio.get_running_loop().time()):
                return
        if draft.action in DEFERRED:
            return self._wait(draft)
        try:
            # To the end, even if the client hangs up meanwhile: that must not be a way to leave no trace.
            await asyncio.shield(self._spawn([draft]))
        except database_away_errors():
            if draft.action not in DEDUPLICATED:
                raise
            self._wait(draft)  # a refusal is one in any case, and is written when the database is back

    def note(self, draft: EntryDraft) -> None:
        """Buffer `draft`, to be written within about a second; never waits."""
        if draft.action not in DEDUPLICATED or self._repeats.is_first(draft, asyncio.get_running_loop().time()):
            self._wait(draft)
        self._wake()

    async def flush(self) -> None:
        """Write everything that is buffered, as far as the database accepts it."""
        self._writing.stop()
        await self._writing.join()
        await self._tasks.join()
        await self._write_waiting(float("inf"))

    def _wait(self, draft: EntryDraft) -> None:
        if len(self._waiting) < MAX_WAITING:
            self._waiting.append(draft)
        else:
            self._dropped += 1
        self._wake()

    def _wake(self) -> None:
        self._writing.trigger()

    async def _write_due(self) -> None:
        await self._write_waiting(asyncio.get_running_loop().time())

    async def _write_waiting(self, now_s: float) -> None:
        self._waiting.extend(self._repeats.take_due(now_s))
        while self._waiting:
            batch, self._waiting = self._waiting[:_BATCH], self._waiting[_BATCH:]
            try:
                await self._commit(batch + self._dropped_entry())
            except Exception as error:
                self._waiting[:0] = batch
                log.warning("audit_waits", error=type(error).__name__, entries=len(self._waiting))
                break
        if now_s != float("inf") and (self._waiting or self._repeats):
            self._wake()

    def _dropped_entry(self) -> list[EntryDraft]:
        if not self._dropped:
            return []
        dropped, self._dropped = self._dropped, 0
        return [EntryDraft.from_caller(Action.AUDIT_DROPPED, NOBODY, None, None, None, "failed", {"count": dropped})]

    def _spawn(self, drafts: Sequence[EntryDraft]) -> asyncio.Task[None]:
        return self._tasks.start(self._commit(drafts))

    async def _commit(self, drafts: Sequence[EntryDraft]) -> None:
        async def hand_over(tx: Transaction) -> None:
            for draft in drafts:
                tx.before_commit(self._append, draft)

        await run_grouped("audit", hand_over)

    async def _append(self, tx: Transaction, drafts: list[EntryDraft]) -> None:
        await append(tx, self.key, drafts)
