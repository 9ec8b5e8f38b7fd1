"""The queue of letters."""

from enum import StrEnum

from tortoise import fields, models

from app.ids import ID_LENGTH


class MailState(StrEnum):
    """`waiting` for the first or next attempt, `sent`, or `given_up`."""

    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given_up"


class MailMessage(models.Model):
    """A letter, which has an entry in the outbox while it waits. `body` is emptied once it is sent or given up: it can
    contain a link that opens an account."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    recipient = fields.CharField(max_length=254)
    subject = fields.CharField(max_length=200)
    body = fields.TextField()
    state = fields.CharEnumField(MailState, max_length=16, default=MailState.WAITING)
    attempts = fields.IntField(default=0)
    created_at = fields.DatetimeField()
    next_try_at = fields.DatetimeField(null=True, description="of letters that a process without an outbox queues")
    good_until = fields.DatetimeField(description="after that it would be of no use, so nobody tries")
    done_at = fields.DatetimeField(null=True)

    class Meta:
        table = "mail_message"
        indexes = (("state", "created_at"),)
