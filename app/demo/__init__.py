"""Demo data: people, rooms, two weeks of messages and notifications, in English and Russian."""

import random
import secrets
from datetime import timedelta

from app.accounts.models import Role, User
from app.accounts.users import create_user
from app.chat.messages.notify import stream_name
from app.chat.messages.read_receipts import mark_read
from app.chat.messages.send import send_message
from app.chat.rooms import create_room, join_room
from app.chat.rooms.direct import open_direct
from app.chat.rooms.sidebar import load_rooms
from app.clock import clock
from app.demo.texts import ADDRESSED, ANNOUNCEMENTS, GENERAL_SHARE, PEOPLE, ROOMS, TALK
from app.ids import new_id
from app.notifications.announcements import Audience, publish
from app.principal import Principal
from app.realtime.streams import read_position

# Filling an empty database through the same services that people use, with the clock set back two weeks.

MESSAGES = 3_000
DIRECT_MESSAGES = 240
SPAN = timedelta(days=14)
# Everyone has read this share of it; the rest is shown as unread.
CAUGHT_UP = 0.985
ADDRESSED_SHARE = 0.03
DOMAIN = "example.com"

# Room id, language of the talk, share of the messages.
Talk = tuple[str, str, int]


class DatabaseInUse(Exception):
    """The database has users already, among whom demo users must not be mixed."""


async def fill() -> str:
    """Fill the open, empty database; returns a text that says how to sign in. Raises `DatabaseInUse`."""
    if await User.exists():
        raise DatabaseInUse("the database already has users; the demo needs an empty one")
    chance = random.Random(1)  # noqa: S311 - the same talk every time
    password = f"demo-{secrets.token_urlsafe(12)}"
    clock.move(-SPAN)
    try:
        people = [await _person(name, local, role, locale, password) for name, local, role, locale in PEOPLE]
        talkers = [person for person in people if person.may("send_message")]
        rooms = await _rooms(talkers)
        await _talk(chance, rooms, talkers)
    finally:
        clock.reset()
    return (
        f"Filled with {len(people)} people, {len(rooms)} rooms and {MESSAGES + DIRECT_MESSAGES} messages.\n"
        f"Sign in as {people[0].email} (owner, English) or {people[2].email} (moderator, Russian),\n"
        f"or as anyone else, with the password {password}"
    )


async def _person(name: str, local: str, role: str, locale: str, password: str) -> Principal:
    user = await create_user(f"{local}@{DOMAIN}", name, role, password, locale=locale)
    permissions = (await Role.get(key=role)).permissions
    return Principal(user.id, "", user.name, user.email, role, frozenset(permissions), locale)


async def _rooms(talkers: list[Principal]) -> list[Talk]:
    """Every room; everyone is in all of them."""
    general = (await load_rooms(talkers[0]))[0]
    rooms = [(general.id, "en", GENERAL_SHARE)]
    for name, description, locale, share in ROOMS:
        room = await create_room(talkers[0], name, description)
        for person in talkers[1:]:
            await join_room(person, room.id)
        rooms.append((room.id, locale, share))
    return rooms


async def _talk(chance: random.Random, rooms: list[Talk], talkers: list[Principal]) -> None:
    """Two weeks of it, with an announcement now and then, all read until shortly before the end."""
    direct = [(await open_direct(talkers[0], other.user_id)).id for other in talkers[1:5]]
    plan = ["room"] * MESSAGES + ["direct"] * DIRECT_MESSAGES
    chance.shuffle(plan)
    announced = {len(plan) * (2 * n + 1) // (2 * len(ANNOUNCEMENTS)): n for n in range(len(ANNOUNCEMENTS))}
    caught_up = round(len(plan) * CAUGHT_UP)
    for number, what in enumerate(plan):
        clock.move(SPAN / (len(plan) + 1))
        if number in announced:
            await _announce(talkers[0], *ANNOUNCEMENTS[announced[number]])
        if number == caught_up:
            await _read_everything(talkers)
        if what == "direct":
            which = chance.randrange(len(direct))
            author = chance.choice((talkers[0], talkers[which + 1]))
            await _say(author, direct[which], _line(chance, talkers[which + 1].locale))
        else:
            room_id, locale, _ = chance.choices(rooms, [share for _, _, share in rooms])[0]
            await _say(chance.choice(talkers), room_id, _room_line(chance, locale, talkers))


def _room_line(chance: random.Random, locale: str, talkers: list[Principal]) -> str:
    if chance.random() < ADDRESSED_SHARE:
        return chance.choice(ADDRESSED[locale]).format(name=chance.choice(talkers).name)
    return _line(chance, locale)


def _line(chance: random.Random, locale: str) -> str:
    return chance.choice(TALK[locale]).format(n=chance.randint(2, 4), m=chance.randint(12, 240))


async def _say(author: Principal, room_id: str, line: str) -> None:
    await send_message(author, room_id, line, new_id())


async def _announce(sender: Principal, title: str, body: str, severity: int) -> None:
    await publish(sender.user_id, "announcement", Audience.everyone(), title=title, body=body, severity=severity)


async def _read_everything(talkers: list[Principal]) -> None:
    for person in talkers:
        for room in await load_rooms(person):
            if room.unread:
                await mark_read(person, room.id, (await read_position(stream_name(room.id))).top)


__all__ = ["DatabaseInUse", "fill"]
