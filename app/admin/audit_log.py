"""The list of audit entries and the page of one entry. These pages only read the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from quart import Response
from tortoise.expressions import Q, Subquery

from app.accounts.models import User
from app.accounts.users import name_or_email_contains, people_by_id
from app.admin.audit_details import field_name, reason_name, target_name, value_name
from app.admin.audit_names import ACTIONS, OUTCOMES, action_name, outcome_name
from app.admin.lists import Choice, Column, Listing, Option, Search, Text, build_blueprint
from app.audit.models import AuditEntry
from app.errors import NotFound
from app.principal import Principal
from app.text import is_storable, whole_number
from app.web.access import current_principal, requires
from app.web.i18n import N_
from app.web.pages import page

_KINDS = (
    *("user", "session", "identity", "invitation", "role", "room", "message", "notification", "namespace"),
    *("ip_rule", "list", "audit"),
)
# As the hints of the filters write them, in either language.
_SHAPES = ("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d.%m.%Y", "%d.%m.%Y %H:%M")
_NOTHING = Q(seq__lt=0)


@dataclass(frozen=True, slots=True)
class Change:
    """One changed field, with its text `before` and `after`; "" for nothing."""

    field: str
    before: str
    after: str


def details_of(entry: AuditEntry) -> dict[str, Any]:
    """The details of an entry, parsed from its JSON."""
    found: dict[str, Any] = orjson.loads(entry.details)
    return found


def changes_of(details: Mapping[str, Any]) -> list[Change]:
    """The fields in `before` and `after` of `details` whose values differ."""
    before, after = details.get("before", {}), details.get("after", {})
    if not isinstance(before, dict) or not isinstance(after, dict):
        return []
    return [
        Change(name, _text(before.get(name)), _text(after.get(name)))
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    ]


def others_of(details: Mapping[str, Any]) -> dict[str, str]:
    """The values in `details` other than `before` and `after`, as text by name."""
    return {name: _text(value) for name, value in details.items() if name not in ("before", "after")}


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else orjson.dumps(value).decode()


async def _actions(actor: Principal) -> Sequence[Option]:  # noqa: ARG001
    return sorted((Option(each.value, action_name(each)) for each in ACTIONS), key=lambda option: option.label)


async def _outcomes(actor: Principal) -> Sequence[Option]:  # noqa: ARG001
    return [Option(each, outcome_name(each)) for each in OUTCOMES]


def _sought(text: str) -> Q:
    """What has exactly `text` in it: an id, an address, a target, the number of an entry."""
    exactly = Q(actor_id=text[:36]) | Q(session_id=text[:36]) | Q(request_id=text[:32]) | Q(address=text[:45])
    exactly |= Q(target__in=[text[:128], *(f"{kind}:{text}"[:128] for kind in _KINDS)])
    return exactly if (seq := whole_number(text)) is None else exactly | Q(seq=seq)


def _by(text: str) -> Q:
    return Q(actor_id__in=Subquery(User.filter(name_or_email_contains(text) | Q(id=text[:36])).values("id")))


def _of_target(text: str) -> Q:
    return Q(target__startswith=text[:128])


def _from_address(text: str) -> Q:
    return Q(address__startswith=text[:45])


def _since(text: str) -> Q:
    moment = _moment(text)
    return Q(at__gte=moment) if moment else _NOTHING


def _until(text: str) -> Q:
    moment = _moment(text)
    return Q(at__lt=moment) if moment else _NOTHING


def _moment(text: str) -> datetime | None:
    for shape in _SHAPES:
        try:
            moment = datetime.strptime(text, shape).replace(tzinfo=UTC)
        except ValueError:
            continue
        return moment if is_storable(moment) else None
    return None


def _moment_problem(text: str) -> str:
    return "" if _moment(text) else N_("Enter a date like 2026-01-31, or with a time: 2026-01-31 18:30.")


def _target_problem(text: str) -> str:
    starts = (f"{kind}:" for kind in _KINDS)
    is_known = any(start.startswith(text) or text.startswith(start) for start in starts)
    return "" if is_known else N_("Enter a type and an ID, such as user:… or room:…")


def _address_problem(text: str) -> str:
    begins_one = set(text) <= set("0123456789abcdefABCDEF:.")
    return "" if begins_one else N_("Enter the start of an IP address, such as 192.0.2. or 2001:db8:")


async def _around(actor: Principal, rows: Sequence[AuditEntry]) -> Mapping[str, Any]:  # noqa: ARG001
    ids = {row.actor_id for row in rows if row.actor_id}
    ids |= {row.target.removeprefix("user:") for row in rows if row.target.startswith("user:")}
    details = {row.seq: details_of(row) for row in rows}
    return {
        "people": await people_by_id(ids),
        "changes": {seq: changes_of(each) for seq, each in details.items()},
        "others": {seq: others_of(each) for seq, each in details.items()},
        "action_name": action_name,
        "outcome_name": outcome_name,
        "target_name": target_name,
        "reason_name": reason_name,
        "field_name": field_name,
        "value_name": value_name,
    }


LOG = Listing(
    name="audit",
    path="/audit",
    title=N_("Audit log"),
    icon="history",
    permission="view_audit",
    rows=lambda actor: AuditEntry.all(),  # noqa: ARG005 - view_audit shows all of it
    cells="admin/cells/audit.html",
    head="admin/_audit_header.html",
    columns=(
        Column("when", N_("When"), sort="at", value=lambda row: row.at),
        Column("who", N_("Who"), value=lambda row: row.actor_id),
        Column("what", N_("Action"), value=lambda row: row.action),
        Column("target", N_("Target"), value=lambda row: row.target),
        Column("outcome", N_("Outcome"), value=lambda row: row.outcome, wide=True),
        Column("address", N_("IP address"), value=lambda row: row.address, wide=True),
        Column("number", N_("Number"), value=lambda row: row.seq, chosen=False, wide=True),
        Column("session", N_("Session"), value=lambda row: row.session_id, chosen=False, wide=True),
        Column("request", N_("Request"), value=lambda row: row.request_id, chosen=False, wide=True),
        Column("via", N_("Via"), value=lambda row: row.via, chosen=False, wide=True),
        Column("agent", N_("Browser"), value=lambda row: row.user_agent, chosen=False, wide=True),
        Column("details", N_("Details"), value=lambda row: row.details, chosen=False, wide=True),
    ),
    sort="-when",
    search=Search(N_("IP address, session, request or ID"), _sought),
    filters=(
        Choice("action", N_("Action"), lambda value: Q(action=value), _actions),
        Choice("outcome", N_("Outcome"), lambda value: Q(outcome=value), _outcomes),
        Text("who", N_("Who"), _by, N_("Name, email")),
        Text("target", N_("Target"), _of_target, "user:…", _target_problem),
        Text("address", N_("IP address"), _from_address, "192.0.2.", _address_problem),
        Text("since", N_("From date (UTC)"), _since, N_("2026-01-31"), _moment_problem),
        Text("until", N_("Until date (UTC)"), _until, N_("2026-01-31"), _moment_problem),
    ),
    context=_around,
    tail=True,
)

blueprint = build_blueprint(LOG)


@blueprint.get("/<int:seq>")
@requires(LOG.permission)
async def entry(seq: int) -> Response:
    """The page of one entry; 404 if there is no entry with this number."""
    found = await AuditEntry.get_or_none(seq=seq) if seq < 2**63 else None
    if found is None:
        raise NotFound("no such entry")
    return await page(
        "admin/audit_entry.html",
        entry=found,
        context=await _around(current_principal(), [found]),
        earlier=await AuditEntry.filter(seq__lt=seq).exists(),
        later=await AuditEntry.filter(seq__gt=seq).exists(),
    )
