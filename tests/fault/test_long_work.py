"""Long work that is begun in a browser which goes away at once, on a server that is killed in the middle of it."""

import asyncio
from urllib.parse import urlencode

import pytest

from app.accounts.models import User, UserStatus
from app.audit.models import AuditEntry
from app.jobs import Job, JobState
from app.notifications.models import InboxItem
from app.outbox.models import OutboxEntry
from tests.support.deployment import Deployment
from tests.support.patience import PATIENCE_S
from tests.support.server_process import ServerProcess

PEOPLE = 200
# What a killed server had is taken up again after its lease. It need not be long here, and the work not quick.
HASTY = (
    "-c",
    """
from datetime import timedelta
import app.jobs, app.jobs.run
app.jobs.LEASE = timedelta(seconds=1)
app.jobs.run.PORTION_S = 0.005
from app.cli import main
main(["serve"])
""",
)


async def post_and_leave(node: ServerProcess, cookie: str, origin: str, path: str, form: dict[str, str]) -> None:
    """Send a form as a browser does, and close the connection without waiting for an answer."""
    body = urlencode(form).encode()
    head = {
        "Host": origin.partition("://")[2],
        "Cookie": cookie,
        "Origin": origin,
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": str(len(body)),
    }
    lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items()), "", ""]
    _, writer = await asyncio.open_connection("127.0.0.1", node.port)
    writer.write("\r\n".join(lines).encode() + body)
    await writer.drain()
    async with asyncio.timeout(PATIENCE_S):
        while not await Job.exists():  # noqa: ASYNC110 - the database tells nobody
            await asyncio.sleep(0.01)
    writer.close()


async def until_done(least: int) -> Job:
    """The job, once so many of its parts are done, or it has ended."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            job = await Job.get()
            if job.done >= least or job.state != JobState.RUNNING:
                return job
            await asyncio.sleep(0.01)


async def nothing_waits() -> None:
    """Wait until the outbox has let go of the job, which it does when the job has ended."""
    async with asyncio.timeout(PATIENCE_S):
        while await OutboxEntry.filter(kind="job.run").exists():  # noqa: ASYNC110 - the database tells nobody
            await asyncio.sleep(0.01)


async def kill_in_the_middle(site: Deployment) -> None:
    """Kill every server when a third is done, and two thirds, and start them again."""
    for share in (1, 2):
        job = await until_done(PEOPLE * share // 3)
        assert job.state == JobState.RUNNING, "the test needs more people"
        for node in site.nodes:
            node.kill()
        assert (await Job.get()).done < PEOPLE
        await asyncio.gather(*(node.start(*HASTY) for node in site.nodes))


@pytest.fixture
async def cookie(site: Deployment) -> str:
    admin = await site.make_user("admin")
    for _ in range(PEOPLE):
        await site.make_user("guest")
    await asyncio.gather(*(node.start(*HASTY) for node in site.nodes))
    return await site.sign_in(admin)


async def test_everyone_who_was_selected_is_suspended_once(site: Deployment, cookie: str) -> None:
    await User.filter(id=(await User.filter(role_id="guest").order_by("id").first()).id).update(role_id="owner")
    form = {"all": "role=guest&role=owner", "confirmed": "yes", "next": "/users"}
    await post_and_leave(site.first, cookie, site.origin, "/users/do/suspend", form)
    await kill_in_the_middle(site)
    job = await until_done(PEOPLE + 10)
    # Two owners are among them, whom an administrator may not touch.
    assert (job.state, job.total, job.done, job.left) == (JobState.FINISHED, PEOPLE + 1, PEOPLE - 1, 0)
    assert {code: each["count"] for code, each in job.refused.items()} == {"forbidden": 2}
    assert await User.filter(status=UserStatus.SUSPENDED).count() == PEOPLE - 1
    told = await AuditEntry.filter(action="user.suspended").values_list("target", flat=True)
    assert len(told) == len(set(told)) == PEOPLE - 1
    await nothing_waits()


async def test_everyone_gets_a_notification_once(site: Deployment, cookie: str) -> None:
    form = {"audience": "everyone", "title": "To all", "severity": "3", "confirmed": "yes"}
    await post_and_leave(site.first, cookie, site.origin, "/notifications/send", form)
    job = await Job.get()
    for node in site.nodes:
        node.kill()
    await asyncio.gather(*(node.start(*HASTY) for node in site.nodes))
    everyone = await User.all().count()
    job = await until_done(everyone)
    assert (job.state, job.total, job.done) == (JobState.FINISHED, everyone, everyone)
    readers = await InboxItem.filter(notification__title="To all").values_list("user_id", flat=True)
    assert len(readers) == len(set(readers)) == everyone
