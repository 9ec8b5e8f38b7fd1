"""Saying something without a socket: from a page without JavaScript, or from one whose socket does not come up."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from quart import Response, jsonify, redirect, request
from quart.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.chat.attachments.upload import may_add
from app.chat.messages import send
from app.chat.messages.commands import Answer
from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message, list_versions
from app.chat.messages.history import latest_messages, messages_around, one_message
from app.chat.messages.notify import address_of
from app.chat.messages.pins import pin_message, unpin_message
from app.chat.messages.reactions import USUAL, toggle_reaction
from app.chat.messages.read_receipts import readers_of
from app.chat.messages.send import MAX_BODY
from app.chat.renderers import message_view
from app.chat.schema.forms import EditForm, MessageForm, ReactionForm
from app.chat.views.attachments import take_in
from app.chat.views.blueprint import blueprint, chatting, depot
from app.chat.views.room import WHY_NOT, room_page
from app.errors import AppError, Conflict, Invalid, RateLimited, TooLarge, TypeNotAllowed
from app.ids import new_id
from app.principal import Principal
from app.web.access import current_principal
from app.web.forms import parse
from app.web.i18n import N_, gettext
from app.web.pages import fragment, page, wants_fragment, wants_json
from app.web.uploads import FORM, Received, Upload, received

# One message: where it is to be seen, what it said before, and what can be done with it. The pages here are what the
# menu of a message opens; without JavaScript they do the same.

_REFUSED_FORM = {
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
        return fragment("chat/_message_readers.html", **context)
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
        if wants_json() or error.code not in _REFUSED_FORM:
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
        "error": gettext(_REFUSED_FORM[error.code]) if error else "",
        "typed": "",
        "form": form,
    }
    context |= typed
    if wants_fragment() and error is None:
        return fragment(f"chat/_message_{form}.html", **context)
    return await page("chat/message.html", error.status if error else 200, **context)


# The field of the files in a form that sends them and the message at once.
FIELD = "upload"
_REFUSED = {
    **WHY_NOT,
    "unknown_file": N_("A file is not there any more. Choose it again."),
    "too_many_files": N_("These are too many files for one message."),
    "too_large": N_("A file is too large, or there are too many."),
    "type_not_allowed": N_("Files of this kind cannot be sent here."),
    "empty_file": N_("The file is empty."),
    "broken_picture": N_("The picture is broken."),
    "rate_limited": N_("These are many files at once. Try again in a while."),
}


@blueprint.post("/chat/<room_id>/messages")
@chatting
async def post_message(room_id: str) -> ResponseReturnValue:
    """Say something, perhaps with files: those that were given to the room before, and those that come with it."""
    actor = current_principal()
    given = Received()
    try:
        async with _form(room_id, given) as (values, uploads):
            form = parse(MessageForm, {**values.to_dict(), "files": values.getlist("files")})
            client_id = form.client_id or new_id()
            _count(len(form.files) + len(uploads))
            files = [*form.files, *await _take_in(actor, room_id, uploads, client_id)]
            sent = await send.post_message(actor, room_id, form.body, client_id, form.reply_to, files)
    except (Invalid, Conflict, TooLarge, TypeNotAllowed, RateLimited) as error:
        return await _refused(room_id, given.fields.get("body", ""), error)
    if isinstance(sent, Answer):
        if wants_json():
            return jsonify({"ok": True, "answer": sent.text})
        return await room_page(room_id, lambda _: latest_messages(room_id), answer=sent.text)
    if wants_json():
        return jsonify({"ok": True, "id": sent.id, "seq": sent.seq, "dup": sent.dup})
    return redirect(f"/chat/{room_id}#message-{sent.id}", 303)


@asynccontextmanager
async def _form(room_id: str, into: Received) -> AsyncIterator[tuple[MultiDict[str, str], Sequence[Upload]]]:
    """What was posted: its fields, and its files until the block ends. `into` has what came before a refusal."""
    if request.mimetype != FORM:
        into.fields = await request.form
        yield into.fields, ()
        return
    place = depot()
    await may_add(place, current_principal(), room_id)  # before anything is read
    async with received(place.incoming, place.max_bytes, place.max_files, into) as form:
        yield form.fields, [each for each in form.files if each.field == FIELD]


async def _take_in(actor: Principal, room_id: str, uploads: Sequence[Upload], client_id: str) -> list[str]:
    """The ids of `uploads` after they were added, under names that a second try gives them as well."""
    added = []
    for number, upload in enumerate(uploads):
        name = f"{client_id[:60]}-{number}"
        added.append((await take_in(actor, room_id, upload, name)).id)
    return added


def _count(files: int) -> None:
    if files > depot().max_files:
        raise Invalid(code="too_many_files", detail=f"at most {depot().max_files} files")


async def _refused(room_id: str, draft: str, error: AppError) -> ResponseReturnValue:
    """The room with what was typed and why it was not sent; or for programs, and without words for it, the error."""
    if wants_json() or error.code not in _REFUSED:
        raise error
    said: dict[str, Any] = {"draft": draft, "error": gettext(_REFUSED[error.code])}
    return await room_page(room_id, lambda _: latest_messages(room_id), status=error.status, **said)
