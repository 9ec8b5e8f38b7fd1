"""The page of the allow-list."""

from typing import Any

from quart import Blueprint, Response, redirect, request
from quart.typing import ResponseReturnValue

from app.actions import validated
from app.errors import Conflict, Invalid, Stale
from app.ip_allowlist import actions, service
from app.versions import version_of
from app.web.access import current_principal, performs, requires
from app.web.areas import RESTRICTABLE
from app.web.forms import refused_form
from app.web.pages import page, wants_json
from app.web.request_context import current_caller

blueprint = Blueprint("addresses", __name__)


@blueprint.get("/addresses")
@requires(service.MANAGE)
async def addresses() -> Response:
    """Show the current list; requires `manage_settings`."""
    return await _page(notice=request.args.get("notice", ""))


@blueprint.post("/addresses/try")
@performs(actions.try_addresses)
async def try_out() -> Response:
    """Show what the typed list would do, without storing it."""
    form = await request.form
    try:
        effect = await actions.try_addresses(current_principal(), form, form=True)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _page(422, values=form.to_dict(), **refused_form(refusal, form))
    return await _page(effect=effect, values=form.to_dict(), version=form.get("version", ""))


@blueprint.post("/addresses")
@performs(actions.save_addresses)
async def save() -> ResponseReturnValue:
    """Store the typed list; shows the page again with errors and conflicts."""
    form = await request.form
    actor = current_principal()
    try:
        await actions.save_addresses(actor, {**form.to_dict(), "confirm": bool(form.get("confirm"))}, form=True)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _page(422, values=form.to_dict(), **refused_form(refusal, form))
    except Stale as refusal:
        if wants_json():
            raise
        typed = service.rules_as_text(validated(actions.ProposedRules, form, form=True).rules())
        return await _page(409, values=form.to_dict(), **refused_form(refusal, form, typed))
    except Conflict as conflict:
        if wants_json():
            raise
        proposed = validated(actions.ProposedRules, form, form=True).rules()
        effect = await service.preview_effect(actor, actions.enforcement(), proposed, current_caller().address)
        again = {"values": form.to_dict(), "version": form.get("version", "")}
        return await _page(409, conflict=conflict.code, effect=effect, **again)
    return redirect("/addresses?notice=saved", 303)


async def _page(status: int = 200, **context: Any) -> Response:
    present = await service.list_rules(current_principal())
    texts = service.rules_as_text(present)
    shown = {
        "surfaces": [area.value for area in RESTRICTABLE],
        "values": texts,
        "version": version_of(texts),
        "address": current_caller().address,
        "errors": {},
        "effect": None,
        "conflict": "",
        "notice": "",
    }
    return await page("ip_allowlist/ip_allowlist.html", status, **{**shown, **context})
