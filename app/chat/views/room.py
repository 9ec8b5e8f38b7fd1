"""The page of a room: reading, joining, leaving."""

from collections.abc import Awaitable, Callable
from typing import Any

from quart import Response, jsonify, redirect, request
from quart.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.chat.access import current_mute
from app.chat.access import load_membership as in_room
from app.chat.actions import messages
from app.chat.actions import rooms as actions
from app.chat.attachments.store import file_store
from app.chat.messages.body import MAX_BODY
from app.chat.messages.commands import command_names as commands
from app.chat.messages.history import (
    History,
    load_after,
    load_day,
    load_initial,
    load_latest,
    load_message,
    parse_day,
)
from app.chat.messages.notify import stream_name
from app.chat.messages.pins import pinned_messages
from app.chat.renderers import MessageView, message_view
from app.chat.rooms.member_list import list_members
from app.chat.rooms.sidebar import OpenedRoom, open_room, sidebar_of
from app.chat.views.blueprint import blueprint, note_room_list, online_users, requires_chat
from app.chat.views.room_settings import refused
from app.errors import Conflict
from app.ids import is_id
from app.realtime import streams
from app.text import whole_number
from app.web.access import current_principal, performs
from app.web.forms import submitted
from app.web.pages import fragment, page, wants_fragment, wants_json
from app.web.viewer_time import viewer_timezone

Read = Callable[[OpenedRoom], Awaitable[History]]


@blueprint.get("/chat/<room_id>")
@requires_chat
async def room(room_id: str) -> Response:
    """A room, at the place where its reader stopped. `before` or `after`, a seq, returns the messages on that side of
    it, as a fragment for htmx; `date` (2026-11-23) shows those from that day on; `latest` the latest, however many
    are new. `reply` is the id of a message to reply to."""
    before, after = (whole_number(request.args.get(name)) for name in ("before", "after"))
    day = parse_day(request.args["date"]) if request.args.get("date") else None

    async def read(opened: OpenedRoom) -> History:
        if day is not None:
            return await load_day(room_id, day, viewer_timezone())
        if after is not None:
            return await load_after(room_id, after)
        if before is not None or "latest" in request.args:
            return await load_latest(room_id, before)
        return await load_initial(opened)

    if wants_fragment() and (before is not None or after is not None):
        return await _more(room_id, before, after)
    reply = await _reply(room_id, request.args.get("reply", ""))
    return await room_page(room_id, read, reply=reply, at_end="latest" in request.args)


async def _more(room_id: str, before: int | None, after: int | None) -> Response:
    """Messages that join those of a page. The last ones come with where the stream stood before they were read, so
    that the page can go on from there."""
    await in_room(current_principal(), room_id)
    position = await streams.read_position(stream_name(room_id))
    # On the other side are the messages that they join.
    if after is None:
        listing = _listing(await load_latest(room_id, before)) | {"newer_after": None}
        return fragment("chat/_messages.html", room_id=room_id, **listing)
    listing = _listing(await load_after(room_id, after)) | {"older_before": None}
    return fragment("chat/_messages.html", room_id=room_id, position=position, **listing)


async def _reply(room_id: str, message_id: str) -> MessageView | None:
    if not message_id:
        return None
    return message_view(await load_message(current_principal(), room_id, message_id))


async def room_page(room_id: str, read: Read, status: int = 200, **extra: Any) -> Response:
    """The page of a room with the messages that `read` returns; `extra` overrides values of its template."""
    return await page("chat/room.html", status, **{**await room_context(room_id, read), **extra})


async def room_context(room_id: str, read: Read) -> dict[str, Any]:
    """The values of `_room_panel.html` for a room the visitor is in, with the messages that `read` returns. Raises
    `NotFound`."""
    actor = current_principal()
    opened = await open_room(actor, room_id)  # before the messages that go with its position
    history = await read(opened)
    muted, muted_until = current_mute(opened.muted_until)
    note_room_list(opened)
    return {
        "room": opened.room,
        "sidebar": opened,
        "online": online_users(),
        "members": await list_members(room_id, opened.member_count),
        "member_count": opened.member_count,
        "pins": [message_view(message) for message in await pinned_messages(room_id)],
        "stream": stream_name(room_id),
        "seq": opened.position.top,
        "epoch": opened.position.epoch,
        "live": not history.newer,
        "reset_url": request.full_path if history.newer else f"/chat/{room_id}",
        "highlighted": history.about,
        "last_read_seq": opened.last_read_seq,
        "new_count": opened.unseen,
        "at_end": False,
        "muted": muted,
        "muted_until": muted_until,
        "max_length": MAX_BODY,
        "files": file_store(),
        "reply": None,
        "commands": commands(),
        "answer": "",
        "draft": "",
        "error": "",
        **_listing(history),
    }


def _listing(history: History) -> dict[str, Any]:
    messages = [message_view(message) for message in history.messages]
    return {
        "messages": messages,
        "older_before": messages[0].seq if history.more and messages else None,
        "newer_after": messages[-1].seq if history.newer and messages else None,
    }


@blueprint.post("/chat/<room_id>/read")
@performs(messages.mark_read)
async def read(room_id: str) -> ResponseReturnValue:
    """Move the visitor's read mark forward to `seq`."""
    seq = await messages.mark_read(current_principal(), submitted(await request.form, room=room_id), form=True)
    return jsonify({"ok": True, "seq": seq}) if wants_json() else redirect(f"/chat/{room_id}", 303)


@blueprint.get("/chat/list")
@requires_chat
async def room_list() -> Response:
    """The list of rooms for a page whose list is outdated, with the page's own `room` marked; with `dock`, for the
    dock, whose room does not set the page's title."""
    room_id = request.args.get("room", "")
    sidebar = await sidebar_of(current_principal().user_id, room_id if is_id(room_id) else "")
    room = next((room for room in sidebar.rooms if room.id == room_id), None)
    return fragment(
        "chat/_room_list_refreshed.html",
        sidebar=sidebar,
        room=room,
        left={"id": room_id} if room is None and is_id(room_id) else None,
        current=room_id,
        docked="dock" in request.args,
        online=online_users(),
    )


@blueprint.post("/chat/<room_id>/join")
@performs(actions.join_room)
async def join(room_id: str) -> ResponseReturnValue:
    """Join an open room and go to it; 404 for rooms that the visitor may not join."""
    await actions.join_room(current_principal(), submitted(MultiDict(), room=room_id), form=True)
    return redirect(f"/chat/{room_id}", 303)


@blueprint.post("/chat/<room_id>/leave")
@performs(actions.leave_room)
async def leave(room_id: str) -> ResponseReturnValue:
    """Leave a room that is not direct; shows the settings with the reason if that is refused."""
    try:
        await actions.leave_room(current_principal(), submitted(MultiDict(), room=room_id), form=True)
    except Conflict as error:
        return await refused(room_id, error)
    return redirect("/chat", 303)
