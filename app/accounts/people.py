"""People as the other features see them."""

from collections.abc import Iterable
from dataclasses import dataclass

from tortoise.expressions import Q

from app.accounts.models import User, UserStatus
from app.text import EMAIL_LENGTH, email_key, fold, is_plain


@dataclass(frozen=True, slots=True)
class Person:
    """Enough of a person to show and to address them. `role` is its key, `status` `active` or `suspended`."""

    id: str
    name: str
    role: str
    status: str

    @property
    def active(self) -> bool:
        """Whether the person may sign in."""
        return self.status == UserStatus.ACTIVE


def person(user: User) -> Person:
    """`user` as the other features see them."""
    return Person(user.id, user.name, user.role_id, user.status.value)


async def find_by_email(email: str) -> User | None:
    """Whose e-mail address this is, however it was typed."""
    key = email_key(email)
    # Anything else the database could not even compare, and so would answer differently.
    return await User.get_or_none(email_key=key) if len(key) <= EMAIL_LENGTH and is_plain(key) else None


def called(text: str) -> Q:
    """What a `User` fulfils whose name or e-mail address has `text` in it."""
    return Q(name_key__contains=fold(text)) | Q(email_key__contains=fold(text))


async def people_by_id(ids: Iterable[str]) -> dict[str, Person]:
    """The people with these ids; ids of nobody are left out."""
    wanted = list(set(ids))
    return {user.id: person(user) for user in await User.filter(id__in=wanted)} if wanted else {}


async def active_people() -> list[Person]:
    """Everyone who may sign in, by name."""
    return [person(user) for user in await User.filter(status=UserStatus.ACTIVE).order_by("name_key", "id")]


async def user_ids(role: str | None = None) -> list[str]:
    """The ids of everyone who may sign in, or of those among them with `role` (its key)."""
    query = User.filter(status=UserStatus.ACTIVE)
    if role is not None:
        query = query.filter(role_id=role)
    return [str(each) for each in await query.order_by("id").values_list("id", flat=True)]
