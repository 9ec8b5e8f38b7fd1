"""The dock: a room beside the pages of other features."""

from contextlib import suppress

from quart import Response, request

from app.chat.messages.history import load_around, load_latest
from app.chat.views.blueprint import blueprint, requires_chat
from app.chat.views.room import Read, room_context
from app.chat.views.rooms import first_room
from app.errors import NotFound
from app.ids import is_id
from app.principal import Principal
from app.web.access import current_principal
from app.web.cookies import read_cookie
from app.web.pages import fragment

_COOKIE = "dock"


def docked_room(principal: Principal) -> str:
    """The id of the room in the dock, from a cookie that a script writes; "" if it is closed or was left open by
    another person."""
    user_id, _, room_id = read_cookie(_COOKIE).partition(".")
    return room_id if user_id == principal.user_id and is_id(room_id) else ""


@blueprint.get("/chat/dock")
@requires_chat
async def dock() -> Response:
    """The content of the dock: the room `room`, or the first one, if none was asked for or the visitor is not in it.
    `message`, an id, shows the messages around it; without it, or if it is not there, the latest are shown, with
    `latest` however many are new."""
    room_id, message_id = (request.args.get(name, "") for name in ("room", "message"))
    if message_id:
        with suppress(NotFound):
            return await _showing(room_id, lambda _: load_around(room_id, message_id))
    try:
        return await _showing(room_id, lambda _: load_latest(room_id))
    except NotFound:
        first = await first_room(current_principal())
        if not first:
            return fragment("chat/_dock.html", room=None)
        return await _showing(first, lambda _: load_latest(first))


async def _showing(room_id: str, read: Read) -> Response:
    context = await room_context(room_id, read)
    if context["live"]:
        context["reset_url"] = f"/chat/dock?room={room_id}"
    return fragment(
        "chat/_dock.html", docked=True, **{**context, "highlighted": None, "at_end": "latest" in request.args}
    )
