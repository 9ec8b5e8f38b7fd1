"""A room: reading it, saying something, leaving."""

from typing import Any

from quart import Response, jsonify, redirect, request
from quart.typing import ResponseReturnValue

from app.chat import service
from app.chat.forms import MessageForm, ReadForm
from app.chat.fragments import message_view
from app.chat.views.blueprint import blueprint, chatting, online
from app.errors import Invalid
from app.ids import new_id
from app.realtime import streams
from app.web.access import current_principal
from app.web.forms import parse
from app.web.i18n import N_, gettext
from app.web.pages import fragment, page, wants_fragment, wants_json

_WHY_NOT = {"empty": N_("Write something first."), "too_long": N_("This is too long for one message.")}


@blueprint.get("/chat/<room_id>")
@chatting
async def room(room_id: str) -> Response:
    """A room; with `before` the messages before that seq, as a fragment for htmx."""
    before = request.args.get("before", type=int)
    if before is not None and wants_fragment():
        history = await service.history(current_principal(), room_id, before)
        return fragment("chat/_messages.html", room_id=room_id, **_listing(history))
    return await room_page(room_id, before)


async def room_page(room_id: str, before: int | None = None, status: int = 200, **extra: Any) -> Response:
    """The page of a room, or of its messages before a seq; `extra` goes over what its template gets."""
    actor = current_principal()
    member = await service.in_room(actor, room_id)
    stream = service.stream_of(room_id)
    position = await streams.position(stream)  # before the messages it goes with
    history = await service.latest_messages(room_id, before)
    rooms = await service.rooms_of(actor)
    context = {
        "room": next(summary for summary in rooms if summary.id == room_id),
        "rooms": rooms,
        "online": online(),
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
        return await room_page(room_id, status=422, draft=form.body, error=gettext(_WHY_NOT[error.code]))
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
