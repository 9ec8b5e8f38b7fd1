"""Saying something without a socket: from a page without JavaScript, or from one whose socket does not come up."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from quart import jsonify, redirect, request
from quart.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.chat.attachments.upload import may_add
from app.chat.messages import send
from app.chat.messages.commands import Answer
from app.chat.messages.history import latest_messages
from app.chat.schema.forms import MessageForm
from app.chat.views.blueprint import blueprint, chatting, depot
from app.chat.views.files import take_in
from app.chat.views.room import WHY_NOT, room_page
from app.errors import AppError, Conflict, Invalid, RateLimited, TooLarge, TypeNotAllowed
from app.ids import new_id
from app.principal import Principal
from app.web.access import current_principal
from app.web.forms import parse
from app.web.i18n import N_, gettext
from app.web.pages import wants_json
from app.web.uploads import FORM, Received, Upload, received

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
