"""The list of roles and the pages of a role, for people who manage roles."""

from collections.abc import Mapping, Sequence
from typing import Any

from quart import Response, current_app, redirect, request
from quart.typing import ResponseReturnValue
from tortoise.expressions import Q, RawSQL

from app.accounts.models import Role, User, UserStatus
from app.accounts.roles import custom, grantable_roles, list_roles, load_role_names, role_name
from app.admin.lists import Action, Choice, Column, Listing, Option, build_blueprint
from app.errors import Invalid, NotFound
from app.principal import PERMISSIONS, Principal
from app.realtime.cluster.nodes import ACCOUNTS
from app.realtime.hub import Hub
from app.web.access import current_principal, requires, sudo
from app.web.forms import form_errors
from app.web.i18n import N_, gettext
from app.web.pages import page

# What nodes tell each other when a role has another name, or there is another role.
_NAMED = "roles_named"
# The page lists no more people than this.
_SHOWN_PEOPLE = 50


async def _kinds(actor: Principal) -> Sequence[Option]:  # noqa: ARG001 - the same for everyone
    return [Option("built-in", gettext("Built-in")), Option("own", gettext("Custom"))]


async def _around(actor: Principal, rows: Sequence[Role]) -> Mapping[str, Any]:
    gone = {row.key for row in rows} if len(rows) == 1 else set()  # the one that is asked about
    return {"roles": [role for role in await grantable_roles(actor) if role.key not in gone]}


async def _remove(actor: Principal, key: str, form: Mapping[str, str]) -> None:
    await custom.remove_role(actor, key, form.get("role", ""))
    broadcast_role_names(current_app.extensions["hub"])


_HOW_MANY = """(SELECT COUNT(*) FROM "user" u WHERE u.role_id = "role"."key" AND u.status <> 'erased')"""

ROLES = Listing(
    name="roles",
    path="/roles",
    title=N_("Roles"),
    icon="user-cog",
    permission="manage_roles",
    rows=lambda actor: Role.annotate(people=RawSQL(_HOW_MANY)),  # noqa: ARG005 - manage_roles shows all of them
    cells="admin/cells/roles.html",
    head="admin/_roles_header.html",
    columns=(
        Column("name", N_("Role"), value=lambda role: role_name(role.key)),
        Column("people", N_("People"), value=lambda role: role.people),
        Column("permissions", N_("Permissions"), value=lambda role: " ".join(role.permissions), wide=True),
        Column("kind", N_("Type"), sort="built_in", value=lambda role: role.built_in),
    ),
    sort="-kind",
    filters=(Choice("kind", N_("Type"), lambda value: Q(built_in=value == "built-in"), _kinds),),
    context=_around,
    actions=(
        Action(
            "remove",
            N_("Remove…"),
            "x",
            _remove,
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
@requires("manage_roles")
async def new_form() -> Response:
    """The form for a new role, with the permissions that the actor can grant."""
    return await _role_page(None)


@blueprint.post("/new")
@sudo
@requires("manage_roles")
async def create() -> ResponseReturnValue:
    """Create a role and go to its page; shows the form again with errors."""
    given = await request.form
    name, permissions = given.get("name", ""), given.getlist("permissions")
    try:
        key = await custom.create_role(current_principal(), name, permissions)
    except Invalid as refusal:
        return await _role_page(None, 422, form_errors(refusal), name, permissions)
    broadcast_role_names(current_app.extensions["hub"])
    return redirect(f"/roles/{key}?notice=role-saved", 303)


@blueprint.get("/<key>")
@requires("manage_roles")
async def role(key: str) -> Response:
    """The page of a role: its permissions beside those of the other roles, and who has it."""
    return await _role_page(await _found(key))


@blueprint.post("/<key>")
@sudo
@requires("manage_roles")
async def change(key: str) -> ResponseReturnValue:
    """Change name and permissions of a role; shows the form again with errors."""
    given, found = await request.form, await _found(key)
    name, permissions = given.get("name", ""), given.getlist("permissions")
    try:
        await custom.change_role(current_principal(), key, name, permissions)
    except Invalid as refusal:
        return await _role_page(found, 422, form_errors(refusal), name, permissions)
    broadcast_role_names(current_app.extensions["hub"])
    return redirect(f"/roles/{key}?notice=role-saved", 303)


@blueprint.post("/<key>/factor")
@sudo
@requires("manage_roles")
async def factor(key: str) -> ResponseReturnValue:
    """Require a second factor of everyone with the role, or stop requiring it."""
    await custom.require_factor(current_principal(), key, bool((await request.form).get("mfa_required")))
    return redirect(f"/roles/{key}?notice=role-saved", 303)


async def _found(key: str) -> Role:
    found = {each.key: each for each in await list_roles()}.get(key)
    if found is None:
        raise NotFound("no such role")
    return found


async def _role_page(
    role: Role | None,
    status: int = 200,
    errors: Mapping[str, str] | None = None,
    name: str | None = None,
    permissions: Sequence[str] | None = None,
) -> Response:
    actor = current_principal()
    people = User.filter(role_id=role.key if role else "").exclude(status=UserStatus.ERASED)
    return await page(
        "admin/role.html",
        status,
        role=role,
        roles=await list_roles(),
        all_permissions=PERMISSIONS,
        grantable=[each for each in PERMISSIONS if actor.may(each) and each not in custom.RESERVED],
        securable=role is not None and set(role.permissions) <= actor.permissions,
        editable=role is None or custom.may_change(actor, role),
        chosen=permissions if permissions is not None else (role.permissions if role else []),
        people=await people.order_by("name_key", "id").limit(_SHOWN_PEOPLE),
        people_total=await people.count(),
        values={"name": name if name is not None else (role.name or "" if role else "")},
        errors=errors or {},
        notice=request.args.get("notice", ""),
    )


# -- names on every node


def broadcast_role_names(hub: Hub) -> None:
    """Have every node reload the names of roles."""
    hub.nodes.run_everywhere(ACCOUNTS, _NAMED)


def subscribe_role_names(hub: Hub) -> None:
    """Load the names of roles when the server starts, and whenever a node says that they changed."""

    def learn() -> None:
        hub.server.spawn(load_role_names())

    hub.nodes.on(_NAMED, learn)
    hub.nodes.bus.on_restored(learn)
