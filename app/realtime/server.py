"""The Socket.IO server: the library's, made safe.

What is different, and why: what clients send goes to a dispatcher and not to methods by name (a client could call
`connect`, `disconnect` and any other one); packets are read and written by a serializer, once for everyone; a packet
that is none is counted and not logged with a traceback; a client that joins nothing is closed.
"""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

import structlog
from socketio.exceptions import ConnectionRefusedError as Refused

from app import audit
from app.realtime.auth.session_cache import RevocationCounter
from app.realtime.client import Client
from app.realtime.codec import JsonSerializer, MalformedPacket, Serializer
from app.realtime.counters import OTHER
from app.realtime.dispatcher import Dispatcher
from app.realtime.protocol import BYE_BAD_REQUEST, BYE_KICKED, ByeData
from app.realtime.transports import TransportServer

if TYPE_CHECKING:
    from app.realtime.namespace import Namespace

log = structlog.get_logger()


class SocketServer(TransportServer):
    """A Socket.IO server for the namespaces that are registered with it, except those whose paths are in `elsewhere`.
    All its clients use the encoding of `serializer`."""

    def __init__(
        self,
        transports: tuple[str, ...] = ("websocket",),
        serializer: Serializer | None = None,
        served_elsewhere: Collection[str] = (),
    ) -> None:
        super().__init__(transports, serializer or JsonSerializer())
        self.namespaces: list[str] = []
        self._served_elsewhere = served_elsewhere
        self.revocations = RevocationCounter()
        self._dispatcher = Dispatcher(
            self.serializer,
            self.counters,
            self.namespace_handlers,
            join=self._join,
            leave=self._leave,
            disconnect=lambda client, reason: self.disconnect_client(client, BYE_BAD_REQUEST, reason),
        )

    def receive(self, client: Client, message: str | bytes) -> None:
        """Give `message` to the dispatcher."""
        self._dispatcher.receive(client, message)

    def serve_namespace(self, namespace: "Namespace") -> None:
        """Register `namespace`; it replaces an earlier one with the same path and keeps its connections."""
        self.register_namespace(namespace)
        path = namespace.namespace
        if path not in self.namespaces and path not in self._served_elsewhere:
            self.namespaces.append(path)

    # -- joining and leaving

    async def _join(self, client: Client, path: str, auth: Any) -> None:
        eio_sid = client.engine_id
        if self.manager.sid_from_eio_sid(eio_sid, path) is not None:
            raise MalformedPacket("already connected")
        # Replaces the library's method, which takes a `TypeError` for an old kind of handler and runs it again.
        handler: Namespace | None = self.namespace_handlers.get(path)
        if handler is None:
            return self._refuse(client, path, _final_refusal("unknown_namespace"))
        if path not in self.namespaces:  # checked before the token is used up, which is still valid on another node
            return self._refuse(client, path, _final_refusal("not_here"))
        sid = await self.manager.pre_connect(eio_sid, path)
        try:
            connection = await handler.admit(sid, client, auth)
        except Refused as refusal:
            await self.manager.disconnect(sid, path)
            return self._refuse(client, path, refusal)
        await self.manager.connect(sid, path)
        self.counters.joins[path, "accepted"] += 1
        client.send(self.serializer.encode_connected(path, sid))
        if eio_sid in self.clients:
            await handler.run_after_accept(connection)
        else:  # it ended while it was being let in, when the library did not count it as connected yet and so left it
            await super()._handle_disconnect(eio_sid, path)

    def _refuse(self, client: Client, namespace: str, refusal: Refused) -> None:
        known = namespace if namespace in self.namespace_handlers else OTHER
        self.counters.joins[known, refusal.error_args["message"]] += 1
        client.send(self.serializer.encode_refused(namespace, refusal.error_args))
        client.refused_joins += 1
        if client.is_out_of_attempts():
            client.close()

    async def _leave(self, client: Client, path: str) -> None:
        await self._handle_disconnect(client.engine_id, path)

    async def _handle_disconnect(self, eio_sid: str | None, namespace: str, reason: str | None = None) -> None:
        await super()._handle_disconnect(eio_sid, namespace, reason)
        client = self.clients.get(eio_sid or "")
        if client is not None and not client.connections:
            self._set_join_deadline(client)

    # -- ends

    def disconnect_clients(self, chosen: Callable[[Client], bool], code: int, reason: str) -> int:
        """Disconnect every client that is `chosen`; returns how many."""
        clients = [client for client in self.clients.values() if not client.is_closing and chosen(client)]
        for client in clients:
            self._kick_client(client, code, reason)
        return len(clients)

    def _kick_client(self, client: Client, code: int, reason: str) -> None:
        target = f"session:{client.principal.session_id}"
        audit.note(audit.Action.SOCKET_KICKED, target=target, meta={"code": reason, "address": client.address})
        self.disconnect_client(client, code, reason)

    def disconnect_namespace(self, client: Client, namespace: str, reason: str) -> None:
        """Make `client` leave one namespace, with a `reason`; its others stay connected."""
        client.send(self.serializer.encode_event(namespace, "bye", ByeData(code=BYE_KICKED, reason=reason)))
        client.send(self.serializer.encode_disconnected(namespace))
        meta = {"code": reason, "address": client.address, "namespace": namespace}
        audit.note(audit.Action.SOCKET_KICKED, target=f"session:{client.principal.session_id}", meta=meta)
        self.spawn(self._handle_disconnect(client.engine_id, namespace))


def _final_refusal(code: str) -> Refused:
    return Refused(code, {"code": code, "retry": False})
