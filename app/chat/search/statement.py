"""The statements that find, in the words of each database. All say: the newest first, so many."""

from collections.abc import Sequence
from typing import Protocol

from app.chat.search.query import Query

# So many messages PostgreSQL looks at without its index of words, which takes some ten milliseconds.
WALKED = 10_000


class Dialect(Protocol):
    """How a database is asked: with `statements` in turn until one finds as many as are wanted. The last one looks at
    everything, those before it at the newest `walked` messages."""

    walked: int
    statements: Sequence[str]

    def expression(self, query: Query, room_ids: Sequence[str], author_ids: Sequence[str]) -> str:
        """What is looked up in the index of words: `query` in these rooms, from these people if there are any."""


class Sqlite:
    """FTS5: columns `words`, `room` and `author`; ids without their dashes, which separate words."""

    walked = 0
    statements: Sequence[str] = (
        'SELECT s.id, s.message_id FROM "message_words" w JOIN "message_search" s ON s.id = w.rowid '
        "WHERE w.message_words MATCH ? AND w.rowid < ? AND w.rowid > ? ORDER BY w.rowid DESC LIMIT ?",
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
    """`tsquery`, written out, since its parser would take ids to pieces.

    What is said often stands among the newest messages, which are walked through; what is said seldom is quickly found
    in the index, which would name every place of the other. PostgreSQL cannot know which it is, since it keeps no
    account of the beginnings of words: left to choose, it walked through a million messages for a word that nobody
    said. So it has no choice; that is also why the second statement bounds the places of what was found and not of what
    is looked at.
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
