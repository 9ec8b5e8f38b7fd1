"""The pages of jobs: those that a person began, and how far one is."""

from collections.abc import AsyncIterator

from quart import Blueprint, Response, jsonify, redirect, request
from quart.typing import ResponseReturnValue

from app.errors import NotFound
from app.jobs.actions import stop_job
from app.jobs.jobs import get_job, has_file, list_jobs, read_file
from app.jobs.models import Job
from app.jobs.run import KINDS
from app.web.access import current_principal, performs, signed_in, sudo, unlinked
from app.web.forms import submitted
from app.web.pages import fragment, page, wants_fragment, wants_json

blueprint = Blueprint("jobs", __name__)


@blueprint.get("/jobs")
@signed_in
async def index() -> ResponseReturnValue:
    """The latest jobs of the visitor."""
    jobs = await list_jobs(current_principal())
    if wants_json():
        return jsonify(items=[_data(job) for job in jobs])
    return await page("jobs/jobs.html", jobs=[(job, _title(job)) for job in jobs])


@blueprint.get("/jobs/<job_id>")
@signed_in
async def show(job_id: str) -> ResponseReturnValue:
    """One of them, and how far it is. The page asks again while it runs."""
    job = await get_job(current_principal(), job_id)
    if wants_json():
        return jsonify(**_data(job))
    with_file = await has_file(job)
    shown = {"job": job, "back": _back(job), "has_file": with_file, "advice": _advice(job) if with_file else ""}
    if wants_fragment():
        return fragment("jobs/_progress.html", **shown)
    return await page("jobs/job.html", title=_title(job), **shown)


@blueprint.get("/jobs/<job_id>/file")
@unlinked
@sudo
@signed_in
async def download(job_id: str) -> ResponseReturnValue:
    """The file that a job has made. Only soon after its reader proved who they are: people's data leave."""
    actor = current_principal()
    job = await get_job(actor, job_id)
    kind = KINDS.get(job.kind)
    if kind is None or kind.file is None or not actor.may(kind.permission(job)) or not await has_file(job):
        raise NotFound("no such file")
    file = kind.file(job)

    async def parts() -> AsyncIterator[bytes]:
        async for part in read_file(job):
            yield file.read(part)

    answer = Response(parts(), content_type=file.content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    answer.timeout = None
    return answer


@blueprint.post("/jobs/<job_id>/stop")
@performs(stop_job)
async def stop(job_id: str) -> ResponseReturnValue:
    """Do no more of it."""
    await stop_job(current_principal(), submitted(await request.form, job=job_id), form=True)
    return Response(status=204) if wants_json() else redirect(f"/jobs/{job_id}", 303)


def _title(job: Job) -> str:
    kind = KINDS.get(job.kind)
    return kind.title(job) if kind else job.kind


def _back(job: Job) -> str:
    kind = KINDS.get(job.kind)
    return kind.back(job) if kind else "/"


def _advice(job: Job) -> str:
    kind = KINDS.get(job.kind)
    return kind.advice(job) if kind else ""


def _data(job: Job) -> dict[str, object]:
    refused = {code: each["count"] for code, each in job.refused.items()}
    counts = {"total": job.total, "done": job.done, "refused": refused, "left": job.left}
    return {"id": job.id, "kind": job.kind, "state": job.state.value, "reason": job.reason, **counts}
