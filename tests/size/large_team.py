"""A database as a large team has it, filled by plain SQL: through the services it would take half an hour."""

import fcntl
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.chat.rooms import room_name_key
from app.database.sql import statements
from app.lookalikes import skeleton
from app.text import email_key, name_key

ROLES = ("owner", "admin", "moderator", "member", "guest")

PEOPLE = 20_000
MEMBERS = 10_000  # of the largest room
ROOMS = 500  # of each of the people who look
DIRECT = 150  # of these
MESSAGES = 100_000
IN_LARGEST = 50_000
UNREAD = 10_000  # messages in the largest room, and notifications
ENTRIES = 20_000  # of the audit log, and sessions
MANY = 2_000  # of whatever else can become many: bans, versions of a message, invitations
PINS = 40
REACTIONS = 100  # to one message

_FIRST = ("Alice", "Boris", "Chen", "Dana", "Elena", "Farid", "Grace", "Hugo", "Irina", "José", "Kofi", "Lena", "Мария")
_LAST = ("Abbott", "Baker", "Costa", "Dietrich", "Evans", "Fischer", "García", "Haddad", "Ivanova", "Jones", "Kowalski")
_WORDS = (
    "the release is ready to be looked at before lunch",
    "who can take the ticket about slow pages in the archive",
    "I have put the figures of last week into the report, please have a look",
    "we meet at ten; bring the list of open questions",
)
_START = datetime(2026, 1, 5, 9, tzinfo=UTC)


def id_of(kind: str, number: int) -> str:
    """The id of the `number`-th thing of a kind, in the form of a ULID."""
    return f"01K{kind}{number:0{23 - len(kind)}d}"


def user_id(number: int) -> str:
    """The id of a person: the first five have the roles of `ROLES`, and all others are members."""
    return id_of("V", number)


def _at(number: int) -> str:
    return (_START + timedelta(seconds=number)).isoformat(" ")


class LargeTeam:
    """Where things are in the database that `fill` has filled. `rooms`: the ids of those that the people of `ROLES`
    share, the largest one first; `direct(n)`: of those of the `n`-th of them."""

    largest = id_of("R", 0)
    message = id_of("M", IN_LARGEST)  # the last one there, with many reactions and versions
    pinned = id_of("M", IN_LARGEST - MANY)

    def direct(self, person: int) -> list[str]:
        """The ids of the direct rooms of one of the first five."""
        return [id_of("D", person * DIRECT + number) for number in range(DIRECT)]

    @property
    def rooms(self) -> list[str]:
        """The ids of the rooms with a name."""
        return [id_of("R", number) for number in range(ROOMS - DIRECT + 1)]


TEAM = LargeTeam()


def large_team(migrated: Path, home: Path) -> Path:
    """A filled database, made of the `migrated` one in `home` unless some process of this run has made it there."""
    path = home / "large-team.db"
    with (home / "large-team.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            half = path.with_suffix(".half")
            half.write_bytes(migrated.read_bytes())
            with closing(sqlite3.connect(half, isolation_level=None)) as database:
                fill(database)
            os.replace(half, path)
    return path


def fill(database: sqlite3.Connection) -> None:
    """Fill a migrated database."""
    for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-200000"):
        database.execute(f"PRAGMA {pragma}")
    triggers = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    database.execute("BEGIN")
    for name in triggers:
        database.execute(f'DROP TRIGGER "{name}"')  # one by one they take as long as all the rest
    for table, rows in (
        ("user", _people()),
        ("room", _rooms()),
        ("membership", _memberships()),
        ("message", _messages()),
        ("notification", _notifications()),
        ("inbox", _inboxes()),
        ("reaction", _reactions()),
        ("message_version", _versions()),
        ("mention", _mentions()),
        ("room_ban", _bans()),
        ("session", _sessions()),
        ("audit_entry", _audit_entries()),
        ("one_time_token", _invitations()),
    ):
        _insert(database, table, rows)
    _derive(database)
    for statement in triggers.values():
        database.execute(statement)
    database.execute("COMMIT")


def _insert(database: sqlite3.Connection, table: str, rows: Iterator[dict[str, Any]]) -> None:
    first = next(rows)
    columns, marks = ", ".join(f'"{name}"' for name in first), ", ".join("?" for _ in first)
    values: Iterable[tuple[Any, ...]] = (tuple(row.values()) for row in _with(first, rows))
    database.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', values)


def _with(first: dict[str, Any], rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from rows


def _derive(database: sqlite3.Connection) -> None:
    """What follows from the rest: streams with their events, counts, and the words that messages are searched by."""
    for statement in statements(
        """
        INSERT INTO stream_event (id, stream_id, seq, kind, actor_id, client_id, payload, created_at)
            SELECT id, 'room:' || room_id, seq, 'message.created', author_id, client_id, '{}', created_at FROM message;
        INSERT INTO stream_event (id, stream_id, seq, kind, actor_id, payload, created_at)
            SELECT id, 'user:' || user_id, seq, 'notification.created', NULL,
            '{"notification_id": "' || notification_id || '"}', created_at FROM inbox;
        INSERT INTO stream (id, top_seq, min_seq, epoch)
            SELECT 'room:' || r.id, COALESCE(MAX(m.seq), 0), 0, 'e00000000000'
            FROM room r LEFT JOIN message m ON m.room_id = r.id GROUP BY r.id;
        INSERT INTO stream (id, top_seq, min_seq, epoch)
            SELECT 'user:' || u.id, COALESCE(MAX(i.seq), 0), 0, 'e00000000000'
            FROM user u LEFT JOIN inbox i ON i.user_id = u.id GROUP BY u.id;
        UPDATE room SET message_count = c.count, last_message_at = c.last FROM
            (SELECT room_id, COUNT(*) AS count, MAX(created_at) AS last FROM message GROUP BY room_id) AS c
            WHERE c.room_id = room.id;
        INSERT INTO message_search (message_id) SELECT id FROM message;
        INSERT INTO message_words (rowid, words, room, author)
            SELECT s.id, m.body, m.room_id, m.author_id FROM message_search s JOIN message m ON m.id = s.message_id;
        """
    ):
        database.execute(statement)


def _people() -> Iterator[dict[str, Any]]:
    for number in range(PEOPLE):
        name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]} {number}"
        email = f"person{number}@example.org"
        yield {
            "id": user_id(number),
            "email": email,
            "email_key": email_key(email),
            "name": name,
            "name_key": name_key(name),
            "name_skeleton": skeleton(name),
            "status": "active",
            "role_id": ROLES[number] if number < len(ROLES) else "member",
            "session_epoch": 0,
            "locale": "en",
            "theme": "auto",
            "created_at": _at(number),
        }


def _rooms() -> Iterator[dict[str, Any]]:
    for number, room_id in enumerate(TEAM.rooms):
        name = f"Project {number} of the department for planning" if number else "general"
        closed, archived = number % 5 == 3, number % 50 == 7
        yield _room(room_id, "closed" if closed else "open", name=name, auto_join=not number) | {
            "name_key": None if closed else room_name_key(name),
            "archived_at": _at(0) if archived else None,
        }
    for number in range(500):  # which nobody who looks is in
        name = f"Elsewhere {number}"
        yield _room(id_of("E", number), "open", name=name) | {"name_key": room_name_key(name), "archived_at": None}
    for person in range(len(ROLES)):
        for number, room_id in enumerate(TEAM.direct(person)):
            key = ":".join(sorted((user_id(person), user_id(_partner(person, number)))))
            yield _room(room_id, "direct", direct_key=key) | {"name_key": None, "archived_at": None}


def _room(room_id: str, kind: str, *, name: str = "", auto_join: bool = False, direct_key: str | None = None) -> Any:
    return {
        "id": room_id,
        "kind": kind,
        "name": name,
        "description": "What is to be done until spring, and by whom" if name else "",
        "auto_join": auto_join,
        "direct_key": direct_key,
        "created_by_id": user_id(0),
        "created_at": _at(0),
        "message_count": 0,
    }


def _partner(person: int, number: int) -> int:
    return len(ROLES) + person * DIRECT + number


def _memberships() -> Iterator[dict[str, Any]]:
    def member(room: str, person: int, read: int, **more: Any) -> dict[str, Any]:
        known = {"joined_at": _at(0), "read_at": _at(0), "last_read_seq": read, "read_count": read}
        return {"room_id": room, "user_id": user_id(person), **known, "role": None, "notify": None, **more}

    for person in range(MEMBERS):
        looks = person < len(ROLES)
        # Somebody chose what they are told, so the room is asked about that whenever something is said in it.
        level = "all" if person == MEMBERS - 1 else None
        role = "owner" if person == 0 else None
        yield member(TEAM.largest, person, IN_LARGEST - (UNREAD if looks else 0), role=role, notify=level)
    for number, room in enumerate(TEAM.rooms[1:]):
        for person in range(len(ROLES)):
            yield member(room, person, _IN_ROOM - number % 3, role="owner" if person == 0 else None)
    for person in range(len(ROLES)):
        for number, room in enumerate(TEAM.direct(person)):
            yield member(room, person, _IN_DIRECT - number % 2)
            yield member(room, _partner(person, number), _IN_DIRECT)


_IN_DIRECT = 20
_IN_ROOM = (MESSAGES - IN_LARGEST - len(ROLES) * DIRECT * _IN_DIRECT) // (ROOMS - DIRECT)


def _messages() -> Iterator[dict[str, Any]]:
    count = 0

    def said(room: str, seq: int, author: int) -> dict[str, Any]:
        nonlocal count
        count += 1
        pinned = room == TEAM.largest and IN_LARGEST - MANY - PINS < seq <= IN_LARGEST - MANY
        return {
            "id": id_of("M", count),
            "room_id": room,
            "seq": seq,
            "ordinal": seq,
            "author_id": user_id(author),
            "body": _WORDS[count % len(_WORDS)],
            "mentions": "[]",
            "client_id": f"c{count}",
            "created_at": _at(count),
            "kind": "said",
            "pinned_at": _at(count) if pinned else None,
            "pinned_by_id": user_id(0) if pinned else None,
            "edited_at": _at(count) if count == IN_LARGEST else None,
        }

    for seq in range(1, IN_LARGEST + 1):
        yield said(TEAM.largest, seq, len(ROLES) + seq % (MEMBERS - len(ROLES)))
    for room in TEAM.rooms[1:]:
        for seq in range(1, _IN_ROOM + 1):
            yield said(room, seq, seq % len(ROLES))
    for person in range(len(ROLES)):
        for number, room in enumerate(TEAM.direct(person)):
            for seq in range(1, _IN_DIRECT + 1):
                yield said(room, seq, _partner(person, number))


def _notifications() -> Iterator[dict[str, Any]]:
    for number in range(UNREAD):
        yield {
            "id": id_of("N", number),
            "kind": "announcement",
            "severity": 3,
            "title": f"Announcement {number}",
            "body": _WORDS[number % len(_WORDS)],
            "url": "/chat",
            "data": json.dumps({"author": "Alice Abbott 0"}),
            "actor_id": user_id(0),
            "audience_kind": "all",
            "audience_key": "",
            "created_at": _at(number),
        }


def _inboxes() -> Iterator[dict[str, Any]]:
    for person in range(len(ROLES)):
        for number in range(UNREAD):
            yield {
                "id": id_of("X", person * UNREAD + number),
                "user_id": user_id(person),
                "notification_id": id_of("N", number),
                "seq": number + 1,
                "group_key": "",
                "created_at": _at(number),
                "read_at": None,
            }


def _reactions() -> Iterator[dict[str, Any]]:
    for number in range(REACTIONS):
        emoji = "👍🎉❤️👀"[number % 2]
        yield {"message_id": TEAM.message, "user_id": user_id(number), "emoji": emoji, "created_at": _at(number)}


def _versions() -> Iterator[dict[str, Any]]:
    for number in range(MANY):
        body = f"{_WORDS[number % len(_WORDS)]} {number}"
        yield {"message_id": TEAM.message, "body": body, "replaced_at": _at(number)}


def _mentions() -> Iterator[dict[str, Any]]:
    for person in range(len(ROLES)):
        for seq in range(IN_LARGEST - UNREAD, IN_LARGEST, 10):
            message = id_of("M", seq)
            yield {"message_id": message, "user_id": user_id(person), "room_id": TEAM.largest, "seq": seq}


def _bans() -> Iterator[dict[str, Any]]:
    for number in range(MANY):
        banned = {"banned_by_id": user_id(0), "reason": "noise", "banned_at": _at(number)}
        yield {"room_id": TEAM.largest, "user_id": user_id(MEMBERS + number), **banned}


def _sessions() -> Iterator[dict[str, Any]]:
    later = (datetime.now(UTC) + timedelta(days=30)).isoformat(" ")
    for number in range(ENTRIES):
        yield {
            "id": id_of("S", number),
            # Every tenth is of one of those who look.
            "user_id": user_id(number % len(ROLES) if number % 10 == 0 else number % PEOPLE),
            "secret_hash": hashlib.sha256(str(number).encode()).digest(),
            "epoch": 0,
            "remember": 0,
            "created_at": _at(number),
            "last_seen_at": _at(number),
            "idle_expires_at": later,
            "expires_at": later,
            "address": f"198.51.{number // 250 % 250}.{number % 250}",
            "user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        }


def _audit_entries() -> Iterator[dict[str, Any]]:
    for seq in range(1, ENTRIES + 1):
        yield {
            "seq": seq,
            "at": _at(seq),
            "action": "session.created" if seq % 2 else "user.role_changed",
            "outcome": "ok",
            "actor_id": user_id(seq % PEOPLE),
            "session_id": None,
            "target": f"user:{user_id(seq % 7)}",
            "via": "web",
            "request_id": f"r{seq}",
            "address": "198.51.100.1",
            "user_agent": "Firefox",
            "details": "{}",
            "salt": "",
            "details_hash": b"",
            "hash": b"",
        }


def _invitations() -> Iterator[dict[str, Any]]:
    later = (datetime.now(UTC) + timedelta(days=3)).isoformat(" ")
    for number in range(MANY):
        data = {"email": f"new{number}@example.org", "name": f"New {number}", "role": "member"}
        yield {
            "id": id_of("J", number),
            "purpose": "invitation",
            "token_hash": hashlib.sha256(str(number).encode()).digest(),
            "data": json.dumps(data),
            "created_by_id": user_id(0),
            "created_at": _at(number),
            "expires_at": later,
        }
