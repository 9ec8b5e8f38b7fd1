"""Who a notification is for, and who of them it reaches."""

from collections.abc import Iterable
from dataclasses import dataclass

from tortoise.queryset import QuerySet

from app.accounts.models import Role, User, UserStatus
from app.database import Transaction
from app.notifications.models import Subscription, Topic

RECEIVE = "receive_notifications"


@dataclass(frozen=True, slots=True)
class Audience:
    """Named people, everyone with a role, everyone who follows a topic, or simply everyone.

    `kind` is `user`, `users`, `role`, `topic` or `all`; `key` the id of the person, the role or the topic.
    """

    kind: str
    key: str = ""
    ids: tuple[str, ...] = ()

    @classmethod
    def user(cls, user_id: str) -> "Audience":
        """One person."""
        return cls("user", user_id, (user_id,))

    @classmethod
    def users(cls, ids: Iterable[str]) -> "Audience":
        """Several people."""
        return cls("users", ids=tuple(dict.fromkeys(ids)))

    @classmethod
    def role(cls, key: str) -> "Audience":
        """Everyone whose role is `key`."""
        return cls("role", key)

    @classmethod
    def topic(cls, key: str) -> "Audience":
        """Everyone who follows the topic `key`."""
        return cls("topic", key)

    @classmethod
    def everyone(cls) -> "Audience":
        """Everyone there is."""
        return cls("all")


async def recipients(tx: Transaction, audience: Audience) -> list[str]:
    """The ids of the people in `audience` whom notifications may reach: active, with a role that receives them.

    The number of statements does not depend on how many people there are.
    """
    reachable = await _reachable(tx)
    if audience.kind in ("user", "users"):
        reachable = reachable.filter(id__in=audience.ids)
    elif audience.kind == "role":
        reachable = reachable.filter(role_id=audience.key)
    found = await reachable.order_by("id").values_list("id", flat=True)
    ids = [str(user_id) for user_id in found]
    return await _followers(tx, audience.key, ids) if audience.kind == "topic" else ids


async def _reachable(tx: Transaction) -> QuerySet[User]:
    # Permissions are a JSON list in a handful of rows: read here, since the databases search in JSON differently.
    roles = [role.key for role in await Role.all().using_db(tx.connection) if RECEIVE in role.permissions]
    return User.filter(status=UserStatus.ACTIVE, role_id__in=roles).using_db(tx.connection)


async def _followers(tx: Transaction, key: str, ids: list[str]) -> list[str]:
    topic = await Topic.get_or_none(key=key, using_db=tx.connection)
    if topic is None:
        return []
    choices = {
        choice.user_id: choice.subscribed for choice in await Subscription.filter(topic_id=key).using_db(tx.connection)
    }
    return [user_id for user_id in ids if choices.get(user_id, topic.auto_subscribe)]
