"""The tables of the audit log. Database triggers keep its rows from being changed (see the migration)."""

from tortoise import fields, models

from app.ids import ID_LENGTH

TARGET_LENGTH = 128


class AuditEntry(models.Model):
    """One entry. `hash` covers the entry and the hash of the one before it (`hash_chain.py`).

    What may be personal (`address`, `user_agent`, `details`) is covered through `details_hash`, so that it can be
    redacted, together with its `salt`, without breaking the chain.
    """

    seq = fields.BigIntField(primary_key=True, generated=False)
    at = fields.DatetimeField()
    action = fields.CharField(max_length=40)
    outcome = fields.CharField(max_length=16, description="ok, refused or failed")
    actor_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    session_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    target = fields.CharField(max_length=TARGET_LENGTH, description="kind:id, or nothing")
    via = fields.CharField(max_length=16)
    request_id = fields.CharField(max_length=32)
    address = fields.CharField(max_length=45)
    user_agent = fields.CharField(max_length=256)
    details = fields.TextField(description="JSON, as it was hashed")
    salt = fields.CharField(max_length=32)
    details_hash = fields.BinaryField()
    hash = fields.BinaryField()

    class Meta:
        table = "audit_entry"
        # The log is read newest first. Each thing it is searched by comes with the time, so that the newest of a rare
        # thing, or of long ago, are not looked for among all the others.
        indexes = (
            ("at", "seq"),
            ("action", "at", "seq"),
            ("outcome", "at", "seq"),
            ("actor_id", "at", "seq"),
            ("target", "at", "seq"),
            ("address", "at", "seq"),
            ("session_id",),
            ("request_id",),
        )


class AuditCheckpoint(models.Model):
    """Where the log was cut off after an export; signed, since it stands for the removed entries."""

    seq = fields.BigIntField(primary_key=True, generated=False, description="the last entry that was removed")
    hash = fields.BinaryField(description="of that entry")
    at = fields.DatetimeField()
    signature = fields.BinaryField()

    class Meta:
        table = "audit_checkpoint"


class AuditKey(models.Model):
    """Which key the log is signed with; there is one row. Earlier entries than those after `since_seq` were signed with
    a key that was lost; a checkpoint at that number, signed with the present key, says that this was meant."""

    id = fields.SmallIntField(primary_key=True, generated=False)
    fingerprint = fields.CharField(max_length=32)
    since_seq = fields.BigIntField()

    class Meta:
        table = "audit_key"
