"""The tables of this product that have lists, as Django sees them."""

from django.db import models


def _choices(*values: str) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


class Role(models.Model):
    """A named set of permissions."""

    key = models.CharField(max_length=32, primary_key=True)

    class Meta:
        managed = False
        db_table = "role"

    def __str__(self) -> str:
        return self.key


class Person(models.Model):
    """A person with an account."""

    id = models.CharField(max_length=36, primary_key=True)
    email = models.CharField(max_length=254)
    name = models.CharField(max_length=80)
    name_key = models.CharField(max_length=240)
    role = models.ForeignKey(Role, models.DO_NOTHING)
    status = models.CharField(max_length=9, choices=_choices("active", "suspended", "erased"))
    last_seen_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "user"
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class AuditEntry(models.Model):
    """An entry of the audit log."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(Person, models.DO_NOTHING, null=True, db_constraint=False)
    action = models.CharField(
        max_length=40, choices=[(each, each) for each in ("session.created", "user.role_changed")]
    )
    target = models.CharField(max_length=128)
    outcome = models.CharField(max_length=16, choices=_choices("ok", "refused", "failed"))
    address = models.CharField(max_length=45)
    session_id = models.CharField(max_length=36, null=True)
    request_id = models.CharField(max_length=32)

    class Meta:
        managed = False
        db_table = "audit_entry"
        verbose_name_plural = "audit entries"


class Room(models.Model):
    """A room that is talked in."""

    id = models.CharField(max_length=36, primary_key=True)
    name = models.CharField(max_length=80)

    class Meta:
        managed = False
        db_table = "room"

    def __str__(self) -> str:
        return self.name


class Message(models.Model):
    """A message in a room."""

    id = models.CharField(max_length=36, primary_key=True)
    room = models.ForeignKey(Room, models.DO_NOTHING)
    seq = models.BigIntegerField()
    author = models.ForeignKey(Person, models.DO_NOTHING)
    body = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "message"
