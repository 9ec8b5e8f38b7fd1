"""How files join the application."""

from quart import Quart

from app.chat import signals
from app.chat.files.depot import Depot
from app.settings import Settings
from app.web.uploads import open_door


def install_files(app: Quart, settings: Settings) -> None:
    """Add the place where files are to `app`, and the doors they come in by."""
    depot = Depot.of(settings)
    app.extensions["files"] = depot
    open_door(app, r"/chat/[^/]+/files", depot.max_bytes)
    open_door(app, r"/chat/[^/]+/messages", depot.max_bytes * depot.max_files)

    @app.before_serving
    async def start() -> None:
        signals.files_gone.append(depot.forget)

    @app.after_serving
    async def stop() -> None:
        signals.files_gone.remove(depot.forget)
        await depot.close()
