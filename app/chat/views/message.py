"""One message: where it is to be seen, what it said before, and what can be done with it. The pages here are what the
menu of a message opens; without JavaScript they do the same."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from quart import Response, jsonify, redirect, request
from quart.typing import ResponseReturnValue

from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message, list_versions
from app.chat.messages.history import messages_around, one_message
from app.chat.messages.notify import address_of
from app.chat.messages.pins import pin_message, unpin_message
from app.chat.messages.reactions import USUAL, toggle_reaction
from app.chat.messages.read_receipts import readers_of
from app.chat.messages.send import MAX_BODY
from app.chat.renderers import message_view
from app.chat.schema.forms import EditForm, ReactionForm
from app.chat.views.blueprint import blueprint, chatting
from app.chat.views.room import WHY_NOT, room_page
from app.errors import AppError, Conflict, Invalid
from app.principal import Principal
from app.web.access import current_principal
from app.web.forms import parse
from app.web.i18n import N_, gettext
from app.web.pages import fragment, page, wants_fragment, wants_json

_REFUSED = {
    **WHY_NOT,
    "unknown_emoji": N_("There is no such emoji."),
    "too_many": N_("There are too many already."),
}

_DOING: Mapping[str, Callable[[Principal, str, str], Awaitable[object]]] = {
    "delete": delete_message,
    "pin": pin_message,
    "unpin": unpin_message,
}


@blueprint.get("/chat/<room_id>/messages/<message_id>")
@chatting
async def message(room_id: str, message_id: str) -> Response:
    """The room around a message."""
    return await room_page(room_id, lambda _: messages_around(room_id, message_id))


@blueprint.get("/chat/<room_id>/messages/<message_id>/actions")
@chatting
async def actions(room_id: str, message_id: str) -> Response:
    """What the visitor may do with a message: the menu of a message for htmx, otherwise a page."""
    return await _about("actions", room_id, message_id)


@blueprint.get("/chat/<room_id>/messages/<message_id>/edit")
@chatting
async def edit_form(room_id: str, message_id: str) -> Response:
    """A form with what the message says."""
    return await _about("edit", room_id, message_id)


@blueprint.get("/chat/<room_id>/messages/<message_id>/seen")
@chatting
async def seen(room_id: str, message_id: str) -> Response:
    """Who has seen a message."""
    actor = current_principal()
    try:
        readers, count = await readers_of(actor, room_id, message_id)
    except Conflict as refusal:
        if wants_json() or refusal.code != "receipts_off":
            raise
        readers, count = None, 0
    context = {"readers": readers, "count": count, "form": "seen"}
    if wants_fragment():
        return fragment("chat/_message_seen.html", **context)
    said = await one_message(actor, room_id, message_id)
    return await page("chat/message.html", message=message_view(said), error="", **context)


@blueprint.get("/chat/<room_id>/messages/<message_id>/history")
@chatting
async def versions(room_id: str, message_id: str) -> Response:
    """Everything a message ever said."""
    said, kept = await list_versions(current_principal(), room_id, message_id)
    return await page("chat/message_history.html", message=message_view(said), versions=kept)


@blueprint.post("/chat/<room_id>/messages/<message_id>/edit")
@chatting
async def edit(room_id: str, message_id: str) -> ResponseReturnValue:
    """Have it say something else."""
    form = parse(EditForm, await request.form)
    doing = edit_message(current_principal(), room_id, message_id, form.body)
    return await _do(doing, "edit", room_id, message_id, draft=form.body)


@blueprint.post("/chat/<room_id>/messages/<message_id>/<any(delete, pin, unpin):what>")
@chatting
async def do(room_id: str, message_id: str, what: str) -> ResponseReturnValue:
    """Take it back, put it among the pinned ones, or take it away from there."""
    return await _do(_DOING[what](current_principal(), room_id, message_id), "actions", room_id, message_id)


@blueprint.post("/chat/<room_id>/messages/<message_id>/reactions")
@chatting
async def react(room_id: str, message_id: str) -> ResponseReturnValue:
    """Add a reaction, or take it back."""
    form = parse(ReactionForm, await request.form)
    doing = toggle_reaction(current_principal(), room_id, message_id, form.emoji)
    return await _do(doing, "actions", room_id, message_id, typed=form.emoji)


async def _do(doing: Awaitable[object], form: str, room_id: str, message_id: str, **typed: str) -> ResponseReturnValue:
    """Do it and go back to the message; a refusal stands beside the `form` it came from, with what was `typed`."""
    try:
        await doing
    except (Invalid, Conflict) as error:
        if wants_json() or error.code not in _REFUSED:
            raise
        return await _about(form, room_id, message_id, error, **typed)
    if wants_json():
        return jsonify({"ok": True})
    return redirect(address_of(room_id, message_id), 303)


async def _about(form: str, room_id: str, message_id: str, error: AppError | None = None, **typed: str) -> Response:
    """The `form` ("actions", "edit") for a message, alone or on a page."""
    actor = current_principal()
    said = await one_message(actor, room_id, message_id)
    mine = said.author.id == actor.user_id
    context: dict[str, Any] = {
        "message": message_view(said),
        "mine": mine,
        "may_delete": mine or actor.may("moderate_chat"),
        "usual": USUAL,
        "draft": said.body if mine else "",
        "max_length": MAX_BODY,
        "error": gettext(_REFUSED[error.code]) if error else "",
        "typed": "",
        "form": form,
    }
    context |= typed
    if wants_fragment() and error is None:
        return fragment(f"chat/_message_{form}_form.html", **context)
    return await page("chat/message.html", error.status if error else 200, **context)
