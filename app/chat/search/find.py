"""Searching the messages of the rooms that a person is in."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any, Protocol

import structlog
from markupsafe import Markup
from tortoise.connection import get_connection
from tortoise.expressions import Q

from app.accounts.models import User
from app.accounts.users.handles import handle_begins
from app.chat.messages.record import MessageRecord, messages_by_id
from app.chat.rooms.sidebar import RoomSummary, load_rooms
from app.chat.search.highlight import excerpt
from app.chat.search.indexing import index_waiting
from app.chat.search.query import Query, parse_query
from app.database import database_away_errors, disk_watch, parameters, read_aside
from app.principal import Principal
from app.text import normalise

log = structlog.get_logger()

# The statements for each database. All return the newest hits first, up to a limit.

# The messages that PostgreSQL scans without its full-text index, which takes some ten milliseconds.
WALKED = 10_000


class Dialect(Protocol):
    """How to search in a database: run `statements` in turn until one finds enough. The last one searches everything,
    those before it the newest `walked` messages."""

    walked: int
    statements: Sequence[str]

    def expression(self, query: Query, room_ids: Sequence[str], author_ids: Sequence[str]) -> str:
        """The full-text expression for `query` in these rooms, from these people if any are given."""


class Sqlite:
    """FTS5 with the columns `words`, `room` and `author`; ids are without dashes, which separate words."""

    walked = 0
    statements: Sequence[str] = (
        'SELECT s.id, s.message_id FROM "message_words" w JOIN "message_search" s ON s.id = w.rowid '
        "WHERE w.message_words MATCH ? AND w.rowid < ? AND w.rowid > ? ORDER BY w.rowid DESC LIMIT ?",
    )

    def expression(self, query: Query, room_ids: Sequence[str], author_ids: Sequence[str]) -> str:
        """The expression for FTS5's MATCH."""
        parts = [f"room : ({_either(room_ids)})"]
        if author_ids:
            parts.append(f"author : ({_either(author_ids)})")
        for phrase, may_go_on in zip(query.phrases, query.open, strict=True):
            parts.append(f'words : "{" ".join(phrase)}"{"*" if may_go_on else ""}')
        return " AND ".join(parts)


class Postgres:
    """`tsquery`, written out, since its parser would take ids to pieces.

    Frequent words are found among the newest messages, which are scanned; rare words are found quickly
    in the index, which would list every place of a frequent one. PostgreSQL cannot know which it is, since it keeps no
    statistics of the beginnings of words: left to choose, it scanned a million messages for a word that nobody
    used. So it has no choice; that is also why the second statement bounds the places of the hits and not of the rows
    that are searched.
    """

    def __init__(self, walked: int = WALKED) -> None:
        self.walked = walked
        self.statements: Sequence[str] = (
            'SELECT s.id, s.message_id FROM (SELECT * FROM "message_search" WHERE id < $2 AND id > $3 '  # noqa: S608
            f"ORDER BY id DESC LIMIT {walked}) s WHERE s.words @@ $1::tsquery ORDER BY s.id DESC LIMIT $4",
            'WITH found AS MATERIALIZED (SELECT id, message_id FROM "message_search" s WHERE s.words @@ $1::tsquery) '
            "SELECT id, message_id FROM found WHERE id < $2 AND id > $3 ORDER BY id DESC LIMIT $4",
        )

    def expression(self, query: Query, room_ids: Sequence[str], author_ids: Sequence[str]) -> str:
        """The expression as text of a `tsquery`."""
        parts = ["|".join(f"'room{room_id}'" for room_id in room_ids)]
        if author_ids:
            parts.append("|".join(f"'author{author_id}'" for author_id in author_ids))
        for phrase, may_go_on in zip(query.phrases, query.open, strict=True):
            parts.append("<->".join(f"'{word}'" for word in phrase) + (":*" if may_go_on else ""))
        return " & ".join(f"({part})" for part in parts)


def _either(ids: Sequence[str]) -> str:
    return " OR ".join(f'"{id.replace("-", "")}"' for id in ids)


DIALECTS: dict[str, Dialect] = {"sqlite": Sqlite(), "postgres": Postgres()}


PAGE = 30
# The longest that a search waits for the newest messages to be indexed, in seconds.
INDEX_S = 10.0
# The most people that a part of a name stands for.
MAX_AUTHORS = 100
_LAST = 2**62
# Each room has an index of its messages by time.
_FIRST_PLACE = (
    'SELECT min(s.id) AS first FROM "room" r JOIN "message_search" s ON s.message_id = '
    "(SELECT m.id FROM \"message\" m WHERE m.room_id = r.id AND m.created_at >= $1 AND m.body <> '' "
    "ORDER BY m.created_at, m.seq LIMIT 1) WHERE r.id IN ({})"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A message that was found, the title of its room, and an excerpt with the words marked."""

    message: MessageRecord
    room: str
    excerpt: Markup


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, the newest first, and the `before` of the next page; None if there is none. Not `complete`, if the newest
    messages could not be searched."""

    hits: Sequence[Hit]
    next: int | None
    complete: bool = True


NOTHING_FOUND = Found([], None)


async def search_messages(
    actor: Principal, text: str, before: int | None = None, limit: int = PAGE, zone: tzinfo = UTC
) -> Found:
    """The messages in the actor's rooms that match `text` (syntax: `query.py`). Days are days of `zone`. Raises
    `Invalid` at the field `q`."""
    query = parse_query(text)
    titles = {room.id: room.title for room in _rooms(query, await load_rooms(actor))}
    authors = await _authors(query, titles)
    if query.empty or not titles or (query.authors and not authors):
        return NOTHING_FOUND
    complete = await _index_what_waits()
    rows = await _look_up(query, list(titles), authors, before, limit + 1, zone)
    ids = [message_id for _, message_id in rows[:limit]]
    said = await messages_by_id(ids) if ids else {}
    there = [said[id] for id in ids if id in said and said[id].deleted_at is None]  # not deleted since
    hits = [Hit(message, titles[message.room_id], excerpt(message.body, query.words)) for message in there]
    return Found(hits, rows[limit - 1][0] if len(rows) > limit else None, complete)


async def _index_what_waits() -> bool:
    """Index the newest messages; whether that could be done. On a full disk, while another program has the file locked,
    or after a great many were imported, what is in the index can be found in the meantime."""
    try:
        async with asyncio.timeout(INDEX_S):
            await index_waiting()
    except database_away_errors() as error:
        if not disk_watch.note(error):
            log.warning("messages_not_indexed", error=repr(error))
        return False
    return True


def _rooms(query: Query, rooms: Sequence[RoomSummary]) -> list[RoomSummary]:
    wanted = [normalise(name) for name in query.rooms]
    return [room for room in rooms if not wanted or any(normalise(room.title).startswith(name) for name in wanted)]


async def _authors(query: Query, room_ids: Collection[str]) -> list[str]:
    """Who in these rooms is called as the query has it: a name, the beginning of one, or of the part of the
    address before the at sign."""
    if not query.authors:
        return []
    known = Q(*(_known_as(name) for name in query.authors), join_type=Q.OR)
    found = User.filter(known, memberships__room_id__in=list(room_ids)).distinct().limit(MAX_AUTHORS)
    return sorted(str(id) for id in await found.values_list("id", flat=True))


def _known_as(name: str) -> Q:
    begins = normalise(name)
    return Q(name_key__startswith=begins) | Q(name_key__contains=f" {begins}") | handle_begins(name)


async def _look_up(
    query: Query, room_ids: Sequence[str], author_ids: Sequence[str], before: int | None, limit: int, zone: tzinfo
) -> list[tuple[int, str]]:
    """(place in the index, id of the message) of the newest hits. It may take some milliseconds, and so runs on the
    connection that is read from beside all others."""
    connection = get_connection("default")
    dialect = DIALECTS[connection.capabilities.dialect]
    below = min(before or _LAST, await _place(query.before, zone, room_ids, _LAST))
    above = await _place(query.after, zone, room_ids, 0) - 1
    values = [dialect.expression(query, room_ids, author_ids), below, above, limit]
    rows: Sequence[dict[str, Any]] = ()
    for statement in dialect.statements:
        rows = await connection.execute_query_dict(statement, values)
        if len(rows) >= limit or below - above <= dialect.walked:  # places grow by one at least
            break
    return [(int(row["id"]), row["message_id"]) for row in rows]


async def _place(day: date | None, zone: tzinfo, room_ids: Sequence[str], otherwise: int) -> int:
    """The place in the index of the first message of `day` or later in these rooms, since places grow with time."""
    if day is None:
        return otherwise
    begins = datetime.combine(day, time(), zone).astimezone(UTC)  # SQLite compares times as text
    rows = await read_aside(_FIRST_PLACE.format(parameters(len(room_ids), first=2)), begins, *room_ids)
    return int(rows[0]["first"] or _LAST)
