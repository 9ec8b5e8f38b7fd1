"""The page for sending a notification."""

from collections.abc import Mapping
from typing import Any

from quart import Blueprint, Response, jsonify, redirect, request
from quart.typing import ResponseReturnValue

from app.accounts.roles import list_roles
from app.accounts.users import find_active, people_by_id
from app.actions import count_preview, validated
from app.errors import Invalid
from app.ids import is_id, new_id
from app.jobs import wait_for_job
from app.notifications import announcements
from app.notifications.actions import send_notification
from app.notifications.forms import SendNotification
from app.notifications.kinds import USUAL
from app.text import whole_number
from app.web.access import current_principal, form_for, performs
from app.web.forms import form_errors
from app.web.pages import fragment, page, wants_json

blueprint = Blueprint("sending", __name__)

# The most users to choose from at once; of more, another letter finds fewer.
FOUND = 20
MAX_SOUGHT = 80

_EMPTY = {
    "audience": "everyone",
    "person": "",
    "user_id": "",
    "role": "member",
    "topic": "",
    "title": "",
    "body": "",
    "severity": str(USUAL),
    "url": "",
    "client_id": "",
}


@blueprint.get("/notifications/send")
@form_for(send_notification)
async def form() -> Response:
    """The empty form; after sending, with the number of people it reached."""
    return await _page(sent=whole_number(request.args.get("sent")))


@blueprint.get("/notifications/send/people")
@form_for(send_notification)
async def people() -> Response:
    """The users to choose from, while somebody types a name."""
    return fragment("notifications/_people_found.html", picker=await _picker(request.args.get("person", "")))


@blueprint.post("/notifications/send")
@performs(send_notification)
async def send() -> ResponseReturnValue:
    """Send what was typed, after a question if it is for many; or without JavaScript, find the user to send it to."""
    actor = current_principal()
    values = await request.form
    if "find" in values:
        return await _page(values={**_EMPTY, **values.to_dict(), "audience": "user"})
    if "edit" in values:
        return await _page(values={**_EMPTY, **values.to_dict()})
    try:
        if values.get("audience") != "user" and values.get("confirmed") != "yes" and not wants_json():
            return await _ask({**_EMPTY, **values.to_dict()})
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


async def _ask(values: Mapping[str, str]) -> Response:
    """The question before a notification goes to many: to how many, and what they will read. Raises `Invalid` and
    `RateLimited`."""
    actor = current_principal()
    await count_preview(actor)
    message = validated(SendNotification, values, form=True)
    people = await announcements.count_audience(actor, message)
    if not people:
        return await _page(sent=0, values=values)
    topics = {topic.key: topic.title for topic in await announcements.list_topics(actor.user_id)}
    topic = topics.get(message.topic, message.topic)
    kept = _named({name: values[name] for name in _EMPTY})
    return await page("notifications/confirm.html", message=message, people=people, topic=topic, values=kept)


async def _picker(sought: str, chosen: str = "") -> dict[str, Any]:
    """What `_people_found.html` takes: users whose name or address contains `sought`, and the one who was `chosen`."""
    sought = sought.strip()[:MAX_SOUGHT]
    known = await people_by_id([chosen]) if is_id(chosen) else {}
    found = await find_active(sought, FOUND + 1) if sought else list(known.values())
    return {"people": found[:FOUND], "more": len(found) > FOUND, "sought": bool(sought), "chosen": chosen}


async def _page(status: int = 200, *, values: Mapping[str, str] = _EMPTY, **context: Any) -> Response:
    return await page(
        "notifications/send.html",
        status,
        **{
            "picker": await _picker(values["person"], values["user_id"]),
            "roles": await list_roles(),
            "topics": await announcements.list_topics(current_principal().user_id),
            "values": _named(values),
            "errors": {},
            "sent": None,
            **context,
        },
    )


def _named(values: Mapping[str, str]) -> Mapping[str, str]:
    """The form with what makes a second click on its button the first."""
    return {**values, "client_id": values.get("client_id") or new_id()}
