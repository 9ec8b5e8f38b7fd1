"""Uploading and downloading files of messages."""

from functools import partial

from quart import Response, current_app, jsonify
from quart.typing import ResponseReturnValue

from app.chat.attachments import attachment
from app.chat.attachments.attachment import File, reach_file
from app.chat.attachments.images import FORMATS
from app.chat.attachments.media_type import ANYTHING
from app.chat.attachments.store import Depot
from app.chat.attachments.upload import Given, add_file, may_add
from app.chat.renderers.message import file_data
from app.chat.schema.forms import FileForm
from app.chat.views.blueprint import blueprint, chatting, depot
from app.errors import Invalid, NotFound
from app.principal import Principal
from app.rate_limits.rules import Rule
from app.realtime.hub import Hub
from app.storage.base import Missing
from app.web.access import current_principal
from app.web.downloads import Content, download
from app.web.forms import parse
from app.web.uploads import Upload, received

_SHOWN = frozenset(kind.media_type for kind in FORMATS.values())


def content_of(depot: Depot, file: File) -> Content:
    """The response for `file`: re-encoded pictures are shown in the browser, all else is downloaded."""
    inline = file.thumbnail_key is not None and file.media_type in _SHOWN
    kind = file.media_type if inline or not file.media_type.startswith("text/") else ANYTHING
    return Content(file.name, kind, file.size, file.key, partial(_read, depot, file.key), inline)


async def thumbnail_of(depot: Depot, file: File) -> Content:
    """The response for the thumbnail of `file`. Raises `NotFound` if it has none."""
    key = file.thumbnail_key
    if key is None:
        raise NotFound("it is no picture")
    small = await _read(depot, key, 0, _MAX_THUMBNAIL)
    name = f"{file.name}.webp"

    async def read(start: int, end: int) -> bytes:
        return small[start:end]

    return Content(name, "image/webp", len(small), key, read, inline=True)


# A picture of 480 by 480 pixels takes some tens of kilobytes; this much if it is nothing but noise.
_MAX_THUMBNAIL = 1024 * 1024


async def _read(depot: Depot, key: str, start: int, end: int) -> bytes:
    try:
        return await depot.storage.read(key, start, end)
    except Missing:
        raise NotFound("no such file") from None


# The routes.

# Enough for two messages full of pictures a minute.
ADDING = Rule.of("files", "60 per 5 minute")


async def take_in(actor: Principal, room_id: str, upload: Upload, client_id: str) -> File:
    """Store `upload` for the room, within the upload rate of `actor`. Raises `RateLimited`, and as `add_file`."""
    hub: Hub = current_app.extensions["hub"]
    await hub.limiter.check(ADDING, actor.user_id)
    return await add_file(depot(), actor, room_id, Given(upload.name, upload.path, upload.size), client_id)


@blueprint.post("/chat/<room_id>/files")
@chatting
async def add(room_id: str) -> ResponseReturnValue:
    """Upload a file to a room; nobody else sees it until it is sent with a message."""
    actor, place = current_principal(), depot()
    await may_add(place, actor, room_id)  # before anything is read
    async with received(place.incoming, place.max_bytes, max_files=1) as form:
        client_id = parse(FileForm, form.fields).client_id
        upload = next((each for each in form.files if each.field == "file"), None)
        if upload is None:
            raise Invalid(code="empty_file", detail="there is no file in it")
        file = await take_in(actor, room_id, upload, client_id)
    return jsonify({"ok": True, "file": file_data(file)}), 201


@blueprint.delete("/chat/files/<file_id>")
@chatting
async def take_back(file_id: str) -> ResponseReturnValue:
    """Delete an unsent file of the visitor's; 404 for any other file."""
    await attachment.take_back(current_principal(), file_id)
    return "", 204


@blueprint.get("/chat/files/<file_id>/<name>")
@chatting
async def file(file_id: str, name: str) -> Response:  # noqa: ARG001 - it is for people who read addresses
    """The content of a file, shown or downloaded; 404 unless the visitor may see it."""
    found = await reach_file(current_principal(), file_id)
    return await download(content_of(depot(), found))


@blueprint.get("/chat/files/<file_id>/thumbnail")
@chatting
async def thumbnail(file_id: str) -> Response:
    """The thumbnail of a picture (WebP); 404 unless the visitor may see the file."""
    found = await reach_file(current_principal(), file_id)
    return await download(await thumbnail_of(depot(), found))
