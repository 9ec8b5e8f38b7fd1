"""Putting the words of messages into the index of the search, after the messages are stored.

Adding one message to the index costs as much as all else that storing it takes; adding many at once costs a fraction of
that for each. So the database itself notes down, in the transaction of the message, that it waits (`message_to_index`,
by triggers), and what waits is indexed a moment later by whoever wrote, when the product starts, and before each
search, which therefore finds everything that was acknowledged. A process that dies in between leaves the notes behind.

On SQLite edits and deletions change the index in their own transaction. On PostgreSQL an edit waits like a new
message, and a deletion both takes effect at once and waits, for an indexing that has read the message before and stores
it after.
"""

from collections.abc import Sequence

import structlog

from app.aio import Debounce
from app.chat.messages.delete import DELETED
from app.chat.messages.edit import EDITED
from app.database import Transaction, database_away_errors, disk_watch, fetch, parameters, transaction
from app.realtime.streams import Event

log = structlog.get_logger()

# How long new messages wait for others, in seconds.
DELAY_S = 1.0
# The name of the task.
TASK = "index of messages"
# So many are indexed in one transaction, which other writers wait for: some milliseconds.
BATCH = 250

_CHANGES = frozenset({"message.created", EDITED, DELETED})
# Any number, as long as nothing else in the same database takes an advisory lock with it ("indexing" in ASCII). Of two
# that index the same message, one with its old text and one with its new one, the one with the new text must be last.
_ADVISORY_KEY = 0x696E646578696E67


async def index_waiting() -> None:
    """Index every message that waited when this was called. Raises `database_away_errors()`."""
    while await fetch('SELECT 1 FROM "message_to_index" LIMIT 1'):
        async with transaction() as tx:
            indexed = await (_index_in_postgres(tx) if tx.dialect == "postgres" else _index_in_sqlite(tx))
        if indexed < BATCH:  # all that were there when this transaction began
            return


async def _index_in_sqlite(tx: Transaction) -> int:
    """Index the messages that have waited longest, as they are now, at most `BATCH`; their number."""
    found = await tx.fetch(
        f'SELECT max(id) AS top, count(*) AS count FROM (SELECT id FROM "message_to_index" ORDER BY id LIMIT {BATCH})'  # noqa: S608
    )
    if not found[0]["count"]:
        return 0
    top = found[0]["top"]
    last = (await tx.fetch('SELECT COALESCE(max(id), 0) AS last FROM "message_search"'))[0]["last"]
    await tx.fetch_aside(
        'INSERT OR IGNORE INTO "message_search" (message_id) SELECT w.message_id FROM "message_to_index" w '
        "JOIN \"message\" m ON m.id = w.message_id WHERE w.id <= $1 AND m.body <> '' ORDER BY w.id",
        top,
    )
    await tx.fetch_aside(
        'INSERT INTO "message_words" (rowid, words, room, author) '
        "SELECT s.id, replace(replace(m.body, 'ё', 'е'), 'Ё', 'Е'), replace(m.room_id, '-', ''), "
        "replace(m.author_id, '-', '') FROM \"message_search\" s JOIN \"message\" m ON m.id = s.message_id "
        "WHERE s.id > $1 ORDER BY s.id",
        last,
    )
    await tx.fetch('DELETE FROM "message_to_index" WHERE id <= $1', top)
    return int(found[0]["count"])


async def _index_in_postgres(tx: Transaction) -> int:
    """As `_index_in_sqlite`, also for messages that were indexed before."""
    await tx.fetch("SELECT pg_advisory_xact_lock($1)", _ADVISORY_KEY)
    rows = await tx.fetch(
        'DELETE FROM "message_to_index" WHERE id IN '  # noqa: S608
        f'(SELECT id FROM "message_to_index" ORDER BY id LIMIT {BATCH}) RETURNING id, message_id'
    )
    ids = list(dict.fromkeys(row["message_id"] for row in sorted(rows, key=lambda row: row["id"])))
    if ids:
        await tx.fetch(
            'INSERT INTO "message_search" (message_id, words) '
            'SELECT m.id, "message_vector"(m.body, m.room_id, m.author_id) '
            "FROM unnest($1::text[]) WITH ORDINALITY AS w (message_id, place) "
            "JOIN \"message\" m ON m.id = w.message_id WHERE m.body <> '' ORDER BY w.place "
            "FOR KEY SHARE OF m "  # not one that is being removed with its room
            "ON CONFLICT (message_id) DO UPDATE SET words = EXCLUDED.words",
            ids,
        )
        await tx.fetch(
            'DELETE FROM "message_search" s USING "message" m '  # noqa: S608
            f"WHERE m.id = s.message_id AND m.body = '' AND s.message_id IN ({parameters(len(ids))})",
            *ids,
        )
    return len(rows)


class Indexer:
    """Indexes what this process has stored, a moment later."""

    def __init__(self) -> None:
        self._debounce = Debounce(self._index, lambda: DELAY_S, TASK)

    def start(self) -> None:
        """Index what an earlier process has left."""
        self._debounce.trigger()

    def stored(self, events: Sequence[Event]) -> None:
        """A transaction with these events was committed."""
        if any(event.kind in _CHANGES for event in events):
            self._debounce.trigger()

    async def _index(self) -> None:
        try:
            await index_waiting()
        except database_away_errors() as error:  # the next message or search does it
            if not disk_watch.note(error):
                log.warning("messages_not_indexed", error=repr(error))

    async def stop(self) -> None:
        """Leave what waits to the next start; returns when nothing is being indexed."""
        self._debounce.stop()
        await self._debounce.join()
