"""Long work that somebody began, and how far it is."""

from enum import StrEnum
from typing import Any

from tortoise import fields, models

from app.accounts.models import User
from app.ids import ID_LENGTH


class JobState(StrEnum):
    """`running`, also while it waits; `finished`, whatever came of each part; or `stopped` before its end."""

    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"


class Job(models.Model):
    """A job of the kind `kind`, which acts as `user`. `input` is what it was told, and `caller` from where.

    `total` is how many parts it had when it began, `done` how many are done, and `refused` those that could not be: for
    each code how many (`count`) and the names of the first (`names`). `reason` says why it was stopped.
    """

    id = fields.CharField(max_length=ID_LENGTH, primary_key=True)
    kind = fields.CharField(max_length=64)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name=False, on_delete=fields.CASCADE
    )
    user_id: str
    input: dict[str, Any] = fields.JSONField()
    caller: dict[str, Any] = fields.JSONField()
    state = fields.CharEnumField(JobState, max_length=16, default=JobState.RUNNING)
    reason = fields.CharField(max_length=32, default="")
    total = fields.IntField()
    done = fields.IntField(default=0)
    refused: dict[str, dict[str, Any]] = fields.JSONField()
    created_at = fields.DatetimeField()
    finished_at = fields.DatetimeField(null=True)

    class Meta:
        table = "job"
        indexes = (("user_id", "created_at"), ("finished_at",))

    @property
    def not_done(self) -> int:
        """How many parts could not be done."""
        return sum(int(each["count"]) for each in self.refused.values())

    @property
    def left(self) -> int:
        """How many parts are still to be looked at; at its end, those that were not there any more."""
        return max(self.total - self.done - self.not_done, 0)


class JobOutput(models.Model):
    """A part of the file that a job makes, in their order. It is kept for less long than the job."""

    id = fields.BigIntField(primary_key=True)
    job: fields.ForeignKeyRelation[Job] = fields.ForeignKeyField(
        "models.Job", related_name=False, on_delete=fields.CASCADE
    )
    job_id: str
    content = fields.BinaryField()

    class Meta:
        table = "job_output"
        indexes = (("job_id",),)
