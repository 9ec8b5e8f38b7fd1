"""Filling an empty database through the same services that people use, with the clock set back two weeks."""

import random
import secrets
from datetime import timedelta

from app.accounts.models import Role, User
from app.accounts.service import create_user
from app.chat import service as chat
from app.clock import clock
from app.demo.words import ADDRESSED, ANNOUNCEMENTS, GENERAL_SHARE, PEOPLE, ROOMS, TALK
from app.identity import Principal
from app.ids import new_id
from app.notifications.service import Audience, publish

MESSAGES = 3_000
DIRECT_MESSAGES = 240
SPAN = timedelta(days=14)
DOMAIN = "example.com"


class DatabaseInUse(Exception):
    """There are people already, and mixing invented ones among them would be no favour."""


async def fill() -> str:
    """Fill the open database; how to sign in, in words. Raises `DatabaseInUse`."""
    if await User.exists():
        raise DatabaseInUse("the database has people already; the demonstration wants an empty one")
    chance = random.Random(1)  # noqa: S311 - the same talk every time
    password = f"demo-{secrets.token_urlsafe(12)}"
    clock.move(-SPAN)
    try:
        people = [await _person(name, local, role, locale, password) for name, local, role, locale in PEOPLE]
        talkers = [person for person in people if person.may("send_message")]
        rooms = await _rooms(talkers)
        await _talk(chance, rooms, talkers)
        await _announce(chance, talkers[0])
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


async def _rooms(talkers: list[Principal]) -> list[tuple[str, str, int]]:
    """(room id, language, share of the talk) of every room; everyone is in all of them."""
    general = (await chat.rooms_of(talkers[0]))[0]
    rooms = [(general.id, "en", GENERAL_SHARE)]
    for name, description, locale, share in ROOMS:
        room = await chat.create_room(talkers[0], name, description)
        for person in talkers[1:]:
            await chat.join(person, room.id)
        rooms.append((room.id, locale, share))
    return rooms


async def _talk(chance: random.Random, rooms: list[tuple[str, str, int]], talkers: list[Principal]) -> None:
    step = SPAN / (MESSAGES + DIRECT_MESSAGES + 1)
    direct = [(await chat.open_direct(talkers[0], other.user_id)).id for other in talkers[1:5]]
    plan = ["room"] * MESSAGES + ["direct"] * DIRECT_MESSAGES
    chance.shuffle(plan)
    for what in plan:
        clock.move(step)
        if what == "direct":
            which = chance.randrange(len(direct))
            author = chance.choice((talkers[0], talkers[which + 1]))
            await _say(author, direct[which], _line(chance, talkers[which + 1].locale))
            continue
        room_id, locale, _ = chance.choices(rooms, [share for _, _, share in rooms])[0]
        author = chance.choice(talkers)
        line = _line(chance, locale)
        if chance.random() < 0.03:
            line = chance.choice(ADDRESSED[locale]).format(name=chance.choice(talkers).name)
        await _say(author, room_id, line)


def _line(chance: random.Random, locale: str) -> str:
    return chance.choice(TALK[locale]).format(n=chance.randint(2, 4), m=chance.randint(12, 240))


async def _say(author: Principal, room_id: str, line: str) -> None:
    await chat.send_message(author, room_id, line, new_id())


async def _announce(chance: random.Random, sender: Principal) -> None:
    for title, body, severity in ANNOUNCEMENTS:
        clock.move(-timedelta(minutes=chance.randint(5, 600)))
        await publish(sender.user_id, "announcement", Audience.everyone(), title=title, body=body, severity=severity)
