"""The list of roles and the pages of a role, for people who manage roles."""

from collections.abc import Mapping, Sequence
from typing import Any

from quart import Response, redirect, request
from quart.typing import ResponseReturnValue
from tortoise.expressions import Q, RawSQL
from werkzeug.datastructures import MultiDict

from app.accounts.models import Role
from app.accounts.roles import custom, grantable_roles, list_roles, role_name
from app.accounts.users import first_with_role
from app.admin.actions import roles as actions
from app.admin.lists import Choice, Column, Listing, Option, RowAction, build_blueprint
from app.errors import Invalid, NotFound, Stale
from app.ids import new_id
from app.principal import PERMISSIONS, Principal
from app.versions import version_of
from app.web.access import current_principal, performs, requires
from app.web.forms import form_errors, refused_form, submitted
from app.web.i18n import N_, gettext, ngettext
from app.web.pages import page, wants_json

# The page lists no more people than this.
_SHOWN_PEOPLE = 50


async def _kinds(actor: Principal) -> Sequence[Option]:  # noqa: ARG001 - the same for everyone
    return [Option("built-in", gettext("Built-in")), Option("own", gettext("Custom"))]


async def _around(actor: Principal, rows: Sequence[Role]) -> Mapping[str, Any]:
    gone = {row.key for row in rows} if len(rows) == 1 else set()  # the one that is asked about
    return {"roles": [role for role in await grantable_roles(actor) if role.key not in gone]}


_HOW_MANY = """(SELECT COUNT(*) FROM "user" u WHERE u.role_id = "role"."key" AND u.status <> 'erased')"""

ROLES = Listing(
    name="roles",
    path="/roles",
    title=N_("Roles"),
    icon="user-cog",
    permission=actions.MANAGE,
    row="key",
    rows=lambda actor: Role.annotate(people=RawSQL(_HOW_MANY)),  # noqa: ARG005 - manage_roles shows all of them
    cells="admin/cells/roles.html",
    head="admin/_roles_header.html",
    columns=(
        Column("name", N_("Role"), sort="rank", value=lambda role: role_name(role.key)),
        Column("people", N_("People"), value=lambda role: role.people),
        Column("permissions", N_("Permissions"), value=lambda role: " ".join(role.permissions), wide=True),
        Column("kind", N_("Type"), sort="built_in", value=lambda role: role.built_in),
    ),
    sort="name",
    filters=(Choice("kind", N_("Type"), lambda value: Q(built_in=value == "built-in"), _kinds),),
    context=_around,
    actions=(
        RowAction(
            "remove",
            N_("Remove…"),
            "x",
            actions.remove_role,
            lambda num: ngettext("%(num)s role removed.", "%(num)s roles removed.", num),
            N_("Users with this role and open invitations to it get the role you choose. You can’t undo this."),
            danger=True,
            fields="admin/_role_field.html",
            bulk=False,
            offered=lambda actor, role: not role.built_in and role.key != actor.role,
        ),
    ),
    href=lambda role: f"/roles/{role.key}",
)

blueprint = build_blueprint(ROLES)


@blueprint.get("/new")
@requires(actions.MANAGE)
async def new_form() -> Response:
    """The form for a new role, with the permissions that the actor can grant."""
    return await _role_page(None)


@blueprint.post("/new")
@performs(actions.create_role)
async def create() -> ResponseReturnValue:
    """Create a role and go to its page; shows the form again with errors."""
    given = await request.form
    try:
        key = await actions.create_role(current_principal(), given, form=True)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _role_page(None, 422, given, errors=form_errors(refusal))
    return redirect(f"/roles/{key}?notice=role-saved", 303)


@blueprint.get("/<key>")
@requires(actions.MANAGE)
async def role(key: str) -> Response:
    """The page of a role: its permissions beside those of the other roles, and who has it."""
    return await _role_page(await _found(key))


@blueprint.post("/<key>")
@performs(actions.change_role)
async def change(key: str) -> ResponseReturnValue:
    """Change name and permissions of a role; shows the form again with errors."""
    given = await request.form
    try:
        await actions.change_role(current_principal(), submitted(given, key=key), form=True)
    except (Invalid, Stale) as refusal:
        if wants_json():
            raise
        saved = refusal.stored["permissions"] if isinstance(refusal, Stale) else None
        typed = {"name": given.get("name", "").strip(), "permissions": saved}  # the template compares these
        again = refused_form(refusal, given, typed)
        return await _role_page(await _found(key), refusal.status, given, saved_permissions=saved, **again)
    return redirect(f"/roles/{key}?notice=role-saved", 303)


@blueprint.post("/<key>/factor")
@performs(actions.require_factor)
async def factor(key: str) -> ResponseReturnValue:
    """Require a second factor of everyone with the role, or stop requiring it."""
    given = await request.form
    wanted = bool(given.get("mfa_required"))
    values = {"key": key, "mfa_required": wanted, "version": given.get("version")}
    try:
        await actions.require_factor(current_principal(), values)
    except Stale as refusal:
        if wants_json():
            raise
        again = refused_form(refusal, given, {"mfa_required": wanted}, {"mfa_required": _yes_or_no})
        versions = {"factor_version": again["version"]}
        return await _role_page(await _found(key), 409, errors=again["errors"], mfa_required=wanted, **versions)
    return redirect(f"/roles/{key}?notice=role-saved", 303)


def _yes_or_no(value: bool) -> str:
    return gettext("yes") if value else gettext("no")


async def _found(key: str) -> Role:
    found = {each.key: each for each in await list_roles()}.get(key)
    if found is None:
        raise NotFound("no such role")
    return found


def _chosen(actor: Principal, role: Role | None, given: MultiDict[str, str] | None) -> Sequence[str]:
    """The permissions to tick: those of a form that was refused, but of their own role people change none."""
    if given is not None and (role is None or role.key != actor.role):
        return given.getlist("permissions")
    return role.permissions if role else []


async def _role_page(
    role: Role | None,
    status: int = 200,
    given: MultiDict[str, str] | None = None,
    **context: Any,
) -> Response:
    actor = current_principal()
    people, people_total = await first_with_role(role.key if role else "", _SHOWN_PEOPLE)
    shown = {
        "role": role,
        "roles": await list_roles(),
        "all_permissions": PERMISSIONS,
        "grantable": [each for each in PERMISSIONS if actor.may(each) and each not in custom.RESERVED],
        "securable": role is not None and set(role.permissions) <= actor.permissions,
        "editable": role is None or custom.may_change(actor, role),
        "chosen": _chosen(actor, role, given),
        "people": people,
        "people_total": people_total,
        "values": {"name": given.get("name", "") if given is not None else (role.name or "" if role else "")},
        "version": version_of(custom.role_values(role)) if role else "",
        "factor_version": version_of(custom.factor_values(role)) if role else "",
        "mfa_required": role is not None and role.mfa_required,
        "saved_permissions": None,
        "client_id": new_id(),
        "errors": {},
        "notice": request.args.get("notice", ""),
    }
    return await page("admin/role.html", status, **{**shown, **context})
