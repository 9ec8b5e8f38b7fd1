"""Files of messages: uploading, sending, serving and deleting them."""

from collections.abc import AsyncGenerator
from functools import partial

from quart import Quart

from app.aio import Periodic
from app.chat import signals
from app.chat.attachments.store import FileStore
from app.chat.attachments.sweep import SWEEP_EVERY_S, sweep_attachments
from app.settings import Settings
from app.web.uploads import allow_large_body

# Installing files in the application.


def install_files(app: Quart, settings: Settings) -> None:
    """Add the file storage to `app`, and allow larger requests on the upload routes."""
    file_store = FileStore.from_settings(settings)
    app.extensions["files"] = file_store
    allow_large_body(app, r"/chat/[^/]+/files", file_store.max_bytes)
    allow_large_body(app, r"/chat/[^/]+/messages", file_store.max_bytes * file_store.max_files)
    sweeping = Periodic("sweep files", partial(sweep_attachments, file_store), SWEEP_EVERY_S)

    @app.while_serving
    async def lifespan() -> AsyncGenerator[None]:
        sweeping.start()
        with signals.files_removed.connected(file_store.remove_soon):
            yield
        await sweeping.stop()
        await file_store.close()
