"""Finding rooms and people, and making rooms."""

from typing import Any

from quart import Response, redirect, request
from quart.typing import ResponseReturnValue

from app.chat import service
from app.chat.forms import DirectForm, RoomForm
from app.chat.views.blueprint import blueprint, chatting, online
from app.errors import Invalid
from app.identity import Principal
from app.web.access import current_principal
from app.web.forms import form_errors, parse
from app.web.pages import page


@blueprint.get("/chat")
@chatting
async def index() -> ResponseReturnValue:
    """The first room with something unread, else the first room, else where rooms are found."""
    rooms = await service.rooms_of(current_principal())
    first = next((room for room in rooms if room.unread), rooms[0] if rooms else None)
    return redirect(f"/chat/{first.id}" if first else "/chat/rooms", 303)


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
        "online": online(),
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
