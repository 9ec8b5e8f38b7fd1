"""The page of one person, in tabs. A feature adds its own tab to `TABS`."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from quart import Response, current_app, request
from tortoise.expressions import Q

from app.accounts import sessions
from app.accounts.mfa import has_totp, recovery_codes
from app.accounts.mfa.webauthn import list_passkeys
from app.accounts.models import User
from app.accounts.roles import grantable_roles
from app.admin.audit_log import LOG
from app.admin.lists.notice import parse_outcome
from app.admin.sessions import SESSIONS
from app.admin.users import PRESENCE, USERS, blueprint
from app.audit.models import AuditEntry
from app.errors import NotFound
from app.ids import is_id
from app.principal import PERMISSIONS, Principal
from app.realtime.presence import Presence
from app.web.access import current_principal, requires
from app.web.i18n import N_
from app.web.pages import page

__all__ = ["TABS", "Tab", "blueprint"]

# The newest entries; the audit log has the rest.
_SHOWN_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the page. `context` is what its template needs besides `user`; only holders of `permission` see it."""

    key: str
    label: str
    template: str
    context: Callable[[Principal, User], Awaitable[Mapping[str, Any]]]
    permission: str = "manage_users"


async def _overview(actor: Principal, user: User) -> Mapping[str, Any]:  # noqa: ARG001 - the same for everyone
    return {
        "all_permissions": PERMISSIONS,
        "app": await has_totp(user.id),
        "passkeys": len(await list_passkeys(user.id)),
        "codes_left": await recovery_codes.count_remaining(user.id),
    }


async def _sessions(actor: Principal, user: User) -> Mapping[str, Any]:  # noqa: ARG001
    return {"live": await sessions.live_sessions(user.id), "ended": await sessions.ended_sessions(user.id)}


async def _activity(actor: Principal, user: User) -> Mapping[str, Any]:
    own = AuditEntry.filter(Q(actor_id=user.id) | Q(target=f"user:{user.id}"))
    entries = await own.order_by("-seq").limit(_SHOWN_ENTRIES)
    return {"entries": entries, "log": await LOG.context(actor, entries)}


TABS = [
    Tab("overview", N_("Overview"), "admin/user_detail/_overview.html", _overview),
    Tab("sessions", N_("Sessions"), "admin/user_detail/_sessions.html", _sessions),
    Tab("activity", N_("Activity"), "admin/user_detail/_activity.html", _activity, "view_audit"),
]


@blueprint.get("/<user_id>")
@requires("manage_users")
async def person(user_id: str) -> Response:
    """The page of one person, at the tab in the address; 404 for unknown people and tabs."""
    actor = current_principal()
    user = await User.get_or_none(id=user_id).select_related("role") if is_id(user_id) else None
    if user is None:
        raise NotFound("no such person")
    tabs = [tab for tab in TABS if actor.may(tab.permission)]
    tab = next((each for each in tabs if each.key == request.args.get("tab", tabs[0].key)), None)
    if tab is None:
        raise NotFound("no such tab")
    done = parse_outcome(request.args.get("done", ""))
    presence: Presence = current_app.extensions[PRESENCE]
    return await page(
        "admin/user_detail.html",
        user=user,
        tab=tab,
        tabs=tabs,
        result=done,
        listing=SESSIONS if SESSIONS.action(done.get("key", "")) else USERS,
        presence=presence.online_users().including(actor.user_id).state(user.id),
        actions=USERS.offers(actor, user)
        if {user.role_id} & {role.key for role in await grantable_roles(actor)}
        else [],
        **await tab.context(actor, user),
    )
