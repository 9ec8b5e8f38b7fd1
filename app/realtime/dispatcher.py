"""Passing on what clients send, from the transport to its handler: in order, within limits, and always with an
answer."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import structlog
from socketio.packet import CONNECT, DISCONNECT, EVENT

from app.realtime.client import Client
from app.realtime.codec import Incoming, MalformedPacket, Oversized, Serializer
from app.realtime.counters import OTHER, Counters

if TYPE_CHECKING:
    from app.realtime.namespace import Namespace

log = structlog.get_logger()

JoinNamespace = Callable[[Client, str, Any], Awaitable[None]]
LeaveNamespace = Callable[[Client, str], Awaitable[None]]


class Dispatcher:
    """Handles the messages of every client. `namespaces` are all namespaces by path; `join` and `leave` let a client in
    and out of one; `disconnect` ends a client that breaks the protocol, with a reason for it."""

    def __init__(
        self,
        serializer: Serializer,
        counters: Counters,
        namespaces: "dict[str, Namespace]",
        *,
        join: JoinNamespace,
        leave: LeaveNamespace,
        disconnect: Callable[[Client, str], None],
    ) -> None:
        self._serializer = serializer
        self._counters = counters
        self._namespaces = namespaces
        self._join = join
        self._leave = leave
        self._disconnect = disconnect

    def receive(self, client: Client, message: str | bytes) -> None:
        """Handle one Engine.IO message of `client`. An event is handled at once, without a task or a turn of the loop,
        unless a packet before it may still change its meaning."""
        if client.is_closing:
            return
        if client.reader is None:
            client.reader = self._serializer.new_reader()
        try:
            packet = client.reader.feed(message)
            if packet is None:
                return
            if packet.kind == EVENT and not client.packet_queue.is_busy:
                self._handle_event(client, packet)
            elif not client.packet_queue.submit(lambda: self._handle_packet(client, packet)):
                raise MalformedPacket("too much is waiting")
        except MalformedPacket as error:
            self._count_fault(client, str(error))
        except Oversized:
            self._counters.malformed["oversize"] += 1
            log.info(
                "client_disconnected",
                why="a message without end",
                user=client.principal.user_id,
                address=client.address,
            )
            self._disconnect(client, "too_large")

    async def _handle_packet(self, client: Client, packet: Incoming) -> None:
        if client.is_closing:
            return
        try:
            if packet.kind == EVENT:
                self._handle_event(client, packet)
            elif packet.kind == CONNECT:
                await self._join(client, packet.namespace, packet.data)
            elif packet.kind == DISCONNECT:
                await self._leave(client, packet.namespace)
            else:  # nothing here asks clients for answers, so any that comes is made up
                raise MalformedPacket("a kind of packet that clients do not send")
        except MalformedPacket as error:
            self._count_fault(client, str(error))

    def _handle_event(self, client: Client, packet: Incoming) -> None:
        connection = client.connections.get(packet.namespace)
        if connection is None:
            raise MalformedPacket("an event for a namespace that was not joined")
        if not (isinstance(packet.data, list) and packet.data and isinstance(packet.data[0], str)):
            raise MalformedPacket("an event without a name")
        namespace = self._namespaces[packet.namespace]
        name, *args = packet.data
        self._counters.received_bytes[packet.namespace] += packet.size

        def answer(reply: dict[str, Any]) -> None:
            known = name if name in namespace.events else OTHER
            result = "ok" if reply["ok"] else reply["error"]["code"]
            self._counters.answered[packet.namespace, known, result] += 1
            if packet.id is not None:
                ack = self._serializer.encode_ack(packet.namespace, packet.id, reply)
                self._counters.count_sent(packet.namespace, ack.size)
                client.send(ack)

        async def work() -> None:
            answer(await namespace.dispatch(connection, name, args, packet.size))

        if client.is_draining:
            answer(namespace.stopping_ack())
        elif not client.submit_event(work):
            answer(namespace.too_many_pending_ack())

    def _count_fault(self, client: Client, what: str) -> None:
        self._counters.malformed["packet"] += 1
        log.debug("malformed_packet", address=client.address, what=what[:80])
        if client.count_fault():
            log.warning(
                "client_disconnected", why="malformed packets", address=client.address, user=client.principal.user_id
            )
            self._disconnect(client, "bad_request")
