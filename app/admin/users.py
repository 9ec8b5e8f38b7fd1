"""The list of users and the page for inviting, for people who manage users."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Any

from quart import Quart, Response, current_app, request
from tortoise.expressions import Q

from app.accounts.access import out_of_reach
from app.accounts.actions import users
from app.accounts.actions.invitations import invite_user
from app.accounts.context import accounts
from app.accounts.models import User, UserStatus
from app.accounts.roles import DEFAULT as DEFAULT_ROLE
from app.accounts.roles import grantable_roles, list_roles, role_name
from app.accounts.users import count_by_status, name_or_email_contains, on_user_created
from app.admin.lists import Choice, Column, Listing, Option, RowAction, Search, build_blueprint
from app.admin.lists.live import notify_rows_changed
from app.database import Transaction
from app.errors import Invalid
from app.ids import new_id
from app.principal import Principal
from app.realtime.hub import Hub
from app.realtime.presence import Presence
from app.web.access import current_principal, form_for, performs, requires
from app.web.compression import show_secret
from app.web.forms import form_errors
from app.web.i18n import N_, gettext, ngettext
from app.web.pages import fragment, page, wants_json

PRESENCE = "admin.presence"


async def _roles(actor: Principal) -> Sequence[Option]:  # noqa: ARG001 - everyone who sees the list sees the roles
    return [Option(role.key, role_name(role.key)) for role in await list_roles()]


async def _statuses(actor: Principal) -> Sequence[Option]:  # noqa: ARG001
    return [
        Option(UserStatus.ACTIVE, gettext("Active accounts")),
        Option(UserStatus.SUSPENDED, gettext("Suspended accounts")),
        Option(UserStatus.ERASED, gettext("Erased accounts")),
    ]


async def _around(actor: Principal, rows: Sequence[User]) -> Mapping[str, Any]:  # noqa: ARG001
    presence: Presence = current_app.extensions[PRESENCE]
    grantable = await grantable_roles(actor)
    return {
        "online": presence.online_users().including(actor.user_id),
        "grantable": {role.key for role in grantable},
        "roles": grantable,
        "mail": accounts().mail.enabled,
        "client_id": new_id(),
        "counts": await count_by_status(actor),
    }


def _others(actor: Principal, user: User) -> bool:
    return user.id != actor.user_id and user.status != UserStatus.ERASED


def _status(wanted: UserStatus) -> Any:
    return lambda actor, user: _others(actor, user) and user.status == wanted


USERS = Listing(
    name="users",
    path="/users",
    title=N_("Users"),
    icon="users",
    permission=users.MANAGE,
    row="user",
    rows=lambda actor: User.all(),  # noqa: ARG005 - manage_users shows all of them
    cells="admin/cells/users.html",
    head="admin/_users_header.html",
    columns=(
        Column("name", N_("User"), sort="name_key", value=lambda user: user.name),
        Column("email", N_("Email"), sort="email_key", value=lambda user: user.email, chosen=False, wide=True),
        Column("role", N_("Role"), sort="role__rank", value=lambda user: user.role_id),
        Column("status", N_("Status"), sort="status", value=lambda user: user.status.value, wide=True),
        Column("seen", N_("Last seen"), value=lambda user: user.last_seen_at, wide=True),
        Column("since", N_("Joined"), sort="created_at", value=lambda user: user.created_at, chosen=False, wide=True),
    ),
    sort="name",
    search=Search(N_("Name or email"), name_or_email_contains),
    filters=(
        Choice("role", N_("Role"), lambda value: Q(role_id=value[:32]), _roles),
        Choice("status", N_("Status"), lambda value: Q(status=value[:16]), _statuses),
    ),
    context=_around,
    actions=(
        RowAction(
            "role",
            N_("Change role…"),
            "user-cog",
            users.change_user_role,
            lambda num: ngettext("%(num)s user has a new role.", "%(num)s users have a new role.", num),
            fields="admin/_user_role_field.html",
            shown={"role": role_name},
            offered=_others,
            left_out=out_of_reach,
        ),
        RowAction(
            "suspend",
            N_("Suspend…"),
            "ban",
            users.suspend_user,
            lambda num: ngettext("%(num)s account suspended.", "%(num)s accounts suspended.", num),
            N_("They are signed out immediately and can’t sign in until you restore the account."),
            danger=True,
            offered=_status(UserStatus.ACTIVE),
            left_out=out_of_reach,
        ),
        RowAction(
            "restore",
            N_("Restore"),
            "circle-check",
            users.restore_user,
            lambda num: ngettext("%(num)s account restored.", "%(num)s accounts restored.", num),
            offered=_status(UserStatus.SUSPENDED),
            left_out=out_of_reach,
        ),
        RowAction(
            "remove-factors",
            N_("Remove second factors…"),
            "device-mobile",
            users.remove_user_factors,
            lambda num: ngettext(
                "Second factors of %(num)s user removed.", "Second factors of %(num)s users removed.", num
            ),
            N_(
                "For users who have lost their second factor. Make sure the request really comes from them: until "
                "they add a new one, their password alone is enough to sign in. They are signed out now and notified."
            ),
            danger=True,
            bulk=False,
            offered=_others,
            left_out=out_of_reach,
        ),
        RowAction(
            "sign-out",
            N_("Sign out everywhere…"),
            "logout",
            users.sign_out_user,
            lambda num: ngettext(
                "%(num)s user signed out on every device.", "%(num)s users signed out on every device.", num
            ),
            N_("They are signed out on every device. They can sign in again."),
            offered=_others,
            left_out=out_of_reach,
        ),
        RowAction(
            "erase",
            N_("Erase account…"),
            "x",
            users.erase_user,
            lambda num: ngettext("%(num)s account erased.", "%(num)s accounts erased.", num),
            N_(
                "Their name, email address, password, second factors and sessions are erased for good. Their "
                "messages stay under the name “Former member”. You can’t undo this. To keep someone out for a while, "
                "suspend the account instead."
            ),
            danger=True,
            typed=True,
            bulk=False,
            offered=_others,
            left_out=out_of_reach,
        ),
    ),
    named=lambda user: user.email,
    href=lambda user: f"/users/{user.id}",
    fetch_menus=True,
)

blueprint = build_blueprint(USERS)


def install_new_rows(app: Quart, hub: Hub) -> None:
    """Tell open pages of the list of new users while `app` runs."""

    async def tell(tx: Transaction, user_id: str) -> None:
        tx.after_commit(lambda: notify_rows_changed(hub, USERS, [user_id]))

    @app.while_serving
    async def lifespan() -> AsyncGenerator[None]:
        with on_user_created.connected(tell):
            yield


@blueprint.get("/counts")
@requires(users.MANAGE)
async def counts() -> Response:
    """How many users there are of each kind: the tiles above the list, for htmx."""
    return fragment("admin/_user_counts.html", context=await _around(current_principal(), []))


@blueprint.get("/invite")
@form_for(invite_user)
async def invite_form() -> Response:
    """The form for an invitation, with the roles that the actor can grant; asks for re-authentication first."""
    return await invite_page()


@blueprint.post("/invite")
@performs(invite_user)
async def invite() -> Response:
    """Create an invitation and show its link this once; shows the form again with errors."""
    values = await request.form
    try:
        link = await invite_user(current_principal(), values, form=True)
    except Invalid as refusal:
        if wants_json():
            raise
        shown = {"email": values.get("email", ""), "role": values.get("role", ""), "locale": values.get("locale", "")}
        return await invite_page(422, errors=form_errors(refusal), values=shown)
    return await invite_page(link=link, values={"email": values["email"].strip(), "role": values["role"], "locale": ""})


async def invite_page(status: int = 200, **context: Any) -> Response:
    """The invitation form, or the new link, with `context` in the template."""
    actor = current_principal()
    values = {"email": "", "role": DEFAULT_ROLE, "locale": actor.locale}
    empty = {"errors": {}, "values": values, "link": "", "mail": accounts().mail.enabled, "client_id": new_id()}
    if context.get("link"):
        show_secret()
    return await page("admin/invitation.html", status, **{**empty, "roles": await grantable_roles(actor), **context})
