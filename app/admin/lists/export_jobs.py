"""Exports as jobs: the file of a list is made to its end, whatever becomes of the page, and then downloaded."""

from typing import Any

import orjson

from app.admin.lists.bulk_jobs import LISTINGS, state_of, told_of
from app.admin.lists.declaration import Listing
from app.admin.lists.export import BOM, TYPES, csv_cell, csv_line
from app.admin.lists.pagination import filtered_rows, rows_after
from app.admin.lists.state import Place, State
from app.database import transaction
from app.jobs import Job, JobFile, JobKind, Run, begin_job, job_kind
from app.principal import Principal
from app.web.i18n import gettext

_KIND = "list.export"
# A portion reads and writes so many rows, in some ten milliseconds.
_CHUNK = 200


async def begin_export(listing: Listing, actor: Principal, form: str, state: State) -> str:
    """Have a file made, as `csv` or `json`, of everything that `state` lets through; the id of the job. The action
    `export…` records it before."""
    count = await filtered_rows(listing, actor, state).count()
    told = {"list": listing.name, "form": form, **told_of(state)}
    async with transaction() as tx:
        return await begin_job(tx, actor, _KIND, told, count)


async def _write_some(run: Run) -> None:
    listing, state = LISTINGS[run.input["list"]], state_of(run.input)
    place = Place.read(run.at["after"]) if "after" in run.at else None
    rows, last = await rows_after(listing, run.actor, state, place, _CHUNK)
    write = _write_csv if run.input["form"] == "csv" else _write_json
    async with run.portion():
        write(run, listing, rows, is_first=place is None, is_last=len(rows) < _CHUNK)
        run.count(len(rows))
        if len(rows) < _CHUNK:
            run.end()
        else:
            run.at["after"] = str(last)


def _write_csv(run: Run, listing: Listing, rows: list[Any], *, is_first: bool, is_last: bool) -> None:  # noqa: ARG001
    if is_first:
        run.write(BOM + csv_line([gettext(column.label) for column in listing.columns]))
    run.write(b"".join(csv_line([csv_cell(column.value(row)) for column in listing.columns]) for row in rows))


def _write_json(run: Run, listing: Listing, rows: list[Any], *, is_first: bool, is_last: bool) -> None:
    items = [
        orjson.dumps({"id": str(row.pk), **{column.key: column.value(row) for column in listing.columns}})
        for row in rows
    ]
    before = b"[" if is_first else b",\n" if items else b""
    run.write(before + b",\n".join(items) + (b"]\n" if is_last else b""))


def _file(job: Job) -> JobFile:
    return JobFile(f"{job.input['list']}.{job.input['form']}", TYPES[job.input["form"]])


def _permission(job: Job) -> str:
    return LISTINGS[job.input["list"]].permission


def _title(job: Job) -> str:
    return f"{gettext(LISTINGS[job.input['list']].title)}: {gettext('Download')}"


job_kind(
    JobKind(
        name=_KIND,
        work=_write_some,
        title=_title,
        back=lambda job: LISTINGS[job.input["list"]].path,
        permission=_permission,
        file=_file,
    )
)
