"""Topics people follow, what was announced, and each person's inbox."""

import re
from dataclasses import dataclass

from tortoise import fields, models

from app.accounts.models import User
from app.clock import clock
from app.database import transaction
from app.errors import NotFound
from app.ids import ID_LENGTH
from app.notifications import kinds


class Topic(models.Model):
    """Something that can be followed. `auto_subscribe` ones reach everyone who has not left them."""

    key = fields.CharField(max_length=64, primary_key=True)
    title = fields.CharField(max_length=120)
    auto_subscribe = fields.BooleanField(default=False)

    class Meta:
        table = "topic"


class Subscription(models.Model):
    """A person's choice about a topic; without a row the topic's `auto_subscribe` decides."""

    id = fields.BigIntField(primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    topic: fields.ForeignKeyRelation[Topic] = fields.ForeignKeyField(
        "models.Topic", related_name=False, on_delete=fields.CASCADE
    )
    topic_id: str
    subscribed = fields.BooleanField()
    changed_at = fields.DatetimeField()

    class Meta:
        table = "subscription"
        unique_together = (("user_id", "topic_id"),)


class Notification(models.Model):
    """What was announced, once, however many people it reached. `data` feeds the words of its `kind`."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    kind = fields.CharField(max_length=40)
    severity = fields.SmallIntField(default=3, description="1 (a detail) to 5 (act now)")
    title = fields.CharField(max_length=200, default="")
    body = fields.TextField(default="")
    url = fields.CharField(max_length=500, default="")
    data: dict[str, str] = fields.JSONField()
    actor_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    audience_kind = fields.CharField(max_length=8)
    audience_key = fields.CharField(max_length=64, default="")
    created_at = fields.DatetimeField()

    class Meta:
        table = "notification"
        indexes = (("url",),)


class InboxItem(models.Model):
    """A notification in one person's inbox. `id` is the event's id, `seq` its place in the stream `user:<id>`."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    notification: fields.ForeignKeyRelation[Notification] = fields.ForeignKeyField(
        "models.Notification", related_name=False, on_delete=fields.CASCADE
    )
    notification_id: str
    seq = fields.BigIntField()
    group_key = fields.CharField(max_length=64, default="", description="what it is about, e.g. `room:<id>`")
    created_at = fields.DatetimeField()
    read_at = fields.DatetimeField(null=True)

    class Meta:
        table = "inbox"
        unique_together = (("user_id", "seq"), ("user_id", "notification_id"))
        indexes = (("user_id", "read_at"),)


# Topics: which there are, and who follows them.

TOPIC_KEY = r"^[a-z0-9:_-]{1,64}$"


@dataclass(frozen=True, slots=True)
class TopicChoice:
    """A topic, and whether one person follows it."""

    key: str
    name: str
    subscribed: bool

    @property
    def title(self) -> str:
        """Its name in the current locale."""
        return kinds.topic_title(self.key, self.name)


async def topics_of(user_id: str) -> list[TopicChoice]:
    """All topics in the order of their keys, with the choice of the person or, without one, the topic's own."""
    chosen = {choice.topic_id: choice.subscribed for choice in await Subscription.filter(user_id=user_id)}
    return [
        TopicChoice(topic.key, topic.title, chosen.get(topic.key, topic.auto_subscribe))
        for topic in await Topic.all().order_by("key")
    ]


async def follow(user_id: str, key: str, subscribed: bool) -> None:
    """Keep the person's choice about the topic `key`. Raises `NotFound` for one that does not exist."""
    if not re.fullmatch(TOPIC_KEY, key):
        raise NotFound("no such topic")
    async with transaction() as tx:
        if not await Topic.filter(key=key).using_db(tx.connection).exists():
            raise NotFound(f"no topic {key}")
        choice = Subscription(user_id=user_id, topic_id=key, subscribed=subscribed, changed_at=clock.now())
        # One statement for both cases: two tabs that choose at once must not both find that there is no row yet.
        await Subscription.bulk_create(
            [choice],
            on_conflict=["user_id", "topic_id"],
            update_fields=["subscribed", "changed_at"],
            using_db=tx.connection,
        )
