"""Everyone who has an account, for those who manage users."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from quart import Blueprint, Response, current_app, redirect, request
from quart.typing import ResponseReturnValue

from app.accounts import service
from app.accounts.forms import InviteForm
from app.errors import Conflict, Forbidden, Invalid
from app.identity import Principal
from app.realtime.presence import Presence
from app.web.access import current_principal, requires
from app.web.forms import form_errors, parse
from app.web.pages import page, wants_json
from app.web.redirects import safe_next

PRESENCE = "admin.presence"

blueprint = Blueprint("users", __name__)


@blueprint.get("/users")
@requires("manage_users")
async def users() -> Response:
    """The list, filtered by what the address says."""
    actor = current_principal()
    given = request.args
    filters = service.Filters(given.get("q", ""), given.get("role", ""), given.get("status", ""))
    number = given.get("page", 1, type=int)
    presence: Presence = current_app.extensions[PRESENCE]
    return await page(
        "admin/users.html",
        page=await service.list_users(actor, filters, number),
        filters=filters,
        roles=await service.roles(),
        grantable={role.key for role in await service.grantable(actor)},
        counts=await service.count_by_status(actor),
        online=presence.online(),
        notice=given.get("notice", ""),
    )


@blueprint.get("/users/invite")
@requires("manage_users")
async def invite_form() -> Response:
    """The form for inviting someone."""
    return await _invite_page()


@blueprint.post("/users/invite")
@requires("manage_users")
async def invite() -> Response:
    """Make an invitation and show its link, this once."""
    values = await request.form
    try:
        typed = parse(InviteForm, values)
        link = await service.invite(current_principal(), current_app.config["SETTINGS"], typed.email, typed.role)
    except Invalid as refusal:
        shown = {"email": values.get("email", ""), "role": values.get("role", "")}
        return await _invite_page(422, errors=form_errors(refusal), values=shown)
    return await _invite_page(link=link, values={"email": typed.email, "role": typed.role})


@blueprint.post("/users/<user_id>/role")
@requires("manage_users")
async def change_role(user_id: str) -> ResponseReturnValue:
    """Give someone another role."""
    role = (await request.form).get("role", "")
    return await _act(lambda actor: service.change_role(actor, user_id, role), "role-changed")


@blueprint.post("/users/<user_id>/suspend")
@requires("manage_users")
async def suspend(user_id: str) -> ResponseReturnValue:
    """Keep someone out."""
    return await _act(lambda actor: service.suspend(actor, user_id), "suspended")


@blueprint.post("/users/<user_id>/restore")
@requires("manage_users")
async def restore(user_id: str) -> ResponseReturnValue:
    """Let someone in again."""
    return await _act(lambda actor: service.restore(actor, user_id), "restored")


async def _act(action: Callable[[Principal], Awaitable[None]], done: str) -> ResponseReturnValue:
    """Do it, and go back to the list, which says how it went."""
    try:
        await action(current_principal())
    except (Conflict, Forbidden) as refusal:
        if wants_json():
            raise
        done = "last-owner" if refusal.code == service.LAST_OWNER else "not-allowed"
    back = safe_next((await request.form).get("next"), "/users")
    parts = urlsplit(back)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "notice"]
    return redirect(f"{parts.path}?{urlencode([*query, ('notice', done)])}", 303)


async def _invite_page(status: int = 200, **context: Any) -> Response:
    empty = {"errors": {}, "values": {"email": "", "role": service.DEFAULT_ROLE}, "link": ""}
    return await page(
        "admin/invite.html", status, **{**empty, "roles": await service.grantable(current_principal()), **context}
    )
