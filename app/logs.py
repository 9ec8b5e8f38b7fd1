"""Logging: one stream of records, for people (`text`) or for programs (`json`), on standard error."""

import logging
import ssl
import sys
from collections.abc import MutableMapping
from contextvars import ContextVar
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import structlog


def configure_logging(form: str = "text", level: int = logging.INFO, worker: int | None = None) -> None:
    """Send the records of structlog and the standard library to standard error. `form` is `text` or `json`; every
    record names its `worker`, if there are several."""
    renderer: Any = (
        structlog.processors.JSONRenderer()
        if form == "json"
        # Not its default tracebacks, which show the values of local variables: passwords and tokens are among them.
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        _add_event,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if worker is not None:
        shared.insert(0, _Worker(worker))
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info if form == "json" else _keep,
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for noisy in ("uvicorn.access", "tortoise", "aerich", "aiosqlite", "asyncio", "httpx2", "watchfiles.main"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # It writes a traceback for each failed try to reach the database; our own code logs that in one line.
    logging.getLogger("asyncpg.pool").setLevel(logging.ERROR)


# Namespace, name and person of the event of a socket that is being handled. Every event sets it and few log anything,
# so it is one variable and not one for each field, which would take ten times as long.
_event: ContextVar[tuple[str, str, str] | None] = ContextVar("event", default=None)


class EventContext:
    """Within it, records name the event `name` of a `user` (id) in a `namespace`."""

    __slots__ = ("_event", "_token")

    def __init__(self, namespace: str, name: str, user: str) -> None:
        self._event = (namespace, name, user)

    def __enter__(self) -> None:
        self._token = _event.set(self._event)

    def __exit__(self, *_: object) -> None:
        _event.reset(self._token)


def _add_event(_logger: Any, _method: str, record: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    event = _event.get()
    if event is not None:
        namespace, name, user = event
        for field, value in (("namespace", namespace), ("event_name", name), ("user", user)):
            record.setdefault(field, value)
    return record


class _Worker:
    """Adds the number of the worker to records."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self, _logger: Any, _method: str, record: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        record["worker"] = self._number
        return record


# What strangers or a broken machine can bring about thousands of times must not fill the disk with lines.
RARE_S = 60.0


class RareWarning:
    """The warning `event`, of which one in `RARE_S` seconds is logged. `left_out` says how many were not, since the one
    before."""

    def __init__(self, event: str) -> None:
        self._event = event
        self._last = float("-inf")
        self._left_out = 0

    def log(self, **fields: object) -> None:
        """Log it with `fields`, unless one was logged shortly before."""
        now = monotonic()
        if now - self._last < RARE_S:
            self._left_out += 1
            return
        counted = {"left_out": self._left_out} if self._left_out else {}
        self._last, self._left_out = now, 0
        structlog.get_logger().warning(self._event, **fields, **counted)


def causes(error: BaseException) -> str:
    """What `error` says, and what it came of: libraries wrap a certificate that is refused until only "cannot connect"
    is left."""
    found: dict[str, None] = {}
    at: BaseException | None = error
    while at is not None:
        found[f"{type(at).__name__}: {text}" if (text := str(at)) else type(at).__name__] = None
        at = at.__cause__ or at.__context__
    return " < ".join(found)


# What is said of a Redis that cannot be reached, beside its name.
REDIS_PORT = 6379
REDIS_HINT = "correct REDIS_URL, or start Redis there and let this machine connect"


def server_name(url: str, port: int) -> str:
    """The `host:port` that `url` names (`port` if it names none), or the path of its socket: never a password."""
    parts = urlsplit(url)
    if parts.hostname is None:
        return parts.path
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{host}:{parts.port or port}"


def tls_fault(error: BaseException) -> str | None:
    """What was wrong with TLS, a certificate above all, if `error` came of that. It repeats nothing that was sent."""
    at: BaseException | None = error
    while at is not None and not isinstance(at, ssl.SSLError):
        at = at.__cause__ or at.__context__
    return str(at) if at is not None else None


def _keep(_logger: Any, _method: str, record: Any) -> Any:
    return record
