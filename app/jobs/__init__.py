"""Jobs: work too long for a request. A job runs to its end whatever becomes of the browser, the session or the server
that it was begun in, as the person who began it, and only as long as they may; its page says how far it is.

    async def pick(run: Run) -> None:                          # does one portion
        trees = await Tree.filter(id__gt=run.at.get("after", "")).order_by("id").limit(100)
        async with run.portion():                              # all of it, or nothing
            for tree in trees:
                ...
                run.count()
                run.at["after"] = tree.id
                if not run.has_time:
                    return
            if not trees:
                run.end()

    job_kind(JobKind("fruit.pick", pick, title=..., back=..., permission=...))
    async with transaction() as tx:
        job_id = await begin_job(tx, actor, "fruit.pick", {"colour": "red"}, total=await Tree.all().count())
"""

from datetime import timedelta

from quart import Quart

from app.accounts.users.erase import on_user_erased
from app.jobs import views
from app.jobs.jobs import FORGET, RUN, begin_job, forget_jobs_of, forget_old, get_job, wait_for_job
from app.jobs.models import Job, JobState
from app.jobs.run import JobFile, JobKind, Run, handle, job_kind, long_job_ended, refusal_code
from app.outbox import Entry, Outbox

__all__ = [
    "Job",
    "JobFile",
    "JobKind",
    "JobState",
    "Run",
    "begin_job",
    "get_job",
    "install_jobs",
    "job_kind",
    "long_job_ended",
    "refusal_code",
    "wait_for_job",
]

# Of several jobs each gets a turn, so this is not how many there can be.
_AT_ONCE = 2
# A job goes on so long after the process that had it was killed. Nothing of it leaves the house, so it may be short.
LEASE = timedelta(seconds=15)
_FORGET_EVERY = timedelta(hours=6)


def install_jobs(app: Quart, outbox: Outbox) -> None:
    """Have `outbox` run jobs, and add their pages to `app`."""

    async def run_within(entry: Entry) -> None:
        async with app.app_context():
            await handle(entry)

    outbox.handles(RUN, run_within, concurrency=_AT_ONCE, lease=LEASE)
    outbox.handles(FORGET, forget_old, every=_FORGET_EVERY)
    on_user_erased.connect(forget_jobs_of)
    app.register_blueprint(views.blueprint)
