"""What clients send, from the transport to whoever answers it: in order, within limits, and always with an answer."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import structlog
from socketio.packet import CONNECT, DISCONNECT, EVENT

from app.realtime.client import Link
from app.realtime.codec import Incoming, MalformedPacket, Oversized, Serializer
from app.realtime.counters import OTHER, Counts

if TYPE_CHECKING:
    from app.realtime.namespace import Namespace

log = structlog.get_logger()

Join = Callable[[Link, str, Any], Awaitable[None]]
Leave = Callable[[Link, str], Awaitable[None]]


class Dispatcher:
    """Takes the messages of every link. `namespaces` are those there are, by path; `join` and `leave` let a link in and
    out of one; `give_up` ends a link that sends what nobody can want, with a reason for the farewell."""

    def __init__(
        self,
        serializer: Serializer,
        counts: Counts,
        namespaces: "dict[str, Namespace]",
        *,
        join: Join,
        leave: Leave,
        give_up: Callable[[Link, str], None],
    ) -> None:
        self._serializer = serializer
        self._counts = counts
        self._namespaces = namespaces
        self._join = join
        self._leave = leave
        self._give_up = give_up

    def take(self, link: Link, message: str | bytes) -> None:
        """One Engine.IO message of `link`. An event is looked at now, which costs no task and no turn of the loop,
        unless something before it may still change what it means."""
        if link.closing:
            return
        if link.reader is None:
            link.reader = self._serializer.reader()
        try:
            packet = link.reader.take(message)
            if packet is None:
                return
            if packet.kind == EVENT and not link.intake.is_busy:
                self._take_event(link, packet)
            elif not link.intake.submit(lambda: self._take_in_turn(link, packet)):
                raise MalformedPacket("too much is waiting")
        except MalformedPacket as error:
            self._count_fault(link, str(error))
        except Oversized:
            self._counts.malformed["oversize"] += 1
            log.info("link_ended", why="a message without end", user=link.principal.user_id, address=link.address)
            self._give_up(link, "too_large")

    async def _take_in_turn(self, link: Link, packet: Incoming) -> None:
        if link.closing:
            return
        try:
            if packet.kind == EVENT:
                self._take_event(link, packet)
            elif packet.kind == CONNECT:
                await self._join(link, packet.namespace, packet.data)
            elif packet.kind == DISCONNECT:
                await self._leave(link, packet.namespace)
            else:  # nothing here asks clients for answers, so any that comes is made up
                raise MalformedPacket("a kind of packet that clients do not send")
        except MalformedPacket as error:
            self._count_fault(link, str(error))

    def _take_event(self, link: Link, packet: Incoming) -> None:
        connection = link.connections.get(packet.namespace)
        if connection is None:
            raise MalformedPacket("an event for a namespace that was not joined")
        if not (isinstance(packet.data, list) and packet.data and isinstance(packet.data[0], str)):
            raise MalformedPacket("an event without a name")
        namespace = self._namespaces[packet.namespace]
        name, *args = packet.data
        self._counts.received_bytes[packet.namespace] += packet.size

        def answer(reply: dict[str, Any]) -> None:
            known = name if name in namespace.events else OTHER
            result = "ok" if reply["ok"] else reply["error"]["code"]
            self._counts.answered[packet.namespace, known, result] += 1
            if packet.id is not None:
                ack = self._serializer.ack(packet.namespace, packet.id, reply)
                self._counts.send(packet.namespace, ack.weight)
                link.transmit(ack)

        async def work() -> None:
            answer(await namespace.dispatch(connection, name, args, packet.size))

        if link.leaving:
            answer(namespace.stopping())
        elif not link.submit(work):
            answer(namespace.too_many_pending())

    def _count_fault(self, link: Link, what: str) -> None:
        self._counts.malformed["packet"] += 1
        log.debug("malformed_packet", address=link.address, what=what[:80])
        if link.fault():
            log.warning("link_closed_for_faults", address=link.address, user=link.principal.user_id)
            self._give_up(link, "bad_request")
