"""Actions on many rows as jobs: they run to their end whatever becomes of the page, and say n of n."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from quart import current_app

from app.admin.lists.declaration import Listing, RowAction
from app.admin.lists.live import notify_rows_changed
from app.admin.lists.pagination import filtered_rows, parse_keys, row_keys
from app.admin.lists.state import SIZES, State
from app.database import transaction
from app.jobs import Job, JobKind, Run, begin_job, job_kind, refusal_code
from app.principal import Principal
from app.realtime.hub import Hub
from app.web.i18n import gettext

_KIND = "list.action"
# As many rows are read at once; how many of them are done in one transaction, the time says.
_CHUNK = 25

LISTINGS: dict[str, Listing] = {}


async def begin_bulk_action(
    listing: Listing,
    action: RowAction,
    actor: Principal,
    ids: Sequence[str],
    state: State | None,
    fields: Mapping[str, str],
    count: int,
) -> str:
    """Have `action` done to the `count` rows with `ids`, or with `state` to all that it lets through, as they are now:
    rows that are added later are not among them. The id of the job."""
    told: dict[str, Any] = {"list": listing.name, "action": action.key, "fields": dict(fields)}
    if state is None:
        told["ids"] = sorted(set(parse_keys(listing, actor, ids)))
    else:
        query = filtered_rows(listing, actor, state)
        last = await row_keys(query.order_by(f"-{query.model._meta.pk_attr}").limit(1))
        told |= {**told_of(state), "last": last}
    async with transaction() as tx:
        return await begin_job(tx, actor, _KIND, told, count)


async def _do_some(run: Run) -> None:
    listing = LISTINGS[run.input["list"]]
    action = listing.action(run.input["action"])
    assert action is not None
    rows, end = await _next_rows(listing, run)
    hub: Hub = current_app.extensions["hub"]
    changed: list[str] = []
    async with run.portion() as tx:
        for row in rows:
            await _do(action, run, listing, row, changed)
            run.at["after"] = row.pk
            if not run.has_time and row is not rows[-1]:
                break
        else:
            run.at["after"] = end
            if end is None:
                run.end()
        tx.after_commit(lambda: notify_rows_changed(hub, listing, changed))


async def _do(action: RowAction, run: Run, listing: Listing, row: Any, changed: list[str]) -> None:
    try:
        async with transaction():  # a savepoint: what fails is undone, and nothing else
            given = {**run.input["fields"], listing.row: str(row.pk)}
            await action.action.run(run.actor, given, form=True)
    except Exception as error:
        run.refuse(refusal_code(error), str(listing.columns[0].value(row)))
    else:
        run.count()
        changed.append(str(row.pk))


def told_of(state: State) -> dict[str, Any]:
    """What a job is told of `state`, for `state_of`: what it narrows the list to, and the order."""
    return {"q": state.q, "filters": state.filters, "impossible": state.impossible, "sort": state.sort}


def state_of(told: Mapping[str, Any]) -> State:
    """The state of a list as a job was told it (see `told_of`)."""
    filters = {key: tuple(values) for key, values in told["filters"].items()}
    return State(told["q"], filters, told["sort"], SIZES[0], impossible=told.get("impossible", False))


async def _next_rows(listing: Listing, run: Run) -> tuple[list[Any], Any]:
    """The rows that come next, in the order of their keys, which no action changes, and the key up to which these are
    all; None: there are no more after them."""
    told, after = run.input, run.at.get("after")
    if "ids" in told:
        start = bisect_right(told["ids"], after) if after is not None else 0
        chosen = told["ids"][start : start + _CHUNK]
        found = await listing.rows(run.actor).filter(pk__in=chosen)
        return sorted(found, key=lambda row: row.pk), chosen[-1] if len(chosen) == _CHUNK else None
    query = filtered_rows(listing, run.actor, state_of({"sort": listing.sort, **told}))
    query = query.filter(pk__lte=told["last"][0]) if told["last"] else query.limit(0)
    if after is not None:
        query = query.filter(pk__gt=after)
    found = await query.order_by(query.model._meta.pk_attr).limit(_CHUNK)
    return found, found[-1].pk if len(found) == _CHUNK else None


def summary_of(key: str, job: Job) -> str:
    """What came of the action `key`, as the list says it when the job was so short that nobody saw it."""
    reason = max(job.refused, key=lambda code: int(job.refused[code]["count"]), default="")
    return f"{key}.{job.done}.{job.not_done}.{reason}"


def _title(job: Job) -> str:
    listing = LISTINGS[job.input["list"]]
    action = listing.action(job.input["action"])
    label = gettext(action.label).rstrip("…") if action else ""
    return f"{gettext(listing.title)}: {label}"


def _permission(job: Job) -> str:
    listing = LISTINGS[job.input["list"]]
    action = listing.action(job.input["action"])
    return (action and action.action.permission) or listing.permission


job_kind(
    JobKind(
        name=_KIND,
        work=_do_some,
        title=_title,
        back=lambda job: LISTINGS[job.input["list"]].path,
        permission=_permission,
        private=("ids", "fields"),
    )
)
