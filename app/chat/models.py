"""The nouns of chat: rooms, who is in them, and what was said."""

from enum import StrEnum

from tortoise import fields, models

from app.accounts.models import User
from app.ids import ID_LENGTH


class RoomKind(StrEnum):
    """`open`: anyone who may chat can find and join it. `direct`: the two people who share it."""

    OPEN = "open"
    DIRECT = "direct"


class Room(models.Model):
    """A place to talk. `name_key` is what names of open rooms are compared by. `message_count` counts
    messages ever sent, so that unread = it minus `Membership.read_count`."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    kind = fields.CharEnumField(RoomKind, max_length=8)
    name = fields.CharField(max_length=80, default="")
    name_key: str | None = fields.CharField(max_length=80, null=True, unique=True)  # type: ignore[assignment]
    description = fields.CharField(max_length=250, default="")
    auto_join = fields.BooleanField(default=False, description="everyone new is put into it")
    direct_key: str | None = fields.CharField(max_length=80, null=True, unique=True)  # type: ignore[assignment]
    created_by_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    created_at = fields.DatetimeField()
    message_count = fields.BigIntField(default=0)
    last_message_at = fields.DatetimeField(null=True)

    class Meta:
        table = "room"
        indexes = (("kind", "name"),)


class Membership(models.Model):
    """A person in a room, and how far they have read: `last_read_seq` in the stream, `read_count` in messages."""

    id = fields.BigIntField(primary_key=True)
    room: fields.ForeignKeyRelation[Room] = fields.ForeignKeyField(
        "models.Room", related_name=False, on_delete=fields.CASCADE
    )
    room_id: str
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="memberships", on_delete=fields.CASCADE
    )
    user_id: str
    joined_at = fields.DatetimeField()
    last_read_seq = fields.BigIntField(default=0)
    read_count = fields.BigIntField(default=0)

    class Meta:
        table = "membership"
        unique_together = (("room_id", "user_id"),)
        indexes = (("user_id",),)


class Message(models.Model):
    """Something said. It is named by the event that created it: `id` is the event's id, `seq` its place in the room."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    room: fields.ForeignKeyRelation[Room] = fields.ForeignKeyField(
        "models.Room", related_name=False, on_delete=fields.CASCADE
    )
    room_id: str
    seq = fields.BigIntField()
    ordinal = fields.BigIntField(description="the how-manieth message of the room it is, from 1")
    author: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.RESTRICT
    )
    author_id: str
    body = fields.TextField()
    mentions: list[list[object]] = fields.JSONField(
        description="who is named where: [user id, first character, one past the last]"
    )
    client_id: str | None = fields.CharField(max_length=64, null=True)  # type: ignore[assignment]
    created_at = fields.DatetimeField()

    class Meta:
        table = "message"
        unique_together = (("room_id", "seq"),)
        indexes = (("created_at",),)
