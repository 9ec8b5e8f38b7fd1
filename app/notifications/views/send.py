"""The page for sending a notification."""

from typing import Any

from quart import Blueprint, Response, jsonify, redirect, request
from quart.typing import ResponseReturnValue

from app.accounts.roles import list_roles
from app.accounts.users import active_people
from app.errors import Invalid
from app.jobs import wait_for_job
from app.notifications import announcements
from app.notifications.actions import send_notification
from app.notifications.kinds import USUAL
from app.text import whole_number
from app.web.access import current_principal, form_for, performs
from app.web.forms import form_errors
from app.web.pages import page, wants_json

blueprint = Blueprint("sending", __name__)

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
@form_for(send_notification)
async def form() -> Response:
    """The empty form; after sending, with the number of people it reached."""
    return await _page(sent=whole_number(request.args.get("sent")))


@blueprint.post("/notifications/send")
@performs(send_notification)
async def send() -> ResponseReturnValue:
    """Send the notification; shows the form again with errors."""
    actor = current_principal()
    values = await request.form
    try:
        sent = await send_notification(actor, values, form=True)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _page(422, errors=form_errors(refusal), values={**_EMPTY, **values.to_dict()})
    if wants_json():
        return jsonify(ok=True, reached=sent.people, job=sent.job)
    if sent.job is not None and await wait_for_job(sent.job) is None:
        return redirect(f"/jobs/{sent.job}", 303)
    return redirect(f"/notifications/send?sent={sent.people}", 303)


async def _page(status: int = 200, **context: Any) -> Response:
    return await page(
        "notifications/send.html",
        status,
        **{
            "people": await active_people(),
            "roles": await list_roles(),
            "topics": await announcements.list_topics(current_principal().user_id),
            "values": _EMPTY,
            "errors": {},
            "sent": None,
            **context,
        },
    )
