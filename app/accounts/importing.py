"""Inviting everyone whom a file names: first what would happen, row by row, and then that."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app import audit
from app.accounts.creation import EMAIL_TAKEN
from app.accounts.forms import InviteForm
from app.accounts.invitations import invite_user, waiting_keys
from app.accounts.models import User
from app.accounts.people_file import Row
from app.accounts.roles import UNKNOWN_ROLE, list_roles, may_grant, names_of
from app.errors import Forbidden, Invalid
from app.mail import Mail
from app.principal import Principal
from app.text import email_key, fold
from app.web.forms import parse
from app.web.i18n import N_

TWICE = N_("This address is in the file already, further up.")
NOT_YOURS = N_("Your role does not allow you to give this one.")


@dataclass(frozen=True, slots=True)
class Planned:
    """What comes of a row: an invitation to `role` (its key), unless there are `errors` by field. `again` says that an
    earlier link for the address stops working; `link` is there once it is made, and is shown only then."""

    row: Row
    role: str
    errors: Mapping[str, str] = field(default_factory=dict)
    again: bool = False
    link: str = field(default="", repr=False)


async def plan(actor: Principal, rows: Sequence[Row], otherwise: str) -> list[Planned]:
    """What `apply` would do for `rows`; those without a role get `otherwise`. Raises `Forbidden`."""
    if not actor.may("manage_users"):
        raise Forbidden("manage_users")
    known = await list_roles()
    keys = {name: role.key for role in known for name in names_of(role)}
    grantable = {role.key for role in known if may_grant(actor, role.permissions)}
    planned = [_checked(row, keys.get(fold(row.role or otherwise), ""), grantable) for row in rows]
    here, waiting, seen = await _here(planned), await waiting_keys(), set[str]()
    for at, each in enumerate(planned):
        key = email_key(each.row.email)
        if "email" not in each.errors and (key in here or key in seen):
            errors = {"email": EMAIL_TAKEN if key in here else TWICE, **each.errors}
            planned[at] = replace(each, errors=errors)
        else:
            planned[at] = replace(each, again=key in waiting)
        seen.add(key)
    return planned


async def apply(actor: Principal, mail: Mail, rows: Sequence[Row], otherwise: str) -> list[Planned]:
    """Invite whom `rows` name, each for themselves: those with errors are left out. Raises `Forbidden`."""
    done = [await _invite(actor, mail, each) for each in await plan(actor, rows, otherwise)]
    made = sum(1 for each in done if each.link)
    meta = {"invited": made, "left_out": len(done) - made}
    await audit.record(audit.Action.INVITATIONS_IMPORTED, actor=actor, target="list:invitations", meta=meta)
    return done


async def _invite(actor: Principal, mail: Mail, each: Planned) -> Planned:
    if each.errors:
        return each
    try:
        return replace(each, link=await invite_user(actor, mail, each.row.email, each.role))
    except Invalid as refusal:  # it was all right a moment ago
        return replace(each, errors=refusal.fields)
    except Forbidden:
        return replace(each, errors={"role": NOT_YOURS})


def _checked(row: Row, role: str, grantable: Collection[str]) -> Planned:
    errors: dict[str, str] = {}
    try:
        parse(InviteForm, {"email": row.email, "role": "any"})
    except Invalid as refusal:
        errors.update(refusal.fields)
    if role not in grantable:
        errors["role"] = NOT_YOURS if role else UNKNOWN_ROLE
    return Planned(row, role, errors)


async def _here(planned: Sequence[Planned]) -> set[str]:
    # What is no address is not asked for: a database may not even be able to compare it.
    asked = {email_key(each.row.email) for each in planned if "email" not in each.errors}
    return {str(key) for key in await User.filter(email_key__in=asked).values_list("email_key", flat=True)}
