"""The page of the allow-list."""

from typing import Any

from quart import Blueprint, Response, current_app, redirect, request
from quart.typing import ResponseReturnValue

from app.errors import Conflict, Invalid
from app.ip_allowlist import service
from app.ip_allowlist.middleware import Enforcement
from app.ip_allowlist.rules import parse_rules
from app.web.access import current_principal, requires, sudo
from app.web.areas import RESTRICTABLE
from app.web.forms import form_errors
from app.web.pages import page, wants_json
from app.web.request_context import current_caller

ENFORCEMENT = "addresses"

blueprint = Blueprint("addresses", __name__)


@blueprint.get("/addresses")
@requires(service.MANAGE)
async def addresses() -> Response:
    """Show the current list; requires `manage_settings`."""
    return await _page(notice=request.args.get("notice", ""))


@blueprint.post("/addresses/try")
@requires(service.MANAGE)
async def try_out() -> Response:
    """Show what the typed list would do, without storing it."""
    form = await request.form
    try:
        proposed = parse_rules(form)
    except Invalid as refusal:
        return await _page(422, errors=form_errors(refusal), values=form.to_dict())
    effect = await service.preview_effect(current_principal(), _enforcement(), proposed, current_caller().address)
    return await _page(effect=effect, values=form.to_dict())


@blueprint.post("/addresses")
@sudo
@requires(service.MANAGE)
async def save() -> ResponseReturnValue:
    """Store the typed list; shows the page again with errors and conflicts."""
    form = await request.form
    actor, enforcement, address = current_principal(), _enforcement(), current_caller().address
    try:
        proposed = parse_rules(form)
        await service.save_rules(
            actor,
            enforcement,
            proposed,
            address=address,
            seen=form.get("seen", ""),
            confirmed=bool(form.get("confirm")),
        )
    except Invalid as refusal:
        return await _page(422, errors=form_errors(refusal), values=form.to_dict())
    except Conflict as conflict:
        if wants_json():
            raise
        effect = await service.preview_effect(actor, enforcement, proposed, address)
        return await _page(409, conflict=conflict.code, effect=effect, values=form.to_dict())
    return redirect("/addresses?notice=saved", 303)


def _enforcement() -> Enforcement:
    found: Enforcement = current_app.extensions[ENFORCEMENT]
    return found


async def _page(status: int = 200, **context: Any) -> Response:
    present = await service.list_rules(current_principal())
    texts = {area.value: "\n".join(str(rule) for rule in present if rule.area is area) for area in RESTRICTABLE}
    shown = {
        "surfaces": [area.value for area in RESTRICTABLE],
        "values": texts,
        "seen": service.rules_version(present),
        "address": current_caller().address,
        "errors": {},
        "effect": None,
        "conflict": "",
        "notice": "",
    }
    return await page("ip_allowlist/ip_allowlist.html", status, **{**shown, **context})
