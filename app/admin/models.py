"""What people store about the lists of administration: saved views, columns and page sizes."""

from tortoise import fields, models

from app.accounts.models import User
from app.ids import ID_LENGTH


class SavedView(models.Model):
    """A state of the list `listing` (the query of its address) under a name, for one person."""

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    listing = fields.CharField(max_length=32)
    name = fields.CharField(max_length=60)
    query = fields.TextField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "saved_view"
        unique_together = (("user_id", "listing", "name"),)


class ListChoice(models.Model):
    """The columns (their keys) and the number of rows that a person likes in the list `listing`."""

    id = fields.BigIntField(primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    listing = fields.CharField(max_length=32)
    columns: list[str] = fields.JSONField()
    size = fields.SmallIntField()

    class Meta:
        table = "list_choice"
        unique_together = (("user_id", "listing"),)
