"""How the log joins the application."""

from collections.abc import AsyncGenerator

from quart import Quart, request

from app.audit import Action, flush, record, use_key
from app.errors import Forbidden
from app.identity import Principal
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


async def record_refused_request(error: Forbidden) -> None:
    """Record that the current request was refused."""
    await record_refusal(error, visitor(), request.method, request.path)


async def record_refusal(error: Forbidden, actor: Principal | None, method: str, path: str) -> None:
    """Record that `actor` was refused what they asked for: for want of a permission, or since another site asked."""
    action = Action.PERMISSION_REFUSED if actor or error.permission else Action.REQUEST_FOREIGN
    meta = {"code": error.permission or error.detail, "method": method, "path": path}
    await record(action, actor=actor, outcome="refused", meta=meta)
