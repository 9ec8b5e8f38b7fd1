"""The table of the allow-list."""

from tortoise import fields, models

from app.ids import ID_LENGTH

NOTE_LENGTH = 80


class IpRule(models.Model):
    """A network that may use an area (`surface`). An area with any networks is closed to all others."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    surface = fields.CharField(max_length=16)
    network = fields.CharField(max_length=49, description="in CIDR notation")
    note = fields.CharField(max_length=NOTE_LENGTH)
    created_by_id: str | None = fields.CharField(max_length=ID_LENGTH, null=True)  # type: ignore[assignment]
    created_at = fields.DatetimeField()

    class Meta:
        table = "ip_rule"
        unique_together = (("surface", "network"),)
