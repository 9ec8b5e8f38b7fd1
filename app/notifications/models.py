"""Topics, notifications, and each person's inbox."""

from tortoise import fields, models

from app.accounts.models import User
from app.database.indexes import partial_index
from app.ids import ID_LENGTH


class Topic(models.Model):
    """A topic that people can follow. `auto_subscribe` ones reach everyone who has not opted out."""

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
    """A notification, stored once, however many people it reached. `data` fills the words of its `kind`."""

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
        # The second one finds what somebody has caused, in its order, when their name is to be forgotten.
        indexes = (("url",), partial_index("actor_id", "id", where='"actor_id" IS NOT NULL'))


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
        indexes = (("user_id", "read_at"), ("notification_id",))
