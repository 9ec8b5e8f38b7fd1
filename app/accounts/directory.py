"""The list of everyone, for those who manage users."""

from dataclasses import dataclass

from tortoise.expressions import Q

from app.accounts.keys import fold, is_plain
from app.accounts.models import User, UserStatus
from app.errors import Forbidden
from app.identity import Principal

PAGE_SIZE = 25
_QUERY_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """Which people to list: `q` in the name or the e-mail address, a role's key, a status; "" means any."""

    q: str = ""
    role: str = ""
    status: str = ""

    def condition(self) -> Q:
        """As a condition of the database. What cannot be searched for finds everyone, like an empty box."""
        condition = Q()
        sought = fold(self.q[:_QUERY_LENGTH])
        if sought and is_plain(sought):
            condition &= Q(name_key__contains=sought) | Q(email_key__contains=sought)
        if self.role and is_plain(self.role):
            condition &= Q(role_id=self.role[:32])
        if self.status in list(UserStatus):
            condition &= Q(status=UserStatus(self.status))
        return condition


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list. `number` counts from 1; `total` is the number of people on all pages."""

    users: list[User]
    total: int
    number: int

    @property
    def count(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def first(self) -> int:
        """The place of the first person of this page in the whole list, from 1; 0 when nobody is in it."""
        return (self.number - 1) * PAGE_SIZE + 1 if self.users else 0

    @property
    def last(self) -> int:
        """The place of the last one."""
        return self.first + len(self.users) - 1 if self.users else 0


async def list_users(actor: Principal, filters: Filters, number: int = 1) -> Page:
    """Page `number` of the people that `filters` let through, by name; the last one if there are not so many."""
    _may_manage(actor)
    query = User.filter(filters.condition())
    total = await query.count()
    number = min(max(1, number), max(1, -(-total // PAGE_SIZE)))
    users = await query.order_by("name_key", "id").offset((number - 1) * PAGE_SIZE).limit(PAGE_SIZE)
    return Page(users, total, number)


async def count_by_status(actor: Principal) -> dict[str, int]:
    """How many people have each status."""
    _may_manage(actor)
    return {status.value: await User.filter(status=status).count() for status in UserStatus}


def _may_manage(actor: Principal) -> None:
    if not actor.may("manage_users"):
        raise Forbidden("manage_users")
