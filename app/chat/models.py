"""The tables of chat: rooms, memberships, messages, attachments."""

from enum import StrEnum

from tortoise import fields, models

from app.accounts.models import User
from app.database.indexes import partial_index
from app.ids import ID_LENGTH
from app.lookalikes import SKELETON_LENGTH

# Characters in the name of a room.
NAME_LENGTH = 80


class RoomKind(StrEnum):
    """`open`: anyone who may chat can find and join it. `closed`: only people who were added. `direct`: always the same
    people."""

    OPEN = "open"
    CLOSED = "closed"
    DIRECT = "direct"


class RoomRole(StrEnum):
    """A person's role in a room: an `owner` may also rename and describe it, add and remove people, and archive it."""

    MEMBER = "member"
    OWNER = "owner"


class NotifyLevel(StrEnum):
    """Which messages of a room become notifications, and count in the title of the page."""

    ALL = "all"
    MENTIONS = "mentions"
    NOTHING = "nothing"


class MessageKind(StrEnum):
    """`said`: an ordinary message. `action`: what its author does (`/me waves`). `note`: what happened to the room,
    told by the product in words that each reader's page has."""

    SAID = "said"
    ACTION = "action"
    NOTE = "note"


class Room(models.Model):
    """A room. `name_key` is the normalised name that open rooms are compared by, `name_skeleton` the same for all that
    look alike. `message_count` counts all messages ever sent, so unread = it minus `Membership.read_count`.
    `direct_key` identifies the set of people of a direct room. Nobody can write in an archived room."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    kind = fields.CharEnumField(RoomKind, max_length=8)
    name = fields.CharField(max_length=NAME_LENGTH, default="")
    name_key: str | None = fields.CharField(max_length=NAME_LENGTH, null=True, unique=True)  # type: ignore[assignment]
    name_skeleton: str | None = fields.CharField(max_length=SKELETON_LENGTH, null=True)  # type: ignore[assignment]
    description = fields.CharField(max_length=250, default="")
    auto_join = fields.BooleanField(default=False, description="everyone new is put into it")
    direct_key: str | None = fields.CharField(max_length=80, null=True, unique=True)  # type: ignore[assignment]
    created_by_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    created_at = fields.DatetimeField()
    message_count = fields.BigIntField(default=0)
    last_message_at = fields.DatetimeField(null=True)
    archived_at = fields.DatetimeField(null=True)
    archived_by_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    revision: int | None = fields.IntField(
        null=True, description="how often what lists of rooms say of it has changed (name, archived); NULL is never"
    )

    class Meta:
        table = "room"
        indexes = (("kind", "name"), partial_index("name_skeleton", where='"name_skeleton" IS NOT NULL'))


class Membership(models.Model):
    """A person in a room, and how far they have read: `last_read_seq` in the stream, `read_count` in messages.

    `read_at` is when the mark was last moved, None before that. `role` None is `member`; `notify` None is `all` in
    direct rooms and `mentions` in others. Until `muted_until` the person can read but not write.
    """

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
    role: RoomRole | None = fields.CharEnumField(RoomRole, max_length=8, null=True)  # type: ignore[assignment]
    notify: NotifyLevel | None = fields.CharEnumField(NotifyLevel, max_length=8, null=True)  # type: ignore[assignment]
    muted_until = fields.DatetimeField(null=True)
    read_at = fields.DatetimeField(null=True)

    class Meta:
        table = "membership"
        unique_together = (("room_id", "user_id"),)
        # The last one finds those who chose what they are told of, among ten thousand who did not.
        indexes = (("user_id",), ("room_id", "notify"))


class RoomBan(models.Model):
    """A person who is banned from a room."""

    id = fields.BigIntField(primary_key=True)
    room: fields.ForeignKeyRelation[Room] = fields.ForeignKeyField(
        "models.Room", related_name=False, on_delete=fields.CASCADE
    )
    room_id: str
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    banned_by_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    reason = fields.CharField(max_length=250, default="")
    banned_at = fields.DatetimeField()

    class Meta:
        table = "room_ban"
        unique_together = (("room_id", "user_id"),)


class Message(models.Model):
    """A message. It is created by an event: `id` is the event's id, `seq` its place in the room. `kind` None is `said`.
    A deleted message has lost its text and everything else that was said."""

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
    kind: MessageKind | None = fields.CharEnumField(MessageKind, max_length=8, null=True)  # type: ignore[assignment]
    reply_to_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    edited_at = fields.DatetimeField(null=True)
    deleted_at = fields.DatetimeField(null=True)
    deleted_by_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    pinned_at = fields.DatetimeField(null=True)
    pinned_by_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]

    class Meta:
        table = "message"
        # Each index is a page that every message writes, so each is there for a query: pages of a room, what is unread
        # and the message at a seq; the first message of a day, in a room and for the search; the pins of a room; the
        # replies to a message that was edited or deleted. Few messages are pinned or replies.
        unique_together = (("room_id", "seq"),)
        indexes = (
            ("room_id", "created_at"),
            partial_index("room_id", "pinned_at", where='"pinned_at" IS NOT NULL'),
            partial_index("reply_to_id", where='"reply_to_id" IS NOT NULL'),
        )


class MessageVersion(models.Model):
    """The text of a message before it was edited at `replaced_at`."""

    id = fields.BigIntField(primary_key=True)
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField(
        "models.Message", related_name=False, on_delete=fields.CASCADE
    )
    message_id: str
    body = fields.TextField()
    replaced_at = fields.DatetimeField()

    class Meta:
        table = "message_version"
        indexes = (("message_id",),)


class Mention(models.Model):
    """A person mentioned in a message; `room_id` and `seq` are the message's, so that unread mentions can be
    counted."""

    id = fields.BigIntField(primary_key=True)
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField(
        "models.Message", related_name=False, on_delete=fields.CASCADE
    )
    message_id: str
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    room_id = fields.CharField(max_length=ID_LENGTH)
    seq = fields.BigIntField()

    class Meta:
        table = "mention"
        unique_together = (("message_id", "user_id"),)
        indexes = (("user_id", "room_id", "seq"),)


class Reaction(models.Model):
    """One person's reaction to a message, with one emoji."""

    id = fields.BigIntField(primary_key=True)
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField(
        "models.Message", related_name=False, on_delete=fields.CASCADE
    )
    message_id: str
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    emoji = fields.CharField(max_length=32)
    created_at = fields.DatetimeField()

    class Meta:
        table = "reaction"
        unique_together = (("message_id", "user_id", "emoji"),)


class Attachment(models.Model):
    """A file uploaded to a room. Only its uploader sees it until it is sent with a message, at `position` among that
    message's files. `key` and `thumbnail_key` are its keys in the storage, `width` and `height` those of an image,
    in pixels; `size` is in bytes."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    room: fields.ForeignKeyRelation[Room] = fields.ForeignKeyField(
        "models.Room", related_name=False, on_delete=fields.CASCADE
    )
    room_id: str
    uploader: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.RESTRICT
    )
    uploader_id: str
    message_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    position = fields.SmallIntField(default=0)
    name = fields.CharField(max_length=255)
    media_type = fields.CharField(max_length=127)
    size = fields.BigIntField()
    width = fields.IntField(null=True)
    height = fields.IntField(null=True)
    key = fields.CharField(max_length=255)
    thumbnail_key: str | None = fields.CharField(max_length=255, null=True)  # type: ignore[assignment]
    client_id: str | None = fields.CharField(max_length=64, null=True)  # type: ignore[assignment]
    created_at = fields.DatetimeField()

    class Meta:
        table = "attachment"
        unique_together = (("uploader_id", "client_id"),)
        indexes = (("message_id",), ("created_at",))
