"""The audit log: append-only, written with `record`, and verifiable.

An entry is written in the transaction of the change it describes, so that neither exists without the other.
"""

from collections.abc import AsyncGenerator, Mapping
from typing import Any

import structlog
from quart import Quart, request

from app.aio import Periodic
from app.audit.actions import Action
from app.audit.checkpoints import EVERY_S, SignedHeadWriter
from app.audit.entries import EntryDraft
from app.audit.hash_chain import Key
from app.audit.recorder import Recorder
from app.database import Transaction
from app.errors import Forbidden
from app.principal import Principal
from app.settings import Settings
from app.web.access import visitor
from app.web.request_context import current_caller

__all__ = ["Action", "Recorder", "flush", "key", "note", "record", "use_key"]

_recorder: Recorder | None = None


def use_key(secret_key: str) -> Recorder:
    """Create the recorder of this process, with keys derived from SECRET_KEY, and return it."""
    global _recorder
    _recorder = Recorder(Key.from_secret(secret_key))
    return _recorder


def _current() -> Recorder:
    if _recorder is None:
        raise RuntimeError("nothing can be recorded before the key of the log is known")
    return _recorder


def key() -> Key:
    """The keys of the log. Raises `RuntimeError` before `use_key`."""
    return _current().key


async def record(
    action: Action | str,
    *,
    actor: Principal | str | None = None,
    target: str | None = None,
    outcome: str = "ok",
    meta: Mapping[str, Any] | None = None,
    tx: Transaction | None = None,
) -> None:
    """Record that `actor` (a principal, a user id, or None if unknown) did `action` to `target` (`kind:id`). `outcome`
    is `ok`, `refused` or `failed`. `meta` has further details: `before` and `after` for a change, `code` for the
    kind of a refusal; never a secret.

    The entry becomes part of `tx` or of the running transaction. Without one it is durable on return, except for
    frequent actions (see `actions.py`). IP address, browser and request are those of the current caller.
    """
    await _current().record(_draft(action, actor, target, outcome, meta), tx)


def note(
    action: Action | str,
    *,
    actor: Principal | str | None = None,
    target: str | None = None,
    outcome: str = "ok",
    meta: Mapping[str, Any] | None = None,
) -> None:
    """The same for code that cannot wait: returns at once, and the entry is written within about a second."""
    _current().note(_draft(action, actor, target, outcome, meta))


async def flush() -> None:
    """Write all entries that are still buffered, as far as the database accepts them."""
    if _recorder is not None:
        await _recorder.flush()


def _draft(
    action: Action | str,
    actor: Principal | str | None,
    target: str | None,
    outcome: str,
    meta: Mapping[str, Any] | None,
) -> EntryDraft:
    caller = current_caller()
    actor_id, session_id = (actor.user_id, actor.session_id) if isinstance(actor, Principal) else (actor, None)
    return EntryDraft.from_caller(
        Action(action), caller, actor_id, session_id or caller.session_id, target, outcome, meta
    )


# Installing the log in the application.

log = structlog.get_logger()


def install_audit(app: Quart, settings: Settings) -> None:
    """Let `app` record, and write signed heads into DATA_DIR. Open the database first."""
    recorder = use_key(settings.secret_key)
    heads = SignedHeadWriter(recorder.key, settings.data_dir)
    writing = Periodic("write a signed head", heads.write, EVERY_S)

    @app.while_serving
    async def serving() -> AsyncGenerator[None]:
        writing.start()
        yield
        await writing.stop()
        # Before the database is closed; the second for another application in this process that has taken over.
        await recorder.flush()
        await flush()
        try:
            await heads.write()
        except Exception as error:  # the database is away, and the end is to be an orderly one all the same
            log.warning("audit_head_failed", error=repr(error))


async def record_refused_request(error: Forbidden) -> None:
    """Record that the current request was refused with `error`."""
    await record_refusal(error, visitor(), request.method, request.path)


async def record_refusal(error: Forbidden, actor: Principal | None, method: str, path: str) -> None:
    """Record that `actor` was refused a request: for lack of a permission, or because another site sent it."""
    action = Action.PERMISSION_REFUSED if actor or error.permission else Action.REQUEST_FOREIGN
    meta = {"code": error.permission or error.detail, "method": method, "path": path}
    await record(action, actor=actor, outcome="refused", meta=meta)


def note_duplicate_cookie(name: str) -> None:
    """Record that a request with two cookies of one `name` was refused."""
    note(Action.COOKIE_DUPLICATE, outcome="refused", meta={"code": name})
