"""The tables of streams, their events, and namespace tokens."""

from tortoise import fields, models

from app.ids import ID_LENGTH


class Stream(models.Model):
    """One ordered history: `room:<id>` or `user:<id>`. Its row lock makes the order of `seq` the order of commits."""

    id = fields.CharField(max_length=64, primary_key=True)
    top_seq = fields.BigIntField(default=0)
    min_seq = fields.BigIntField(default=0, description="events up to here are no longer kept")
    epoch = fields.CharField(max_length=12, description="changes only when history was lost")

    class Meta:
        table = "stream"


class StreamEvent(models.Model):
    """An event, with ids only: texts are rendered from the current rows when it is delivered."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    stream: fields.ForeignKeyRelation[Stream] = fields.ForeignKeyField(
        "models.Stream", related_name=False, on_delete=fields.CASCADE
    )
    stream_id: str
    seq = fields.BigIntField()
    kind = fields.CharField(max_length=40)
    actor_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    client_id: str | None = fields.CharField(max_length=64, null=True)  # type: ignore[assignment]
    payload: dict[str, object] = fields.JSONField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "stream_event"
        unique_together = (("stream_id", "seq"), ("stream_id", "actor_id", "client_id"))


class NamespaceToken(models.Model):
    """A single-use key to one namespace for one session (`n1.<id>.<secret>`; only the hash of the secret is kept)."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    secret_hash = fields.BinaryField()
    session_id = fields.CharField(max_length=ID_LENGTH, db_index=True)
    user_id = fields.CharField(max_length=ID_LENGTH)
    namespace = fields.CharField(max_length=64)
    audience = fields.CharField(max_length=255)
    issued_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "namespace_token"
