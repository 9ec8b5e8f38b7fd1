"""The base of all namespaces: admitting connections, and the checks before an event's handler."""

import asyncio
from typing import TYPE_CHECKING, Any

import structlog
from socketio import AsyncNamespace
from socketio.exceptions import ConnectionRefusedError as Refused
from tortoise.exceptions import IntegrityError

from app import audit
from app.actions import limited_by
from app.aio import fast_timeout
from app.database import database_away_errors, disk_watch
from app.errors import AppError, Forbidden, RateLimited, TooLarge, Unauthenticated, Unavailable
from app.logs import EventContext
from app.rate_limits.rules import Rule
from app.realtime.auth.admission import count_event
from app.realtime.auth.tokens import TokenUse
from app.realtime.client import FORMATS, Client, NamespaceConnection
from app.realtime.codec import MAX_MESSAGE_BYTES
from app.realtime.events import EventSpecs, action_event, collect_events, event, find_event, parse, single_argument
from app.realtime.protocol import Fill, Filled, Resume, Resumed
from app.realtime.streams import recovery
from app.web.errors import error_body
from app.web.request_context import use_caller

if TYPE_CHECKING:
    from app.realtime.hub import Hub

__all__ = ["Namespace", "action_event", "event"]

log = structlog.get_logger()

# Checking a token and a session takes milliseconds. A client that waits longer, because the database hangs, is told to
# reconnect: its further packets wait as well, and it counts towards the limits, for an unknown time.
ADMISSION_S = 5.0


def make_refusal(code: str, *, retry: bool, retry_after_ms: int | None = None) -> Refused:
    """The exception that refuses a connection with `code`; `retry` says whether the client should try again."""
    data: dict[str, Any] = {"code": code, "retry": retry}
    if retry_after_ms is not None:
        data["retry_after_ms"] = retry_after_ms
    return Refused(code, data)


def error_ack(error: AppError) -> dict[str, Any]:
    """The ack of an event that failed with `error`: `{"ok": False, "error": ...}`."""
    return {"ok": False, "error": error_body(error)}


class Namespace(AsyncNamespace):  # type: ignore[misc]
    """A namespace at `path` that holders of `permission` may join. Subclasses add events with `@event` and
    `@action_event`."""

    path: str
    permission: str
    connect_rate = "120 per minute"
    events: EventSpecs

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.events = collect_events(cls)

    def __init__(self, hub: "Hub") -> None:
        super().__init__(self.path)
        self.hub = hub
        self._connect_rule = Rule.of(f"{self.path}:connect", self.connect_rate, shared=False)

    # -- joining and leaving

    async def trigger_event(self, event: str, *args: Any) -> Any:
        """Called by the library for `disconnect` only; events of clients go through `dispatch`."""
        if event == "disconnect":
            await self._disconnect(args[0])

    async def admit(self, sid: str, client: Client, auth: Any) -> NamespaceConnection:
        """Admit `client` as `sid`, if `auth`, which it sent, is valid. Raises `Refused`."""
        with use_caller(client.caller):
            try:
                connection = await self._admit_in_time(sid, client, auth)
            except Refused as refusal:
                self._audit(audit.Action.SOCKET_REFUSED, client, "refused", code=refusal.error_args["message"])
                raise
            self._audit(audit.Action.SOCKET_CONNECTED, client, "ok")
        return connection

    def _audit(self, action: audit.Action, client: Client, outcome: str, **meta: str) -> None:
        audit.note(action, actor=client.principal, target=f"namespace:{self.path}", outcome=outcome, meta=meta)

    async def _admit_in_time(self, sid: str, client: Client, auth: Any) -> NamespaceConnection:
        """The admitted connection. Raises `Refused`, whatever the reason."""
        try:
            return await fast_timeout(ADMISSION_S, self._admit(sid, client, auth))
        except Refused:
            raise
        except RateLimited as error:
            raise make_refusal(error.code, retry=True, retry_after_ms=error.retry_after_ms) from None
        except Forbidden:
            raise make_refusal("forbidden", retry=False) from None
        except Unauthenticated:
            raise make_refusal("unauthenticated", retry=False) from None
        except Exception as error:
            # Any other failure must be answered too, or the client waits and the library keeps the sid for ever.
            if not isinstance(error, database_away_errors()):
                log.exception("connect_failed", namespace=self.path)
            raise make_refusal("unavailable", retry=True, retry_after_ms=1_000) from None

    async def _admit(self, sid: str, client: Client, auth: Any) -> NamespaceConnection:
        hub = self.hub
        await hub.limiter.check(self._connect_rule, client.principal.user_id)
        auth = auth if isinstance(auth, dict) else {}
        form = auth.get("format", "json")
        if form not in FORMATS:
            raise make_refusal("bad_request", retry=False)
        use = await hub.consume_token(auth.get("token"), self.path, client)
        if use is TokenUse.FOREIGN:  # this connection stays in its session, whatever token it fetches
            raise make_refusal("session_mismatch", retry=False)
        if use is not TokenUse.GOOD:
            raise make_refusal("bad_token", retry=True)
        connection = NamespaceConnection(sid, self.path, client, client.principal, form)
        # Registered before the last check of the session, so that a session ending later closes this connection.
        hub.register(connection)
        try:
            principal = await hub.current_principal(client)
            if principal is None:
                raise Unauthenticated("the session is over")
            if not principal.may(self.permission):
                raise Forbidden(self.permission)
            connection.principal = principal
            await self.before_accept(connection)
            if not connection.principal.may(self.permission):  # the permission was lost meanwhile
                raise Forbidden(self.permission)
        except BaseException:
            hub.remove_connection(client, self.path)
            raise
        hub.admit(connection)
        return connection

    async def before_accept(self, connection: NamespaceConnection) -> None:
        """A hook that runs for an admitted connection before the client is told that it is connected."""

    async def run_after_accept(self, connection: NamespaceConnection) -> None:
        """Run `after_accept` for a connection. Errors are logged and do not end it: the page has the same data, only
        older."""
        try:
            await self.after_accept(connection)
        except Exception as error:
            log.warning("not_welcomed", namespace=self.path, error=repr(error))

    async def after_accept(self, connection: NamespaceConnection) -> None:
        """A hook that runs after the client is told that it is connected, to send it what changed."""

    async def _disconnect(self, sid: str) -> None:
        connection = self.hub.find_connection(sid)
        if connection is not None:
            self.hub.remove_connection(connection.client, self.path)

    # -- events

    def too_many_pending_ack(self) -> dict[str, Any]:
        """The ack of an event that arrives while too many events of the client are waiting."""
        return error_ack(RateLimited("too many events are waiting", retry_after_ms=1_000))

    def stopping_ack(self) -> dict[str, Any]:
        """The ack of an event that arrives when the server is about to stop."""
        return error_ack(Unavailable("the server is stopping", retry_after_ms=1_000))

    async def dispatch(
        self, connection: NamespaceConnection, name: str, args: list[Any], size: int = 0
    ) -> dict[str, Any]:
        """Run the event `name` with `args`, which took `size` bytes, for `connection`; always returns the ack."""
        with EventContext(self.path, name[:64], connection.principal.user_id):
            try:
                await count_event(self.hub.limiter, connection)
                if size > MAX_MESSAGE_BYTES:
                    raise TooLarge.bytes_over(MAX_MESSAGE_BYTES)
                spec = find_event(self.events, name)
                if connection.client.recheck is not None:  # permissions are being loaded again
                    await asyncio.wait([connection.client.recheck])
                if not connection.principal.may(self.permission):
                    raise Forbidden(self.permission)
                body = single_argument(args)
                if spec.rule is not None:
                    await self.hub.limiter.check(spec.rule, connection.principal.user_id)
                    body = parse(spec.model, body)
                with limited_by(self.hub.limiter):
                    result = await spec.handler(self, connection, body)
            except AppError as error:
                if isinstance(error, Forbidden):
                    await self._record_refusal(connection, name, error)
                return error_ack(error)
            except IntegrityError:  # in Tortoise a subclass of `OperationalError`, but here a bug
                log.exception("event_failed")
                return error_ack(AppError("something broke"))
            except database_away_errors() as error:
                if disk_watch.note(error):
                    return error_ack(Unavailable("the disk is full", retry_after_ms=5_000))
                log.warning("database_away", error=type(error).__name__)
                return error_ack(Unavailable("the database does not answer", retry_after_ms=1_000))
            except Exception as error:
                if disk_watch.note(error):
                    return error_ack(Unavailable("the disk is full", retry_after_ms=5_000))
                log.exception("event_failed")
                return error_ack(AppError("something broke"))
        return {"ok": True, **result}

    async def _record_refusal(self, connection: NamespaceConnection, name: str, error: Forbidden) -> None:
        meta = {"code": error.permission or error.detail, "event": name[:64]}
        target = f"namespace:{self.path}"
        with use_caller(connection.client.caller):
            await audit.record(
                audit.Action.PERMISSION_REFUSED,
                actor=connection.principal,
                target=target,
                outcome="refused",
                meta=meta,
            )

    @event("resume", Resume, "60 per 10 second")
    async def resume(self, connection: NamespaceConnection, data: Resume) -> Resumed:
        """Attach to streams, and return the events after the given positions."""
        return {"streams": await recovery.resume(self.hub, connection, data.streams)}

    @event("fill", Fill, "60 per 10 second")
    async def fill(self, connection: NamespaceConnection, data: Fill) -> Filled:
        """The next events of a stream that the connection is attached to."""
        return await recovery.fill(connection, data.stream, data.after, data.limit)
