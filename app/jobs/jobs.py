"""Beginning a job, looking at it, and stopping it."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from app.clock import clock
from app.database import Transaction, transaction
from app.errors import NotFound
from app.ids import is_id, new_id
from app.jobs.models import Job, JobOutput, JobState
from app.jobs.run import BY_REQUEST
from app.outbox import Entry, add
from app.principal import Principal
from app.web.request_context import current_caller

RUN = "job.run"
FORGET = "job.forget"
KEPT_FOR = timedelta(days=30)
# Files hold what is personal, and links that open accounts.
FILES_KEPT_FOR = timedelta(days=3)
_SHOWN = 50
# A job that takes no longer looks to its beginner as if there were none.
WAIT_S = 1.0
_LOOK_EVERY_S = 0.05


async def begin_job(
    tx: Transaction, actor: Principal, kind: str, told: Mapping[str, Any], total: int, job_id: str | None = None
) -> str:
    """Have a job of `kind` run as `actor` once `tx` is committed; its id, which is a new one if none is given. It has
    `total` parts. Raises `IntegrityError` if there is a job with `job_id`."""
    job_id = job_id or new_id()
    await Job.create(
        using_db=tx.connection,
        id=job_id,
        kind=kind,
        user_id=actor.user_id,
        input=dict(told),
        caller=asdict(current_caller()),
        total=total,
        refused={},
        created_at=clock.now(),
    )
    await add(tx, RUN, {"job": job_id, "at": {}}, key=job_id)
    return job_id


async def wait_for_job(job_id: str) -> Job | None:
    """The job if it has ended by the time at which somebody would mind waiting, else None."""
    loop = asyncio.get_running_loop()
    until = loop.time() + WAIT_S
    while loop.time() < until:
        job = await Job.get(id=job_id)
        if job.state != JobState.RUNNING:
            return job
        await asyncio.sleep(_LOOK_EVERY_S)
    return None


async def get_job(actor: Principal, job_id: str) -> Job:
    """A job that `actor` began. Raises `NotFound`."""
    job = await Job.get_or_none(id=job_id, user_id=actor.user_id) if is_id(job_id) else None
    if job is None:
        raise NotFound("no such job")
    return job


async def list_jobs(actor: Principal) -> list[Job]:
    """The latest jobs that `actor` began."""
    return await Job.filter(user_id=actor.user_id).order_by("-created_at", "-id").limit(_SHOWN)


async def stop_job(actor: Principal, job_id: str) -> None:
    """Stop a job that `actor` began: the portion under way is the last. Raises `NotFound`."""
    job = await get_job(actor, job_id)
    async with transaction() as tx:
        running = Job.filter(id=job.id, state=JobState.RUNNING).using_db(tx.connection)
        await running.update(state=JobState.STOPPED, reason=BY_REQUEST, finished_at=clock.now())


async def has_file(job: Job) -> bool:
    """Whether `job` has made a file that is still kept."""
    return job.state != JobState.RUNNING and await JobOutput.exists(job_id=job.id)


async def read_file(job: Job) -> AsyncIterator[bytes]:
    """The parts of the file that `job` has made, one at a time."""
    last = 0
    while part := await JobOutput.filter(job_id=job.id, id__gt=last).order_by("id").first():
        last = part.id
        yield part.content


async def forget_jobs_of(tx: Transaction, user_id: str) -> None:
    """Forget what somebody began. What still runs stops, as they are not active any more."""
    await Job.filter(user_id=user_id).using_db(tx.connection).delete()


_FORGET_FILES = 'DELETE FROM "job_output" WHERE job_id IN (SELECT id FROM "job" WHERE finished_at < $1)'


async def forget_old(entry: Entry) -> None:
    """Handle the entry that forgets jobs that ended more than `KEPT_FOR` ago, and files of `FILES_KEPT_FOR` ago."""
    now = clock.now()
    async with entry.done() as tx:
        await tx.fetch(_FORGET_FILES, now - FILES_KEPT_FOR)
        await tx.fetch('DELETE FROM "job" WHERE finished_at < $1', now - KEPT_FOR)
