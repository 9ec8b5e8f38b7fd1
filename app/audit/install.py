"""How the log joins the application."""

import asyncio
from collections.abc import AsyncGenerator

import structlog
from quart import Quart, request

from app.audit import Action, flush, record, use_key
from app.audit.heads import HeadWriter
from app.errors import Forbidden
from app.principal import Principal
from app.settings import Settings
from app.web.access import visitor

log = structlog.get_logger()


def install_audit(app: Quart, settings: Settings) -> None:
    """Let `app` record, and write signed heads into DATA_DIR. The database is opened before."""
    recorder = use_key(settings.secret_key)
    heads = HeadWriter(recorder.key, settings.data_dir)

    @app.while_serving
    async def serving() -> AsyncGenerator[None]:
        regularly = asyncio.get_running_loop().create_task(heads.write_regularly())
        yield
        regularly.cancel()
        await asyncio.gather(regularly, return_exceptions=True)
        # Before the database is closed; the second for another application in this process that has taken over.
        await recorder.flush()
        await flush()
        try:
            await heads.write()
        except Exception as error:  # the database is away, and the end is to be an orderly one all the same
            log.warning("audit_head_failed", error=repr(error))


async def record_refused_request(error: Forbidden) -> None:
    """Record that the current request was refused."""
    await record_refusal(error, visitor(), request.method, request.path)


async def record_refusal(error: Forbidden, actor: Principal | None, method: str, path: str) -> None:
    """Record that `actor` was refused what they asked for: for want of a permission, or since another site asked."""
    action = Action.PERMISSION_REFUSED if actor or error.permission else Action.REQUEST_FOREIGN
    meta = {"code": error.permission or error.detail, "method": method, "path": path}
    await record(action, actor=actor, outcome="refused", meta=meta)
