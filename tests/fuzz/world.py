"""A deployment with something of everything in it, which what is tried may change, and which is then put right."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from quart import Quart
from tortoise.models import Model

from app.accounts import sessions
from app.accounts.models import Role, Session, User
from app.chat.messages.send import send_message
from app.chat.models import Membership, Room
from app.chat.rooms.direct import open_direct
from app.clock import clock
from app.ids import new_id
from app.principal import Principal
from tests.support.signed_in_client import session_cookie
from tests.support.users import PASSWORD, MakeUser

# `""` has not signed in.
ROLES = ("", "guest", "member", "moderator", "owner")


async def make_way(model: type[Model], row: dict[str, Any]) -> None:
    """Let no other row have what of `row` only one may have: whoever left and joined again is in the way of before."""
    meta = model._meta
    others = model.exclude(**{meta.pk_attr: row[meta.pk_attr]})
    for name in row:
        about = meta.fields_map[name]
        if about.unique and not about.pk and row[name] is not None:
            for other in await others.filter(**{name: row[name]}):
                await model.filter(pk=other.pk).update(**{name: None if about.null else new_id()})
    for names in meta.unique_together:
        await others.filter(**{name: row[name] for name in names}).delete()


@dataclass
class World:
    """`good` are values that make sense, by the names of parameters; `cookies` the session cookie of each role."""

    app: Quart
    make_user: MakeUser
    people: dict[str, User] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    good: dict[str, str] = field(default_factory=dict)
    kept: list[tuple[Any, list[dict[str, Any]]]] = field(default_factory=list)

    async def begin(self) -> None:
        """Make everything."""
        for role in ROLES[1:]:
            self.people[role] = await self.make_user(role, name=f"{role.title()} Person", email=f"{role}@example.org")
        self.people["victim"] = await self.make_user("member", name="Victim", email="victim@example.org")
        owner = await self._sign_in("owner")
        room = await Room.get(auto_join=True)
        direct = await open_direct(owner, self.people["victim"].id)
        self.good = {"room": room.id, "direct": direct.id}
        self.kept = [(model, await model.all().values()) for model in (Role, User, Room, Membership)]
        await self.put_right()

    async def put_right(self) -> None:
        """Undo what was done to the roles, the people and the rooms, and sign everyone in again."""
        for model, rows in self.kept:
            for row in rows:
                pk = {model._meta.pk_attr: row[model._meta.pk_attr]}
                await make_way(model, row)
                if not await model.filter(**pk).update(**{name: row[name] for name in row if name not in pk}):
                    await model.create(**row)
        await Session.all().delete()
        for name in self.people:
            await self._sign_in(name)
        await self._fill(await self._sign_in("owner"))

    async def _sign_in(self, name: str) -> Principal:
        user = await User.get(id=self.people[name].id)
        bearer = await sessions.create_session(user, sessions.ClientInfo("127.0.0.1"))
        await Session.filter(id=bearer.session_id).update(sudo_until=clock.now() + timedelta(days=1))
        self.cookies[name] = session_cookie(self.app, bearer)
        principal = await sessions.load_principal(bearer.session_id)
        assert principal is not None
        return principal

    async def _fill(self, owner: Principal) -> None:
        room = self.good["room"]
        message = await send_message(owner, room, "hello @Victim", new_id())
        session = await Session.get(user_id=self.people["victim"].id)
        victim = self.people["victim"].id
        self.good |= {
            "room_id": room, "room": room, "message_id": message.id, "message": message.id, "user_id": victim,
            "user": victim, "row_id": victim, "session_id": session.id, "key": "suspend", "form": "csv",
            "what": "pin", "name": "Plans", "version": "x", "token": "x" * 43, "seq": "1",
        "people": victim, "body": "hello",
            "q": "hello", "sort": "-name", "size": "25", "page": "1", "email": "new@example.org",
        "password": PASSWORD,
            "role": "member", "level": "all", "length": "1h", "emoji": "👍", "client_id": "c",
            "locale": "en", "theme": "dark", "timezone": "UTC", "proof": "password",
        "ids": victim, "confirmed": "yes",
            "audience": "everyone", "title": "Lunch", "subscribed": "yes", "code": "123456", "networks": "0.0.0.0/0",
        }  # fmt: skip
