"""The routes for what people say of themselves: a status, and do not disturb."""

from collections.abc import Mapping
from typing import Any

from quart import Response, redirect, request
from quart.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.accounts.models import User
from app.accounts.users.status import Status, look_of_user
from app.clock import clock
from app.errors import Invalid
from app.people.actions import clear_status, end_do_not_disturb, set_do_not_disturb, set_status
from app.people.views import blueprint
from app.web.access import current_principal, performs, signed_in
from app.web.forms import form_errors
from app.web.pages import page, wants_json
from app.web.presentation import safe_next
from app.web.viewer_time import viewer_timezone

PATH = "/account/status"


@blueprint.get(PATH)
@signed_in
async def status() -> Response:
    """The form for one's status, and for being left alone until some moment."""
    return await _status_page()


@blueprint.post(PATH)
@performs(set_status)
async def say() -> ResponseReturnValue:
    """Say what one is doing; what is wrong stands at its field, and what was typed stays."""
    given = await request.form
    try:
        await set_status(current_principal(), _zoned(given), form=True)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _status_page(422, values=given.to_dict(), errors=form_errors(refusal))
    return redirect(f"{PATH}?notice=saved", 303)


@blueprint.post(f"{PATH}/clear")
@performs(clear_status)
async def clear() -> ResponseReturnValue:
    """Say nothing of oneself any more."""
    await clear_status(current_principal(), {})
    return redirect(f"{PATH}?notice=saved", 303)


@blueprint.post("/account/do-not-disturb")
@performs(set_do_not_disturb)
async def quiet() -> ResponseReturnValue:
    """Be left alone, for so long as a button of the menu says or until a moment, and go back to the page."""
    given = await request.form
    try:
        await set_do_not_disturb(current_principal(), _zoned(given), form=True)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _status_page(422, values=given.to_dict(), errors=form_errors(refusal))
    return redirect(safe_next(given.get("next"), PATH), 303)


@blueprint.post("/account/do-not-disturb/end")
@performs(end_do_not_disturb)
async def loud() -> ResponseReturnValue:
    """Be disturbed again by what comes; back to the page."""
    await end_do_not_disturb(current_principal(), {})
    return redirect(safe_next((await request.form).get("next"), PATH), 303)


def _zoned(form: MultiDict[str, str]) -> MultiDict[str, str]:
    """`form` with the zone in which its days and times are meant."""
    values = form.copy()
    values.setlist("zone", [getattr(viewer_timezone(), "key", "UTC")])
    return values


async def _status_page(
    code: int = 200, values: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
) -> Response:
    look = look_of_user(await User.get(id=current_principal().user_id))
    stored = look.status or Status("", "", None)
    context: dict[str, Any] = {
        "look": look,
        "values": {"emoji": stored.emoji, "text": stored.text, "ends": "never", **(values or {})},
        "errors": errors or {},
        "today": clock.now().astimezone(viewer_timezone()).date().isoformat(),
        "notice": request.args.get("notice", ""),
    }
    return await page("people/status.html", code, **context)
