"""Sending messages by form, and the pages of one message. They work without JavaScript, and when the socket does not
connect."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from quart import Response, jsonify, redirect, request
from quart.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.actions import Action
from app.characters import without_turns
from app.chat.actions import messages as actions
from app.chat.attachments.store import file_store
from app.chat.attachments.upload import require_can_upload
from app.chat.markdown import is_tall
from app.chat.messages.body import MAX_BODY
from app.chat.messages.commands import CommandReply
from app.chat.messages.edit import list_versions
from app.chat.messages.history import load_around, load_latest, load_message
from app.chat.messages.notify import message_url
from app.chat.messages.reactions import DEFAULT_EMOJI
from app.chat.messages.read_receipts import list_readers
from app.chat.renderers import message_view
from app.chat.views.attachments import store_upload
from app.chat.views.blueprint import blueprint, requires_chat
from app.chat.views.room import room_page
from app.errors import AppError, Conflict, Invalid, NotFound, RateLimited, Stale, TooLarge, TypeNotAllowed
from app.ids import new_id
from app.principal import Principal
from app.versions import version_of
from app.web.access import current_principal, performs
from app.web.error_words import error_message
from app.web.forms import stale_errors, submitted, version_after
from app.web.i18n import N_, gettext
from app.web.pages import fragment, page, wants_fragment, wants_json
from app.web.uploads import FORM, Received, Upload, receive_form

# One message: its place in the room, its versions, and its actions. The pages here are what the
# menu of a message opens; without JavaScript they do the same.

_GONE = N_("The message you were editing is no longer here. Your text is in the message field.")

_DOING: Mapping[str, Action[Any, Any]] = {
    "delete": actions.delete_message,
    "pin": actions.pin_message,
    "unpin": actions.unpin_message,
}


@blueprint.get("/chat/<room_id>/messages/<message_id>")
@requires_chat
async def message(room_id: str, message_id: str) -> Response:
    """The room around a message, which is highlighted; 404 unless the visitor is in the room."""
    return await room_page(room_id, lambda _: load_around(room_id, message_id))


@blueprint.get("/chat/<room_id>/messages/<message_id>/actions")
@requires_chat
async def message_actions(room_id: str, message_id: str) -> Response:
    """What the visitor may do with a message: its menu for htmx, otherwise a page."""
    return await _message_form("actions", room_id, message_id)


@blueprint.get("/chat/<room_id>/messages/<message_id>/edit")
@requires_chat
async def edit_form(room_id: str, message_id: str) -> Response:
    """The form for editing the visitor's own message."""
    return await _message_form("edit", room_id, message_id)


@blueprint.get("/chat/<room_id>/messages/<message_id>/seen")
@requires_chat
async def seen(room_id: str, message_id: str) -> Response:
    """The people who have seen a message; says so if the visitor has switched read receipts off."""
    actor = current_principal()
    try:
        readers, count = await list_readers(actor, room_id, message_id)
    except Conflict as refusal:
        if wants_json() or refusal.code != "receipts_off":
            raise
        readers, count = None, 0
    context = {"readers": readers, "count": count, "form": "seen"}
    if wants_fragment():
        return fragment("chat/_message_readers.html", **context)
    said = await load_message(actor, room_id, message_id)
    return await page("chat/message.html", message=message_view(said), error="", **context)


@blueprint.get("/chat/<room_id>/messages/<message_id>/history")
@requires_chat
async def versions(room_id: str, message_id: str) -> Response:
    """All versions of an edited message."""
    said, kept = await list_versions(current_principal(), room_id, message_id)
    shown = [{"body": without_turns(each.body), "tall": is_tall(each.body), "until": each.until} for each in kept]
    return await page("chat/message_history.html", message=message_view(said), versions=shown)


@blueprint.post("/chat/<room_id>/messages/<message_id>/edit")
@performs(actions.edit_message)
async def edit(room_id: str, message_id: str) -> ResponseReturnValue:
    """Edit a message; shows the form again with errors, or the room if the message was deleted, with what was typed."""
    draft = (await request.form).get("body", "")
    try:
        return await _do(actions.edit_message, "edit", room_id, message_id, draft=draft)
    except NotFound as error:
        if wants_json():
            raise
        kept: dict[str, Any] = {"draft": draft, "error": gettext(_GONE)}
        return await room_page(room_id, lambda _: load_latest(room_id), status=error.status, **kept)


@blueprint.post("/chat/<room_id>/messages/<message_id>/<any(delete, pin, unpin):what>")
@performs(*_DOING.values())
async def do(room_id: str, message_id: str, what: str) -> ResponseReturnValue:
    """Delete, pin or unpin a message, and go back to it."""
    return await _do(_DOING[what], "actions", room_id, message_id)


@blueprint.post("/chat/<room_id>/messages/<message_id>/reactions")
@performs(actions.toggle_reaction)
async def react(room_id: str, message_id: str) -> ResponseReturnValue:
    """Add a reaction, or remove it if it is there, and go back to the message."""
    form = await request.form
    return await _do(actions.toggle_reaction, "actions", room_id, message_id, entered=form.get("emoji", ""))


async def _do(
    action: Action[Any, Any], form: str, room_id: str, message_id: str, **entered: str
) -> ResponseReturnValue:
    """Do it and go back to the message; a refusal stands beside the `form` it came from, with what was `entered`."""
    values = submitted(await request.form, room=room_id, message=message_id)
    try:
        await action(current_principal(), values, form=True)
    except (Invalid, Conflict) as error:
        if wants_json() or not _sentence(error):
            raise
        version = version_after(error, values)
        return await _message_form(form, room_id, message_id, error, version=version, **entered)
    if wants_json():
        return jsonify({"ok": True})
    return redirect(message_url(room_id, message_id), 303)


def _sentence(error: AppError) -> str | None:
    return stale_errors(error, {})["body"] if isinstance(error, Stale) else error_message(error)


async def _message_form(
    form: str, room_id: str, message_id: str, error: AppError | None = None, **entered: str
) -> Response:
    """The `form` ("actions", "edit") for a message, alone or on a page."""
    actor = current_principal()
    said = await load_message(actor, room_id, message_id)
    mine = said.author.id == actor.user_id
    context: dict[str, Any] = {
        "message": message_view(said),
        "mine": mine,
        "may_delete": mine or actor.may("moderate_chat"),
        "quick_reactions": DEFAULT_EMOJI,
        "draft": said.body if mine else "",
        "max_length": MAX_BODY,
        "error": _sentence(error) if error else "",
        "version": version_of({"body": said.body}),
        "entered": "",
        "form": form,
    }
    context |= entered
    if wants_fragment() and error is None:
        return fragment(f"chat/_message_{form}.html", **context)
    return await page("chat/message.html", error.status if error else 200, **context)


# The field of the files in a form that sends them and the message at once.
FIELD = "upload"


@blueprint.post("/chat/<room_id>/messages")
@performs(actions.send_message)
async def post_message(room_id: str) -> ResponseReturnValue:
    """Send a message, perhaps with files: those uploaded to the room before, and those in this form."""
    actor = current_principal()
    given = Received()
    try:
        async with _form(room_id, given) as (values, uploads):
            message = submitted(values, room=room_id)
            message.setdefault("body", "")
            if not message.get("client_id"):  # no JavaScript
                message["client_id"] = new_id()
            if uploads:  # before they are taken in
                _count(len(message.getlist("files")) + len(uploads))
            taken = await _store_uploads(actor, room_id, uploads, message["client_id"])
            message.setlist("files", [*message.getlist("files"), *taken])
            sent = await actions.send_message(actor, message, form=True)
    except (Invalid, Conflict, TooLarge, TypeNotAllowed, RateLimited) as error:
        return await _refused(room_id, given.fields.get("body", ""), error)
    if isinstance(sent, CommandReply):
        if wants_json():
            return jsonify({"ok": True, "answer": sent.text})
        return await room_page(room_id, lambda _: load_latest(room_id), answer=sent.text)
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
    place = file_store()
    await require_can_upload(place, current_principal(), room_id)  # before anything is read
    async with receive_form(place.incoming, place.max_bytes, place.max_files, into) as form:
        yield form.fields, [each for each in form.files if each.field == FIELD]


async def _store_uploads(actor: Principal, room_id: str, uploads: Sequence[Upload], client_id: str) -> list[str]:
    """The ids of `uploads` after they were added, under names that a second try gives them as well."""
    added = []
    for number, upload in enumerate(uploads):
        name = f"{client_id[:60]}-{number}"
        added.append((await store_upload(actor, room_id, upload, name)).id)
    return added


def _count(files: int) -> None:
    if files > file_store().max_files:
        raise Invalid(code="too_many_files", detail=f"at most {file_store().max_files} files")


async def _refused(room_id: str, draft: str, error: AppError) -> ResponseReturnValue:
    """The room with what was typed and why it was not sent; or for programs, and without words for it, the error."""
    sentence = error_message(error)
    if wants_json() or not sentence:
        raise error
    said: dict[str, Any] = {"draft": draft, "error": sentence}
    return await room_page(room_id, lambda _: load_latest(room_id), status=error.status, **said)
