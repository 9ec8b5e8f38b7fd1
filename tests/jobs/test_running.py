"""A job does each of its parts once, whatever happens to who began it, and says what came of them."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.accounts.models import User
from app.accounts.users import on_user_created
from app.accounts.users.acting import load_acting
from app.accounts.users.manage import suspend_user
from app.clock import clock
from app.database import transaction
from app.errors import Conflict, NotFound
from app.jobs import Job, JobKind, JobState, Run, begin_job, get_job, job_kind, long_job_ended, refusal_code
from app.jobs.jobs import KEPT_FOR, RUN, forget_jobs_of, forget_old, list_jobs, stop_job
from app.jobs.run import KINDS, LONG, MOST_ATTEMPTS, handle
from app.notifications import create_inbox, notify_job_ended
from app.notifications.announcements import load_inbox
from app.outbox import Outbox, add
from app.outbox.leases import claim
from app.outbox.models import OutboxEntry
from app.outbox.retries import LONGEST_PAUSE
from app.web.i18n import current_locale, use_locale
from app.web.request_context import Caller, current_caller, use_caller
from tests.outbox.effects import make_table, note, parts
from tests.support.principals import principal_of

pytestmark = pytest.mark.usefixtures("opened_database")

KIND = "test.count"
TITLES = {"en": "Count", "ru": "Счёт"}


class Counting:
    """A kind that notes its parts; what it does besides is in `before`, by part."""

    def __init__(self) -> None:
        self.before: dict[int, object] = {}
        self.callers: set[Caller] = set()
        self.actors: set[str] = set()

    async def work(self, run: Run) -> None:
        self.callers.add(current_caller())
        self.actors.add(run.actor.user_id)
        async with run.portion() as tx:
            at = run.at.get("at", 0)
            for part in range(at, min(at + 3, run.job.total)):
                await self._part(run, tx, part)
                run.at["at"] = part + 1
            if run.at.get("at", 0) == run.job.total:
                run.end()

    async def _part(self, run: Run, tx, part: int) -> None:
        try:
            if callable(what := self.before.get(part)):
                await what()
            await note(tx, "count", part)
        except (Conflict, LookupError) as error:
            run.refuse(refusal_code(error), f"part {part}")
        else:
            run.count()


@pytest.fixture
async def counting() -> Iterator[Counting]:
    await make_table()
    made = Counting()
    job_kind(
        JobKind(
            KIND,
            made.work,
            lambda job: TITLES[current_locale()],
            lambda job: "/",
            lambda job: "manage_users",
            private=("secret",),
        )
    )
    yield made
    del KINDS[KIND]


@pytest.fixture
async def admin(make_user) -> User:
    return await make_user("admin")


async def begin(user: User, total: int = 20) -> str:
    async with transaction() as tx:
        return await begin_job(tx, await principal_of(user), KIND, {}, total)


def worker() -> Outbox:
    outbox = Outbox()
    outbox.handles(RUN, handle)
    return outbox


async def test_it_does_every_part_once_and_says_n_of_n(counting, admin) -> None:
    job_id = await begin(admin)
    await worker().work_off()
    job = await Job.get(id=job_id)
    assert await parts() == Counter({("count", part): 1 for part in range(20)})
    assert (job.state, job.done, job.total, job.left, job.refused) == (JobState.FINISHED, 20, 20, 0, {})
    assert job.finished_at is not None
    assert not await OutboxEntry.exists()


async def test_what_cannot_be_done_stops_nothing_and_is_named_with_its_reason(counting, admin) -> None:
    async def refuse() -> None:
        raise Conflict("no", code="last_owner")

    async def broken() -> None:
        raise LookupError("a mistake in the program")

    counting.before = dict.fromkeys(range(2, 16), refuse) | {16: broken}
    job_id = await begin(admin)
    await worker().work_off()
    job = await Job.get(id=job_id)
    assert (job.state, job.done, job.not_done, job.left) == (JobState.FINISHED, 5, 15, 0)
    assert job.refused["last_owner"] == {"count": 14, "names": [f"part {part}" for part in range(2, 12)]}
    assert job.refused["internal"] == {"count": 1, "names": ["part 16"]}


async def test_a_portion_that_breaks_is_undone_with_its_count_and_done_again(counting, admin) -> None:
    failures = [ConnectionError("the database is away"), None]

    async def away() -> None:
        if failures and (failure := failures.pop(0)) is not None:
            raise failure

    counting.before = {7: away}
    job_id = await begin(admin)
    outbox = worker()
    await outbox.work_off()
    assert (await Job.get(id=job_id)).done == 6
    clock.move(LONGEST_PAUSE)
    await outbox.work_off()
    assert await parts() == Counter({("count", part): 1 for part in range(20)})
    assert (await Job.get(id=job_id)).done == 20


async def test_after_the_end_of_a_killed_process_another_goes_on(counting, admin) -> None:
    lease = timedelta(seconds=15)
    job_id = await begin(admin)
    (entry,) = await claim(RUN, 1, lease)
    run = Run(await Job.get(id=job_id), await load_acting(admin.id), {}, entry)
    await counting.work(run)  # one portion, and then it was killed
    await worker().work_off()
    assert (await Job.get(id=job_id)).done == 3
    clock.move(lease)
    await worker().work_off()
    assert await parts() == Counter({("count", part): 1 for part in range(20)})
    assert (await Job.get(id=job_id)).done == 20


async def test_it_acts_as_the_person_who_began_it_and_is_recorded_so(counting, admin) -> None:
    caller = Caller("page", "192.0.2.7", "Firefox", "0123", "session")
    with use_caller(caller):
        await begin(admin)
    await worker().work_off()
    assert counting.actors == {admin.id}
    assert counting.callers == {caller}


@pytest.mark.parametrize("how", ["suspended", "demoted"])
async def test_who_may_not_any_more_goes_no_further(counting, admin, make_user, how: str) -> None:
    owner = await principal_of(await make_user("owner"))

    async def stop() -> None:
        if how == "suspended":
            await suspend_user(owner, admin.id)
        else:
            await User.filter(id=admin.id).update(role_id="member")

    counting.before = {8: stop}
    job_id = await begin(admin)
    await worker().work_off()
    job = await Job.get(id=job_id)
    assert (job.state, job.reason, job.done) == (JobState.STOPPED, "forbidden", 9)
    assert await parts() == Counter({("count", part): 1 for part in range(9)})
    assert not await OutboxEntry.exists()


async def test_stopping_it_keeps_what_is_done(counting, admin) -> None:
    principal = await principal_of(admin)
    job_id = await begin(admin)

    async def stop() -> None:
        await stop_job(principal, job_id)

    counting.before = {4: stop}
    await worker().work_off()
    job = await Job.get(id=job_id)
    assert (job.state, job.reason, job.done) == (JobState.STOPPED, "by_request", 6)
    assert len(await parts()) == 6


@pytest.mark.logs_traceback
async def test_what_fails_again_and_again_is_stopped_and_says_so(counting, admin) -> None:
    async def mistake() -> None:
        raise RuntimeError("a mistake in the program")

    counting.before = {4: mistake}
    job_id = await begin(admin)
    for _ in range(MOST_ATTEMPTS + 1):  # it failed after a step, so the first does not count
        await worker().work_off()
        clock.move(2 * LONGEST_PAUSE)
    job = await Job.get(id=job_id)
    assert (job.state, job.reason, job.done) == (JobState.STOPPED, "internal", 3)


async def test_at_its_end_what_is_private_in_its_input_is_forgotten(counting, admin) -> None:
    async with transaction() as tx:
        done = await begin_job(tx, await principal_of(admin), KIND, {"secret": "x", "plain": "y"}, 5)
        stopped = await begin_job(tx, await principal_of(admin), KIND, {"secret": "x", "plain": "y"}, 5)
    await stop_job(await principal_of(admin), stopped)
    await worker().work_off()
    for job_id in (done, stopped):
        assert (await Job.get(id=job_id)).input == {"plain": "y"}


async def test_what_somebody_began_who_is_erased_is_forgotten(counting, admin) -> None:
    await begin(admin)
    async with transaction() as tx:
        await forget_jobs_of(tx, admin.id)
    await worker().work_off()
    assert not await Job.exists()
    assert not await OutboxEntry.exists()
    assert not await parts()


async def test_who_began_a_long_one_is_told_of_its_end_once_in_their_language(counting, make_user) -> None:
    on_user_created.connect(create_inbox)
    long_job_ended.connect(notify_job_ended)
    boss = await make_user("admin", locale="ru")

    async def refuse() -> None:
        raise Conflict("no", code="last_owner")

    counting.before = {4: refuse}
    job_id = await begin(boss)
    clock.move(LONG + timedelta(seconds=1))
    await worker().work_off()
    await begin(boss)  # a short one
    await worker().work_off()
    with use_locale("ru"):
        (item,) = (await load_inbox(boss.id)).items
        assert item.text == "Задание завершено: Счёт. Выполнено 19 из\u00a020."
    assert item.url == f"/jobs/{job_id}"


async def test_several_jobs_and_several_workers_share_the_work(counting, admin) -> None:
    jobs = [await begin(admin) for _ in range(4)]
    await asyncio.gather(*(worker().work_off() for _ in range(3)))
    assert await parts() == Counter({("count", part): 4 for part in range(20)})
    assert [(await Job.get(id=job_id)).done for job_id in jobs] == [20] * 4


async def test_jobs_are_seen_by_those_who_began_them(counting, admin, make_user) -> None:
    job_id = await begin(admin)
    mine, other = await principal_of(admin), await principal_of(await make_user("owner"))
    assert [job.id for job in await list_jobs(mine)] == [job_id]
    assert not await list_jobs(other)
    for foreign in (job_id, "none", "\x00"):
        for ask in (get_job, stop_job):
            with pytest.raises(NotFound):
                await ask(other, foreign)


async def test_old_ones_are_forgotten_and_those_that_run_are_not(counting, admin) -> None:
    done = await begin(admin)
    await worker().work_off()
    running = await begin(admin)
    clock.move(KEPT_FOR + timedelta(hours=1))
    async with transaction() as tx:
        await add(tx, "forget", {})
    outbox = Outbox()
    outbox.handles("forget", forget_old)
    await outbox.work_off()
    assert not await Job.exists(id=done)
    assert await Job.exists(id=running)
