"""The card of a person: what somebody may learn of them, and do with them."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from tortoise.expressions import RawSQL

from app.accounts.models import Role, User, UserStatus
from app.accounts.users.handles import handle_column, handle_of
from app.accounts.users.status import NO_LOOK, Look, look_of_user
from app.chat.rooms.circles import may_see_online
from app.errors import NotFound
from app.ids import is_id
from app.principal import Principal
from app.web.timezones import find_zone

CHAT = "send_message"
# Who holds one of these reads everybody's name in the log, or in the list of who has a role.
_READS_ALL_NAMES = ("manage_users", "manage_roles", "view_audit")


@dataclass(frozen=True, slots=True)
class Card:
    """What one person may know of another. `near`: they share a room, or the reader manages users, and so may know
    whether the other one is here, what they are doing and what time it is there; others know neither `look` nor
    `timezone`, which is also None where it follows the browser. `may_message`: both chat, and they are two."""

    id: str
    name: str
    handle: str
    avatar: str | None
    role: str
    status: UserStatus
    near: bool
    timezone: ZoneInfo | None
    look: Look
    may_message: bool


async def load_card(actor: Principal, user_id: str) -> Card:
    """The card of a person for `actor`. Three statements. Raises `NotFound`, also for somebody whose name the actor
    has no way to read: people who chat find all who do, and see who wrote what is in their rooms."""
    users = User.filter(id=user_id).annotate(handle=RawSQL(handle_column('"user"'))) if is_id(user_id) else None
    user = await users.first() if users is not None else None
    if user is None:
        raise NotFound("no such person")
    chats = CHAT in (await Role.get(key=user.role_id)).permissions and user.status == UserStatus.ACTIVE
    near = user.id in await may_see_online(actor, [user.id])
    if not (near or any(map(actor.may, _READS_ALL_NAMES))):
        may_know = chats or user.status != UserStatus.ACTIVE
        if not (actor.may(CHAT) and may_know):
            raise NotFound("no such person")
    return Card(
        id=user.id,
        name=user.name,
        handle=handle_of(getattr(user, "handle", None)),
        avatar=user.avatar,
        role=user.role_id,
        status=user.status,
        near=near,
        timezone=find_zone(user.timezone) if near else None,
        look=look_of_user(user) if near else NO_LOOK,
        may_message=chats and actor.may(CHAT) and user.id != actor.user_id,
    )
