"""The table of work that is still to be done."""

from typing import Any

from tortoise import fields, models

from app.ids import ID_LENGTH

KIND_LENGTH = 64
KEY_LENGTH = 120
ERROR_LENGTH = 500


class OutboxEntry(models.Model):
    """One piece of work of the kind `kind`. What is done has no row any more.

    It is due at `next_at`. While `owner` (a worker) has it, `next_at` is the end of its lease: then it is due again.
    Without `next_at` it is a dead letter, which nobody tries any more. `asked_at` is when it was last asked for, or for
    when. Of entries of a kind with the same `key` there is one.
    """

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    kind = fields.CharField(max_length=KIND_LENGTH)
    key = fields.CharField(max_length=KEY_LENGTH, null=True)
    payload: dict[str, Any] = fields.JSONField()
    attempts = fields.IntField(default=0)
    next_at = fields.DatetimeField(null=True)
    owner = fields.CharField(max_length=ID_LENGTH, null=True)
    last_error = fields.CharField(max_length=ERROR_LENGTH, default="")
    created_at = fields.DatetimeField()
    asked_at = fields.DatetimeField()
    dead_at = fields.DatetimeField(null=True)

    class Meta:
        table = "outbox"
        unique_together = (("kind", "key"),)
        indexes = (("kind", "next_at"),)
