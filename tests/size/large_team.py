"""A database as a large team has it, filled by plain SQL: through the services it would take half an hour."""

import fcntl
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from app.chat.rooms import room_name_key
from app.database.sql import statements
from app.lookalikes import skeleton
from app.text import email_key, name_key

ROLES = ("owner", "admin", "moderator", "member", "guest")

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


@dataclass(frozen=True)
class LargeTeam:
    """How much of everything is in the database that `fill` has filled, and where. `members` are those of the largest
    room, which has `in_largest` of the `messages`. Each of the people of `ROLES` is in `rooms_each` rooms; of these
    `direct_each` are direct, with `in_direct` messages. In `elsewhere` other rooms is nobody. `unread` are messages in
    the largest room, and notifications; `entries` those of the audit log, and sessions; `many` is how many there are of
    whatever else can become many: bans (of people who are no members), versions of a message, invitations."""

    people: int = 20_000
    members: int = 10_000
    rooms_each: int = 500
    direct_each: int = 150
    elsewhere: int = 500
    messages: int = 100_000
    in_largest: int = 50_000
    in_direct: int = 20
    unread: int = 10_000
    entries: int = 20_000
    many: int = 2_000
    pins: int = 40
    reactions: int = 100

    largest: ClassVar[str] = id_of("R", 0)

    @property
    def message(self) -> str:
        """The id of the last message of the largest room, with many reactions and versions."""
        return id_of("M", self.in_largest)

    @property
    def pinned(self) -> str:
        """The id of a pinned message there."""
        return id_of("M", self.in_largest - self.many)

    def direct(self, person: int) -> list[str]:
        """The ids of the direct rooms of one of the first five."""
        return [id_of("D", person * self.direct_each + number) for number in range(self.direct_each)]

    @property
    def rooms(self) -> list[str]:
        """The ids of the rooms with a name that the people of `ROLES` share, the largest one first."""
        return [id_of("R", number) for number in range(self.rooms_each - self.direct_each + 1)]

    @property
    def in_room(self) -> int:
        """How many messages each of these rooms has, but the largest."""
        left = self.messages - self.in_largest - len(ROLES) * self.direct_each * self.in_direct
        return left // (self.rooms_each - self.direct_each)


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


def fill(database: sqlite3.Connection, team: LargeTeam = TEAM) -> None:
    """Fill a migrated database with what `team` has."""
    for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-200000"):
        database.execute(f"PRAGMA {pragma}")
    triggers = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    database.execute("BEGIN")
    for name in triggers:
        database.execute(f'DROP TRIGGER "{name}"')  # one by one they take as long as all the rest
    for table, rows in (
        ("user", _people(team)),
        ("room", _rooms(team)),
        ("membership", _memberships(team)),
        ("message", _messages(team)),
        ("notification", _notifications(team)),
        ("inbox", _inboxes(team)),
        ("reaction", _reactions(team)),
        ("message_version", _versions(team)),
        ("mention", _mentions(team)),
        ("room_ban", _bans(team)),
        ("session", _sessions(team)),
        ("audit_entry", _audit_entries(team)),
        ("one_time_token", _invitations(team)),
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


def _people(team: LargeTeam) -> Iterator[dict[str, Any]]:
    for number in range(team.people):
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


def _rooms(team: LargeTeam) -> Iterator[dict[str, Any]]:
    for number, room_id in enumerate(team.rooms):
        name = f"Project {number} of the department for planning" if number else "general"
        closed, archived = number % 5 == 3, number % 50 == 7
        yield _room(room_id, "closed" if closed else "open", name=name, auto_join=not number) | {
            "name_key": None if closed else room_name_key(name),
            "name_skeleton": None if closed else skeleton(name),
            "archived_at": _at(0) if archived else None,
        }
    for number in range(team.elsewhere):  # which nobody who looks is in
        name = f"Elsewhere {number}"
        keys = {"name_key": room_name_key(name), "name_skeleton": skeleton(name)}
        yield _room(id_of("E", number), "open", name=name) | keys | {"archived_at": None}
    for person in range(len(ROLES)):
        for number, room_id in enumerate(team.direct(person)):
            key = ":".join(sorted((user_id(person), user_id(_partner(team, person, number)))))
            yield _room(room_id, "direct", direct_key=key) | {"archived_at": None}


def _room(room_id: str, kind: str, *, name: str = "", auto_join: bool = False, direct_key: str | None = None) -> Any:
    return {
        "id": room_id,
        "kind": kind,
        "name": name,
        "name_key": None,
        "name_skeleton": None,
        "description": "What is to be done until spring, and by whom" if name else "",
        "auto_join": auto_join,
        "direct_key": direct_key,
        "created_by_id": user_id(0),
        "created_at": _at(0),
        "message_count": 0,
    }


def _partner(team: LargeTeam, person: int, number: int) -> int:
    return len(ROLES) + person * team.direct_each + number


def _memberships(team: LargeTeam) -> Iterator[dict[str, Any]]:
    def member(room: str, person: int, read: int, **more: Any) -> dict[str, Any]:
        known = {"joined_at": _at(0), "read_at": _at(0), "last_read_seq": read, "read_count": read}
        return {"room_id": room, "user_id": user_id(person), **known, "role": None, "notify": None, **more}

    for person in range(team.members):
        looks = person < len(ROLES)
        # Somebody chose what they are told, so the room is asked about that whenever something is said in it.
        level = "all" if person == team.members - 1 else None
        role = "owner" if person == 0 else None
        yield member(team.largest, person, team.in_largest - (team.unread if looks else 0), role=role, notify=level)
    for number, room in enumerate(team.rooms[1:]):
        for person in range(len(ROLES)):
            yield member(room, person, team.in_room - number % 3, role="owner" if person == 0 else None)
    for person in range(len(ROLES)):
        for number, room in enumerate(team.direct(person)):
            yield member(room, person, team.in_direct - number % 2)
            yield member(room, _partner(team, person, number), team.in_direct)


def _messages(team: LargeTeam) -> Iterator[dict[str, Any]]:
    count = 0

    def said(room: str, seq: int, author: int) -> dict[str, Any]:
        nonlocal count
        count += 1
        pinned = room == team.largest and team.in_largest - team.many - team.pins < seq <= team.in_largest - team.many
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
            "edited_at": _at(count) if count == team.in_largest else None,
        }

    for seq in range(1, team.in_largest + 1):
        yield said(team.largest, seq, len(ROLES) + seq % (team.members - len(ROLES)))
    for room in team.rooms[1:]:
        for seq in range(1, team.in_room + 1):
            yield said(room, seq, seq % len(ROLES))
    for person in range(len(ROLES)):
        for number, room in enumerate(team.direct(person)):
            for seq in range(1, team.in_direct + 1):
                yield said(room, seq, _partner(team, person, number))


def _notifications(team: LargeTeam) -> Iterator[dict[str, Any]]:
    for number in range(team.unread):
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


def _inboxes(team: LargeTeam) -> Iterator[dict[str, Any]]:
    for person in range(len(ROLES)):
        for number in range(team.unread):
            yield {
                "id": id_of("X", person * team.unread + number),
                "user_id": user_id(person),
                "notification_id": id_of("N", number),
                "seq": number + 1,
                "group_key": "",
                "created_at": _at(number),
                "read_at": None,
            }


def _reactions(team: LargeTeam) -> Iterator[dict[str, Any]]:
    for number in range(team.reactions):
        emoji = "👍🎉❤️👀"[number % 2]
        yield {"message_id": team.message, "user_id": user_id(number), "emoji": emoji, "created_at": _at(number)}


def _versions(team: LargeTeam) -> Iterator[dict[str, Any]]:
    for number in range(team.many):
        body = f"{_WORDS[number % len(_WORDS)]} {number}"
        yield {"message_id": team.message, "body": body, "replaced_at": _at(number)}


def _mentions(team: LargeTeam) -> Iterator[dict[str, Any]]:
    for person in range(len(ROLES)):
        for seq in range(team.in_largest - team.unread, team.in_largest, 10):
            message = id_of("M", seq)
            yield {"message_id": message, "user_id": user_id(person), "room_id": team.largest, "seq": seq}


def _bans(team: LargeTeam) -> Iterator[dict[str, Any]]:
    for number in range(team.many):
        banned = {"banned_by_id": user_id(0), "reason": "noise", "banned_at": _at(number)}
        yield {"room_id": team.largest, "user_id": user_id(team.members + number), **banned}


def _sessions(team: LargeTeam) -> Iterator[dict[str, Any]]:
    later = (datetime.now(UTC) + timedelta(days=30)).isoformat(" ")
    for number in range(team.entries):
        yield {
            "id": id_of("S", number),
            # Every tenth is of one of those who look.
            "user_id": user_id(number % len(ROLES) if number % 10 == 0 else number % team.people),
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


def _audit_entries(team: LargeTeam) -> Iterator[dict[str, Any]]:
    for seq in range(1, team.entries + 1):
        yield {
            "seq": seq,
            "at": _at(seq),
            "action": "session.created" if seq % 2 else "user.role_changed",
            "outcome": "ok",
            "actor_id": user_id(seq % team.people),
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


def _invitations(team: LargeTeam) -> Iterator[dict[str, Any]]:
    later = (datetime.now(UTC) + timedelta(days=3)).isoformat(" ")
    for number in range(team.many):
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
