"""Uploading and downloading files of messages."""

from functools import partial

from quart import Response, jsonify
from quart.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.chat.actions import files
from app.chat.attachments.attachment import File, load_accessible_file
from app.chat.attachments.media_type import ANYTHING
from app.chat.attachments.store import FileStore, file_store
from app.chat.attachments.upload import require_can_upload
from app.chat.renderers.message import file_data
from app.chat.views.blueprint import blueprint, requires_chat
from app.errors import Invalid, NotFound
from app.pictures import SHOWN
from app.principal import Principal
from app.storage.base import ObjectMissing
from app.web.access import current_principal, performs
from app.web.downloads import Content, download
from app.web.forms import submitted
from app.web.uploads import Upload, receive_form


def content_of(file_store: FileStore, file: File) -> Content:
    """The response for `file`: re-encoded pictures are shown in the browser, all else is downloaded."""
    inline = file.thumbnail_key is not None and file.media_type in SHOWN
    kind = file.media_type if inline or not file.media_type.startswith("text/") else ANYTHING
    return Content(file.name, kind, file.size, file.key, partial(_read, file_store, file.key), inline)


async def thumbnail_of(file_store: FileStore, file: File) -> Content:
    """The response for the thumbnail of `file`. Raises `NotFound` if it has none."""
    key = file.thumbnail_key
    if key is None:
        raise NotFound("it is no picture")
    small = await _read(file_store, key, 0, _MAX_THUMBNAIL)
    name = f"{file.name}.webp"

    async def read(start: int, end: int) -> bytes:
        return small[start:end]

    return Content(name, "image/webp", len(small), key, read, inline=True)


# A picture of 480 by 480 pixels takes some tens of kilobytes; this much if it is nothing but noise.
_MAX_THUMBNAIL = 1024 * 1024


async def _read(file_store: FileStore, key: str, start: int, end: int) -> bytes:
    try:
        return await file_store.storage.read(key, start, end)
    except ObjectMissing:
        raise NotFound("no such file") from None


# The routes.


async def store_upload(actor: Principal, room_id: str, upload: Upload, client_id: str) -> File:
    """Add `upload` to the room."""
    given = {"room": room_id, "client_id": client_id, "name": upload.name, "path": upload.path, "size": upload.size}
    return await files.add_file(actor, given)


@blueprint.post("/chat/<room_id>/files")
@performs(files.add_file)
async def add(room_id: str) -> ResponseReturnValue:
    """Upload a file to a room; nobody else sees it until it is sent with a message."""
    actor, place = current_principal(), file_store()
    await require_can_upload(place, actor, room_id)  # before anything is read
    async with receive_form(place.incoming, place.max_bytes, max_files=1) as form:
        client_id = form.fields.get("client_id", "").strip()
        upload = next((each for each in form.files if each.field == "file"), None)
        if upload is None:
            raise Invalid(code="empty_file", detail="there is no file in it")
        file = await store_upload(actor, room_id, upload, client_id)
    return jsonify({"ok": True, "file": file_data(file)}), 201


@blueprint.delete("/chat/files/<file_id>")
@performs(files.take_back_file)
async def take_back(file_id: str) -> ResponseReturnValue:
    """Delete an unsent file of the visitor's; 404 for any other file."""
    await files.take_back_file(current_principal(), submitted(MultiDict(), file=file_id), form=True)
    return "", 204


@blueprint.get("/chat/files/<file_id>/<name>")
@requires_chat
async def file(file_id: str, name: str) -> Response:  # noqa: ARG001 - it is for people who read addresses
    """The content of a file, shown or downloaded; 404 unless the visitor may see it."""
    found = await load_accessible_file(current_principal(), file_id)
    return await download(content_of(file_store(), found))


@blueprint.get("/chat/files/<file_id>/thumbnail")
@requires_chat
async def thumbnail(file_id: str) -> Response:
    """The thumbnail of a picture (WebP); 404 unless the visitor may see the file."""
    found = await load_accessible_file(current_principal(), file_id)
    return await download(await thumbnail_of(file_store(), found))
