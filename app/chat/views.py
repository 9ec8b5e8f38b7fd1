"""The pages of chat. Everything also works without JavaScript: rooms, history, posting."""

from typing import Any

from quart import Blueprint, Response, current_app, jsonify, redirect, request
from quart.typing import ResponseReturnValue

from app.chat import service
from app.chat.forms import DirectForm, MessageForm, ReadForm, RoomForm
from app.chat.fragments import message_view
from app.errors import Invalid
from app.identity import Principal
from app.ids import new_id
from app.realtime import streams
from app.realtime.hub import Hub
from app.web.access import current_principal, requires
from app.web.forms import form_errors, parse
from app.web.i18n import N_, gettext
from app.web.pages import fragment, page, wants_fragment, wants_json

blueprint = Blueprint("chat", __name__)

chatting = requires("send_message")

_WHY_NOT = {"empty": N_("Write something first."), "too_long": N_("This is too long for one message.")}


@blueprint.get("/chat")
@chatting
async def index() -> ResponseReturnValue:
    """The first room with something unread, else the first room, else where rooms are found."""
    rooms = await service.rooms_of(current_principal())
    first = next((room for room in rooms if room.unread), rooms[0] if rooms else None)
    return redirect(f"/chat/{first.id}" if first else "/chat/rooms", 303)


@blueprint.get("/chat/<room_id>")
@chatting
async def room(room_id: str) -> Response:
    """A room; with `before` the messages before that seq, as a fragment for htmx."""
    before = request.args.get("before", type=int)
    if before is not None and wants_fragment():
        history = await service.history(current_principal(), room_id, before)
        return fragment("chat/_messages.html", room_id=room_id, **_listing(history))
    return await _room_page(room_id, before)


async def _room_page(room_id: str, before: int | None = None, status: int = 200, **extra: Any) -> Response:
    actor = current_principal()
    member = await service.in_room(actor, room_id)
    stream = service.stream_of(room_id)
    position = await streams.position(stream)  # before the messages it goes with
    history = await service.latest_messages(room_id, before)
    rooms = await service.rooms_of(actor)
    context = {
        "room": next(summary for summary in rooms if summary.id == room_id),
        "rooms": rooms,
        "online": _hub().presence.online(),
        "members": await service.members(room_id),
        "member_count": await service.member_count(room_id),
        "stream": stream,
        "seq": position.top,
        "epoch": position.epoch,
        "before": before,
        "last_read_seq": member.last_read_seq,
        "max_length": service.MAX_BODY,
        "draft": "",
        "error": "",
    }
    return await page("chat/room.html", status, **{**context, **_listing(history), **extra})


def _listing(history: service.History) -> dict[str, Any]:
    messages = [message_view(message) for message in history.messages]
    return {"messages": messages, "older_before": messages[0]["seq"] if history.more else None}


def _hub() -> Hub:
    hub: Hub = current_app.extensions["hub"]
    return hub


@blueprint.post("/chat/<room_id>/messages")
@chatting
async def post_message(room_id: str) -> ResponseReturnValue:
    """Say something without a socket: from a page without JavaScript, or from one whose socket does not come up."""
    actor = current_principal()
    form = parse(MessageForm, await request.form)
    try:
        sent = await service.send_message(actor, room_id, form.body, form.client_id or new_id())
    except Invalid as error:
        if wants_json() or not error.code or error.code not in _WHY_NOT:
            raise
        return await _room_page(room_id, status=422, draft=form.body, error=gettext(_WHY_NOT[error.code]))
    if wants_json():
        return jsonify({"ok": True, "id": sent.id, "seq": sent.seq, "dup": sent.dup})
    return redirect(f"/chat/{room_id}#message-{sent.id}", 303)


@blueprint.post("/chat/<room_id>/read")
@chatting
async def read(room_id: str) -> ResponseReturnValue:
    """Move the read mark."""
    form = parse(ReadForm, await request.form)
    seq = await service.mark_read(current_principal(), room_id, form.seq)
    return jsonify({"ok": True, "seq": seq}) if wants_json() else redirect(f"/chat/{room_id}", 303)


@blueprint.post("/chat/<room_id>/join")
@chatting
async def join(room_id: str) -> ResponseReturnValue:
    """Join an open room."""
    await service.join(current_principal(), room_id)
    return redirect(f"/chat/{room_id}", 303)


@blueprint.post("/chat/<room_id>/leave")
@chatting
async def leave(room_id: str) -> ResponseReturnValue:
    """Leave an open room."""
    await service.leave(current_principal(), room_id)
    return redirect("/chat", 303)


@blueprint.get("/chat/rooms")
@chatting
async def find() -> Response:
    """Rooms to join, people to talk to, and a form for a new room."""
    return await _rooms_page(current_principal(), 200)


@blueprint.post("/chat/rooms")
@chatting
async def create() -> ResponseReturnValue:
    """Make an open room."""
    actor = current_principal()
    values = await request.form
    try:
        form = parse(RoomForm, values)
        made = await service.create_room(actor, form.name, form.description)
    except Invalid as error:
        return await _rooms_page(actor, 422, errors=form_errors(error), values=values)
    return redirect(f"/chat/{made.id}", 303)


async def _rooms_page(actor: Principal, status: int, **form: Any) -> Response:
    context = {
        "rooms": await service.rooms_of(actor),
        "open_rooms": await service.rooms_to_join(actor),
        "people": [person for person in await service.people_to_talk_to() if person.id != actor.user_id],
        "online": _hub().presence.online(),
        "errors": {},
        "values": {},
    }
    return await page("chat/rooms.html", status, **{**context, **form})


@blueprint.post("/chat/direct")
@chatting
async def direct() -> ResponseReturnValue:
    """Open the room that one shares with a person."""
    form = parse(DirectForm, await request.form)
    opened = await service.open_direct(current_principal(), form.user_id)
    return redirect(f"/chat/{opened.id}", 303)
