"""The list of all sessions, for people who manage users."""

from collections.abc import Sequence

from tortoise.expressions import Q, Subquery

from app.accounts.access import out_of_reach
from app.accounts.actions import users
from app.accounts.models import Session, User
from app.accounts.users import name_or_email_contains
from app.admin.lists import Choice, Column, Listing, Option, RowAction, Search, Text, build_blueprint
from app.principal import Principal
from app.web.i18n import N_, gettext, ngettext
from app.web.presentation import browser_name
from app.web.proxy import parse_address

_LIVE, _ENDED = "live", "ended"


async def _states(actor: Principal) -> Sequence[Option]:  # noqa: ARG001 - the same for everyone
    return [Option(_LIVE, gettext("Active")), Option(_ENDED, gettext("Ended"))]


def _in_state(value: str) -> Q:
    return Q(revoked_at__isnull=value == _LIVE)


def _from_address(text: str) -> Q:
    return Q(address=str(parse_address(text) or text[:45]))


def _address_problem(text: str) -> str:
    return "" if parse_address(text) else N_("Enter a whole IP address, such as 192.0.2.1 or 2001:db8::1.")


SESSIONS = Listing(
    name="sessions",
    path="/sessions",
    title=N_("Sessions"),
    icon="device-desktop",
    permission=users.MANAGE,
    row="session",
    rows=lambda actor: Session.all().select_related("user"),  # noqa: ARG005 - manage_users shows all of them
    cells="admin/cells/sessions.html",
    columns=(
        Column("person", N_("User"), value=lambda row: row.user.name),
        Column("device", N_("Device"), value=lambda row: browser_name(row.user_agent)),
        Column("address", N_("IP address"), sort="address", value=lambda row: row.address, wide=True),
        Column("since", N_("Signed in"), sort="created_at", value=lambda row: row.created_at, wide=True),
        Column("seen", N_("Last active"), sort="last_seen_at", value=lambda row: row.last_seen_at, wide=True),
        Column("ended", N_("Ended"), value=lambda row: row.revoked_at, chosen=False, wide=True),
        Column("reason", N_("Reason"), value=lambda row: row.revoked_reason, chosen=False, wide=True),
    ),
    sort="-seen",
    search=Search(
        N_("Name or email"),
        lambda text: Q(user_id__in=Subquery(User.filter(name_or_email_contains(text)).values("id"))),
    ),
    filters=(
        Choice("state", N_("Status"), _in_state, _states),
        Text("address", N_("IP address"), _from_address, problem=_address_problem),
    ),
    actions=(
        RowAction(
            "end",
            N_("Sign out…"),
            "logout",
            users.end_user_session,
            lambda num: ngettext("%(num)s session ended.", "%(num)s sessions ended.", num),
            N_("The device is signed out immediately and its live connections close."),
            danger=True,
            offered=lambda actor, row: row.revoked_at is None and row.user_id != actor.user_id,
            left_out=lambda actor: out_of_reach(actor, "user__"),
        ),
    ),
    nothing_yet=N_("No sessions yet"),
)

blueprint = build_blueprint(SESSIONS)
