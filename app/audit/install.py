"""How the log joins the application."""

from collections.abc import AsyncGenerator

from quart import Quart, request

from app.audit import Action, flush, record, use_key
from app.errors import Forbidden
from app.web.access import visitor


def install_audit(app: Quart, secret_key: str) -> None:
    """Let `app` record, with the key that belongs to `secret_key`. The database is opened before."""
    recorder = use_key(secret_key)

    @app.while_serving
    async def serving() -> AsyncGenerator[None]:
        yield
        # Before the database is closed; the second for another application in this process that has taken over.
        await recorder.flush()
        await flush()


async def record_refusal(error: Forbidden) -> None:
    """Record that the current request was refused."""
    asked = {"method": request.method, "path": request.path}
    if error.permission:
        meta = {"code": error.permission, **asked}
        await record(Action.PERMISSION_REFUSED, actor=visitor(), outcome="refused", meta=meta)
    else:
        meta = {"code": error.detail, **asked}
        action = Action.PERMISSION_REFUSED if visitor() else Action.REQUEST_FOREIGN
        await record(action, actor=visitor(), outcome="refused", meta=meta)
