"""Actions on files of messages: giving them to a room, and taking them back before they are sent."""

from app.actions import action
from app.chat.actions.messages import CHAT
from app.chat.attachments import attachment, upload
from app.chat.attachments.attachment import File
from app.chat.attachments.store import file_store
from app.chat.attachments.upload import IncomingFile
from app.chat.schema.files import AddFile, OfFile
from app.principal import Principal


# Enough for two messages full of pictures a minute.
@action("addFile", permission=CHAT, rate="60 per 5 minute", shared=True)
async def add_file(actor: Principal, data: AddFile) -> File:
    """Give a file to a room; it is shown to nobody else until it is sent with a message. Raises `NotFound`, `TooLarge`,
    `TypeNotAllowed`, `Conflict` (archived, muted), and `Invalid` (empty_file, broken_picture)."""
    given = IncomingFile(data.name, data.path, data.size)
    return await upload.add_file(file_store(), actor, data.room, given, data.client_id)


@action("takeBackFile", permission=CHAT, rate="60 per minute")
async def take_back_file(actor: Principal, data: OfFile) -> None:
    """Forget a file of one's own that was not sent. Raises `NotFound`."""
    await attachment.delete_unsent_file(actor, data.file)
