"""The page on which a notification is written."""

from typing import Any

from quart import Blueprint, Response, current_app, jsonify, redirect, request
from quart.typing import ResponseReturnValue

from app.accounts.roles import list_roles
from app.accounts.users import active_people
from app.errors import Invalid
from app.notifications import announcements
from app.notifications.forms import SendForm
from app.notifications.kinds import USUAL
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule
from app.web.access import current_principal, requires
from app.web.forms import form_errors, parse
from app.web.pages import page, wants_json

blueprint = Blueprint("sending", __name__)

# A broadcast writes a row for everyone; nobody has so much to say.
SEND_RULE = Rule.of("notifications:send", "20 per minute")

_EMPTY = {
    "audience": "everyone",
    "user_id": "",
    "role": "member",
    "topic": "",
    "title": "",
    "body": "",
    "severity": str(USUAL),
    "url": "",
}


@blueprint.get("/notifications/send")
@requires("send_notification")
async def form() -> Response:
    """The empty form; after sending, how many it reached."""
    return await _page(sent=request.args.get("sent", type=int))


@blueprint.post("/notifications/send")
@requires("send_notification")
async def send() -> ResponseReturnValue:
    """Send what was typed."""
    actor = current_principal()
    values = await request.form
    try:
        typed = parse(SendForm, values)
        await _limiter().check(SEND_RULE, actor.user_id)
        reached = await announcements.send(actor, typed)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _page(422, errors=form_errors(refusal), values={**_EMPTY, **values.to_dict()})
    if wants_json():
        return jsonify(ok=True, reached=reached)
    return redirect(f"/notifications/send?sent={reached}", 303)


def _limiter() -> Limiter:
    limiter: Limiter = current_app.extensions["hub"].limiter
    return limiter


async def _page(status: int = 200, **context: Any) -> Response:
    return await page(
        "notifications/send.html",
        status,
        **{
            "people": await active_people(),
            "roles": await list_roles(),
            "topics": await announcements.topics_of(current_principal().user_id),
            "values": _EMPTY,
            "errors": {},
            "sent": None,
            **context,
        },
    )
