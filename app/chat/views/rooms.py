"""The page for finding rooms and people, and for creating rooms."""

from typing import Any

from quart import Response, redirect, request
from quart.typing import ResponseReturnValue

from app.chat.actions import rooms as actions
from app.chat.rooms.people import find_people
from app.chat.rooms.sidebar import count_joinable_rooms, find_joinable_rooms, sidebar_of
from app.chat.views.blueprint import blueprint, note_room_list, paginate, requires_chat, seen_online
from app.errors import Conflict, Invalid
from app.ids import new_id
from app.principal import Principal
from app.text import whole_number
from app.web.access import current_principal, performs
from app.web.forms import form_errors
from app.web.i18n import gettext
from app.web.pages import page, wants_json

ROOMS = 50
# The most people shown; others are found by name.
PEOPLE = 50


@blueprint.get("/chat")
@requires_chat
async def index() -> ResponseReturnValue:
    """Go to the first room with unread messages, else to the first room, else to the page for finding rooms."""
    first = await first_room(current_principal())
    return redirect(f"/chat/{first}" if first else "/chat/rooms", 303)


async def first_room(actor: Principal) -> str | None:
    """The id of the actor's first room with unread messages, else of the first one; None without any."""
    rooms = (await sidebar_of(actor.user_id)).rooms
    return next((room.id for room in rooms if room.unread), rooms[0].id if rooms else None)


@blueprint.get("/chat/rooms")
@requires_chat
async def find() -> Response:
    """Rooms to join, people to message, and a form for a new room."""
    return await _rooms_page(current_principal(), 200)


@blueprint.post("/chat/rooms")
@performs(actions.create_room)
async def create() -> ResponseReturnValue:
    """Create a room and go to it; shows the page again with errors."""
    actor = current_principal()
    values = await request.form
    kind = "closed" if values.get("closed") else "open"
    try:
        made = await actions.create_room(actor, {**values.to_dict(), "kind": kind}, form=True)
    except Invalid as error:
        if wants_json():
            raise
        return await _rooms_page(actor, 422, errors=form_errors(error), values=values)
    return redirect(f"/chat/{made.id}", 303)


async def _rooms_page(actor: Principal, status: int, **form: Any) -> Response:
    query, number = request.args.get("q", ""), max(whole_number(request.args.get("page")) or 1, 1)
    sidebar = await sidebar_of(actor.user_id)
    note_room_list(sidebar)
    people = await find_people(query, but=actor.user_id, limit=PEOPLE)
    context = {
        "sidebar": sidebar,
        "query": query,
        "open_rooms": await find_joinable_rooms(actor, query, limit=ROOMS, offset=(number - 1) * ROOMS),
        "pages": paginate(number, ROOMS, await count_joinable_rooms(actor, query)),
        "people": people,
        "online": await seen_online([person.id for person in people]),
        "errors": {},
        "values": {},
        "client_id": new_id(),
    }
    return await page("chat/rooms.html", status, **{**context, **form})


@blueprint.post("/chat/direct")
@performs(actions.open_direct)
async def direct() -> ResponseReturnValue:
    """Open the direct room with one or several people, and go to it."""
    actor = current_principal()
    try:
        opened = await actions.open_direct(actor, {"people": (await request.form).getlist("user_id")})
    except Invalid:
        if wants_json():
            raise
        return await _rooms_page(actor, 422, errors={"form": gettext("Choose people to message.")})
    except Conflict as error:
        if error.code != "too_many_people" or wants_json():
            raise
        return await _rooms_page(actor, 409, errors={"form": gettext("That’s too many people. Create a room instead.")})
    return redirect(f"/chat/{opened.id}", 303)
