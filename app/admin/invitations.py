"""The list of unused invitations, for people who manage users."""

from collections.abc import Mapping, Sequence
from typing import Any

from quart import Response, request
from tortoise.expressions import Q

from app.accounts.actions.invitations import renew_invitation, withdraw_invitation
from app.accounts.actions.users import MANAGE
from app.accounts.context import accounts
from app.accounts.invitations import invited_address_contains
from app.accounts.models import OneTimePurpose, OneTimeToken
from app.accounts.users import people_by_id
from app.admin.lists import Choice, Column, Listing, Option, RowAction, Search, build_blueprint
from app.admin.users import invite_page
from app.clock import clock
from app.principal import Principal
from app.web.access import current_principal, performs
from app.web.forms import submitted
from app.web.i18n import N_, gettext, ngettext

_GOOD, _EXPIRED = "good", "expired"


async def _states(actor: Principal) -> Sequence[Option]:  # noqa: ARG001 - the same for everyone
    return [Option(_GOOD, gettext("Valid")), Option(_EXPIRED, gettext("Expired"))]


def _in_state(value: str) -> Q:
    now = clock.now()
    return Q(expires_at__gt=now) if value == _GOOD else Q(expires_at__lte=now)


async def _around(actor: Principal, rows: Sequence[OneTimeToken]) -> Mapping[str, Any]:  # noqa: ARG001
    inviters = await people_by_id(row.created_by_id for row in rows if row.created_by_id)
    return {"people": inviters, "now": clock.now(), "mail": accounts().mail.enabled}


INVITATIONS = Listing(
    name="invitations",
    path="/invitations",
    title=N_("Invitations"),
    icon="send",
    permission=MANAGE,
    row="invitation",
    rows=lambda actor: OneTimeToken.filter(purpose=OneTimePurpose.INVITATION, used_at=None),  # noqa: ARG005
    cells="admin/cells/invitations.html",
    head="admin/_invitations_header.html",
    columns=(
        Column("email", N_("Email"), value=lambda row: row.data["email"]),
        Column("role", N_("Role"), value=lambda row: row.data["role"]),
        Column("by", N_("Invited by"), value=lambda row: row.created_by_id, wide=True),
        Column("made", N_("Created"), sort="created_at", value=lambda row: row.created_at, wide=True),
        Column("until", N_("Expires"), sort="expires_at", value=lambda row: row.expires_at),
    ),
    sort="-made",
    search=Search(N_("Email"), invited_address_contains),
    filters=(Choice("state", N_("Status"), _in_state, _states),),
    context=_around,
    actions=(
        RowAction(
            "withdraw",
            N_("Withdraw…"),
            "x",
            withdraw_invitation,
            lambda num: ngettext("%(num)s invitation withdrawn.", "%(num)s invitations withdrawn.", num),
            N_("The link stops working immediately. You can invite them again later."),
            danger=True,
        ),
    ),
    nothing_yet=N_("No pending invitations"),
)

blueprint = build_blueprint(INVITATIONS)


@blueprint.post("/<invitation_id>/renew")
@performs(renew_invitation)
async def send_anew(invitation_id: str) -> Response:
    """Create a new link for the same invitation, mail it, and show it this once; the old link stops working."""
    given = submitted(await request.form, invitation=invitation_id)
    offered, link = await renew_invitation(current_principal(), given, form=True)
    return await invite_page(link=link, values={"email": offered["email"], "role": offered["role"]})
