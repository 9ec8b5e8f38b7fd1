"""Actions on the jobs that one has begun."""

from typing import Annotated

from pydantic import Field

from app.actions import Input, action
from app.ids import ID_LENGTH
from app.jobs import jobs
from app.principal import Principal


class OfJob(Input):
    """Input of an action on a job: the id."""

    job: Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]


# Does less of what one has begun oneself, and so asks for no proof.
@action("stopJob", permission=None, rate="60 per minute")
async def stop_job(actor: Principal, data: OfJob) -> None:
    """Stop a job: the portion under way is the last. Raises `NotFound`."""
    await jobs.stop_job(actor, data.job)
