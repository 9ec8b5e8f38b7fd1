"""Files of messages: uploading, sending, serving and deleting them."""

from collections.abc import AsyncGenerator
from functools import partial

from quart import Quart

from app.aio import Periodic
from app.chat import signals
from app.chat.attachments.store import Depot
from app.chat.attachments.sweep import SWEEP_EVERY_S, sweep_attachments
from app.settings import Settings
from app.web.uploads import open_door

# Installing files in the application.


def install_files(app: Quart, settings: Settings) -> None:
    """Add the file storage to `app`, and allow larger requests on the upload routes."""
    depot = Depot.of(settings)
    app.extensions["files"] = depot
    open_door(app, r"/chat/[^/]+/files", depot.max_bytes)
    open_door(app, r"/chat/[^/]+/messages", depot.max_bytes * depot.max_files)
    sweeping = Periodic("sweep files", partial(sweep_attachments, depot), SWEEP_EVERY_S)

    @app.while_serving
    async def lifespan() -> AsyncGenerator[None]:
        sweeping.start()
        with signals.files_gone.connected(depot.forget):
            yield
        await sweeping.stop()
        await depot.close()
