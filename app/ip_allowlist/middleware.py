"""Enforcing the allow-list: for requests as they arrive, and for open connections as soon as it changes."""

from quart import Quart

from app import audit
from app.aio import Periodic
from app.ip_allowlist.allowlist import AllowList
from app.ip_allowlist.dry_run import DryRuns
from app.ip_allowlist.rules import load_rules
from app.realtime import Hub
from app.realtime.cluster.nodes import ACCOUNTS
from app.realtime.protocol import BYE_KICKED
from app.web.areas import Area
from app.web.asgi import ASGIApp, Receive, Scope, Send, refuse
from app.web.request_area import area_of

# The longest delay of a change that was not announced: from the command line, or with the bus down.
REREAD_EVERY_S = 10.0
REASON = "address_refused"


class Enforcement:
    """The current list, and closing the connections of `hub` that it excludes; `trials` makes dry runs of
    other lists."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._list = AllowList()
        self._rereading = Periodic("read the allow-list again", self.read, REREAD_EVERY_S)
        self.trials = DryRuns(hub)
        hub.nodes.on("ip_rules", self._rereading.run_soon)
        hub.nodes.bus.on_restored(self._rereading.run_soon)

    @property
    def restricts(self) -> bool:
        """Whether any area is restricted now."""
        return not self._list.is_empty

    def admits(self, area: Area, address: str) -> bool:
        """Whether `address` may use `area` under the current list."""
        return self._list.admits(area, address)

    def apply(self, now: AllowList) -> None:
        """Take over a list that this node has just stored, and tell the other nodes."""
        self._apply(now)
        self._hub.nodes.run_elsewhere(ACCOUNTS, "ip_rules")

    async def read(self) -> None:
        """Take over the list in the database, and close connections that it excludes."""
        self._apply(AllowList.from_rules(await load_rules()))

    def _apply(self, now: AllowList) -> None:
        if now == self._list:
            return
        self._list = now
        self._hub.server.disconnect_clients(
            lambda client: not now.admits(Area.SOCKETS, client.address), BYE_KICKED, REASON
        )

    async def start(self) -> None:
        """Read the list, and again every `REREAD_EVERY_S`."""
        await self.read()
        self._rereading.start()

    async def stop(self) -> None:
        """Stop reading the list again; the last one stays in force."""
        await self._rereading.stop()


class AllowListMiddleware:
    """ASGI middleware in front of pages of `app` and sockets alike, so that nothing of a refused request is read. The
    scope has the client's true address and a normalised path already."""

    def __init__(self, inner: ASGIApp, app: Quart, enforcement: Enforcement) -> None:
        self._inner = inner
        self._app = app
        self._enforcement = enforcement

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._enforcement.restricts and scope["type"] in ("http", "websocket"):
            area = area_of(self._app, scope)
            address = str((scope.get("client") or ("", 0))[0])
            if not self._enforcement.admits(area, address):
                audit.note(audit.Action.ADDRESS_REFUSED, outcome="refused", meta={"code": area.value})
                return await refuse(scope, receive, send, 403, f"The address {address} may not come in here.")
        return await self._inner(scope, receive, send)
