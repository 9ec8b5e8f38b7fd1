"""How a job is carried out: in portions, each in one transaction with the place up to which it has come."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import orjson
import structlog

from app.accounts.users.acting import load_acting
from app.clock import clock
from app.database import Transaction, database_away_errors
from app.errors import AppError, Forbidden
from app.jobs.models import Job, JobOutput, JobState
from app.outbox import Entry, LeaseLost
from app.principal import Principal
from app.signal import AsyncSignal
from app.web import i18n
from app.web.request_context import Caller, use_caller

log = structlog.get_logger()

# The statements of a portion run on the thread that serves everyone, and nobody else writes until it is committed. This
# is processor time of that thread: on a machine that is busy otherwise, a portion is not to shrink to a single part, of
# which the COMMIT would be the most.
PORTION_S = 0.02
# Then others that wait have their turn.
TURN_S = 1.0
# What fails so often, with minutes in between, will not do better.
MOST_ATTEMPTS = 8
# As many names of what was refused as somebody reads.
_NAMES = 10
_NAME_LENGTH = 100

# Who began a job that took longer is told of its end: they may be elsewhere by then.
LONG = timedelta(seconds=5)
# (job, its title in the language of who began it): a long job ends, by itself and in the transaction that runs.
long_job_ended: AsyncSignal[Job, str] = AsyncSignal()

# Why a job was stopped.
BY_REQUEST, NOT_ALLOWED, FAILED = "by_request", "forbidden", "internal"

_NOTE = """
UPDATE "job" SET "done" = "done" + $2, "refused" = $3,
    "state" = CASE WHEN "state" = 'running' THEN $4 ELSE "state" END,
    "reason" = CASE WHEN "state" = 'running' THEN $5 ELSE "reason" END,
    "finished_at" = COALESCE("finished_at", $6)
WHERE "id" = $1 RETURNING "state"
"""


@dataclass(slots=True)
class Run:
    """A job while it is carried out. `at` is the place up to which it has come, as JSON can carry it; {} at first."""

    job: Job
    actor: Principal
    at: dict[str, Any]
    _entry: Entry
    _done: int = 0
    _refused: dict[str, dict[str, Any]] = field(default_factory=dict)
    _written: list[bytes] = field(default_factory=list)
    _is_last: bool = False
    _until: float = 0.0

    @property
    def input(self) -> Mapping[str, Any]:
        """The input that `begin_job` stored with the job."""
        return self.job.input

    @property
    def has_time(self) -> bool:
        """Whether the portion may go on. It may be too long by its last part, which it cannot know."""
        return time.thread_time() < self._until

    @property
    def done_so_far(self) -> int:
        """How many parts are done, those of this portion among them."""
        return self.job.done + self._done

    def count(self, number: int = 1) -> None:
        """So many parts are done."""
        self._done += number

    def refuse(self, code: str, name: str) -> None:
        """A part, called `name`, cannot be done, because of `code`."""
        known = self._refused.setdefault(code, {"count": 0, "names": []})
        known["count"] += 1
        if len(known["names"]) < _NAMES:
            known["names"].append(name[:_NAME_LENGTH])

    def write(self, content: bytes) -> None:
        """Add `content` to the file that the job makes."""
        self._written.append(content)

    def end(self) -> None:
        """This portion is the last."""
        self._is_last = True

    @asynccontextmanager
    async def portion(self) -> AsyncIterator[Transaction]:
        """The transaction of a portion: what is done and counted in it, and the place `at` that is reached at its end,
        come to be together or not at all."""
        self._done, self._until = 0, time.thread_time() + PORTION_S
        self._refused = {code: {**each, "names": list(each["names"])} for code, each in self.job.refused.items()}
        payload = {"job": self.job.id, "at": self.at}
        async with self._entry.step(payload) as tx:
            yield tx
            if self._written:
                await JobOutput.create(job_id=self.job.id, content=b"".join(self._written), using_db=tx.connection)
            state = JobState.FINISHED if self._is_last else JobState.RUNNING
            state = await _note(tx, self.job.id, self._done, self._refused, state)
        self.job.done += self._done
        self.job.refused = self._refused
        self.job.state = state


async def _note(
    tx: Transaction, job_id: str, done: int, refused: Mapping[str, Any], state: JobState, reason: str = ""
) -> JobState:
    """Note what came of a portion; the state of the job then, which may have been stopped meanwhile."""
    finished_at = None if state == JobState.RUNNING else clock.now()
    rows = await tx.fetch(_NOTE, job_id, done, orjson.dumps(refused).decode(), state.value, reason, finished_at)
    return JobState(rows[0]["state"]) if rows else JobState.STOPPED


@dataclass(frozen=True, slots=True)
class JobFile:
    """The file that a job makes: its name, its type, and what each of its parts is read by, if they are encrypted."""

    name: str
    content_type: str
    read: Callable[[bytes], bytes] = bytes


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of job. `work` does one portion, in one `run.portion()`. `title` says in the reader's language what a job
    does, `back` where its reader came from. It runs only as long as who began it holds `permission`. `file` is there if
    it makes one, and `advice` then says what its reader has to do with it, or "". `private` names parts of its input
    that are forgotten at its end."""

    name: str
    work: Callable[[Run], Awaitable[None]]
    title: Callable[[Job], str]
    back: Callable[[Job], str]
    permission: Callable[[Job], str]
    file: Callable[[Job], JobFile] | None = None
    advice: Callable[[Job], str] = lambda job: ""  # noqa: ARG005
    private: tuple[str, ...] = ()


KINDS: dict[str, JobKind] = {}


def job_kind(kind: JobKind) -> JobKind:
    """Make `kind` known. An application can be made more than once, so the same again changes nothing."""
    KINDS[kind.name] = kind
    return kind


async def handle(entry: Entry) -> None:
    """Handle an entry of the outbox, {"job": its id, "at": how far it is}: a turn of its job."""
    job = await Job.get_or_none(id=entry.payload["job"])
    if job is None or job.kind not in KINDS:
        return
    with use_caller(Caller(**job.caller)):
        try:
            await _turn(entry, job, KINDS[job.kind])
        except Exception as error:
            if isinstance(error, LeaseLost) or entry.attempts < MOST_ATTEMPTS:
                raise
            log.exception("job_failed", job=job.id, kind=job.kind)
            await _stop(entry, job, FAILED)


async def _turn(entry: Entry, job: Job, kind: JobKind) -> None:
    until = time.monotonic() + TURN_S
    while job.state == JobState.RUNNING and time.monotonic() < until:
        # Anew for each portion: who may not any more, stops.
        actor = await load_acting(job.user_id)
        if actor is None or not actor.may(kind.permission(job)):
            return await _stop(entry, job, NOT_ALLOWED)
        run = Run(job, actor, dict(entry.payload["at"]), entry)
        with i18n.use_locale(actor.locale):
            await kind.work(run)
    if job.state != JobState.RUNNING:
        async with entry.done() as tx:
            await _forget_input(tx, job)
            if job.state == JobState.FINISHED:
                await _tell(job)


async def _tell(job: Job) -> None:
    actor = await load_acting(job.user_id)
    if actor is not None and clock.now() - job.created_at > LONG:
        with i18n.use_locale(actor.locale):
            title = KINDS[job.kind].title(job)
        await long_job_ended.send(job, title)


async def _forget_input(tx: Transaction, job: Job) -> None:
    kept = {name: value for name, value in job.input.items() if name not in KINDS[job.kind].private}
    await Job.filter(id=job.id).using_db(tx.connection).update(input=kept)


async def _stop(entry: Entry, job: Job, reason: str) -> None:
    async with entry.done() as tx:
        await _note(tx, job.id, 0, job.refused, JobState.STOPPED, reason)
        await _forget_input(tx, job)
        if reason == FAILED:
            await _tell(job)


def refusal_code(error: Exception) -> str:
    """The code under which a part of a job is refused that ended with `error`. Raises it if it is about no part: the
    job cannot go on now."""
    if isinstance(error, database_away_errors()):
        raise error
    if isinstance(error, Forbidden):
        return NOT_ALLOWED
    if isinstance(error, AppError):
        return error.code
    log.error("job_part_failed", error=repr(error))
    return FAILED
