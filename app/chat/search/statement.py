"""The statement that finds, in the words of each database. Both say: the newest first, so many."""

from collections.abc import Sequence
from typing import Protocol

from app.chat.search.query import Query


class Dialect(Protocol):
    """How a database is asked."""

    statement: str

    def expression(self, query: Query, room_ids: Sequence[str], author_ids: Sequence[str]) -> str:
        """What is looked up in the index of words: `query` in these rooms, from these people if there are any."""


class Sqlite:
    """FTS5: columns `words`, `room` and `author`; ids without their dashes, which separate words."""

    statement = (
        'SELECT s.id, s.message_id FROM "message_words" w JOIN "message_search" s ON s.id = w.rowid '
        "WHERE w.message_words MATCH ? AND w.rowid < ? AND w.rowid > ? ORDER BY w.rowid DESC LIMIT ?"
    )

    def expression(self, query: Query, room_ids: Sequence[str], author_ids: Sequence[str]) -> str:
        """See `Dialect`."""
        parts = [f"room : ({_either(room_ids)})"]
        if author_ids:
            parts.append(f"author : ({_either(author_ids)})")
        for phrase, may_go_on in zip(query.phrases, query.open, strict=True):
            parts.append(f'words : "{" ".join(phrase)}"{"*" if may_go_on else ""}')
        return " AND ".join(parts)


class Postgres:
    """`tsquery`, written out, since its parser would take ids to pieces."""

    statement = (
        'SELECT s.id, s.message_id FROM "message_search" s '
        "WHERE s.words @@ $1::tsquery AND s.id < $2 AND s.id > $3 ORDER BY s.id DESC LIMIT $4"
    )

    def expression(self, query: Query, room_ids: Sequence[str], author_ids: Sequence[str]) -> str:
        """See `Dialect`."""
        parts = ["|".join(f"'room{room_id}'" for room_id in room_ids)]
        if author_ids:
            parts.append("|".join(f"'author{author_id}'" for author_id in author_ids))
        for phrase, may_go_on in zip(query.phrases, query.open, strict=True):
            parts.append("<->".join(f"'{word}'" for word in phrase) + (":*" if may_go_on else ""))
        return " & ".join(f"({part})" for part in parts)


def _either(ids: Sequence[str]) -> str:
    return " OR ".join(f'"{id.replace("-", "")}"' for id in ids)


DIALECTS: dict[str, Dialect] = {"sqlite": Sqlite(), "postgres": Postgres()}
