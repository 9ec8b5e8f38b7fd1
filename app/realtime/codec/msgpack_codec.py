"""Packets as MessagePack: every packet is one binary message, and bytes need no attachments. Clients have to use it too
(`socket.io-msgpack-parser`)."""

from typing import Any

import msgpack
import orjson
from socketio.msgpack_packet import MsgPackPacket
from socketio.packet import ACK, CONNECT, CONNECT_ERROR, DISCONNECT, EVENT

from app.realtime.codec.packets import MAX_RECEIVED_BYTES, Incoming, MalformedPacket, Outgoing, Oversized

# Ids are integers that JavaScript can represent.
_MAX_ID = 2**53


def _refuse_extension(code: int, data: bytes) -> Any:  # noqa: ARG001 - the parser's interface
    raise MalformedPacket("an extension type")


class MsgpackReader:
    """Decodes packets, one a message. It has no state, so one serves all clients."""

    __slots__ = ()

    def feed(self, message: str | bytes) -> Incoming:
        """The packet in `message`. Raises `MalformedPacket` and `Oversized`."""
        if not isinstance(message, bytes):
            raise MalformedPacket("text")
        if len(message) > MAX_RECEIVED_BYTES:
            raise Oversized
        try:
            # The parser refuses by itself what nests deeper than a thousand, announces more than there is, has keys
            # that are no text, or text that is no UTF-8.
            packet = msgpack.unpackb(message, ext_hook=_refuse_extension)
        except ValueError as error:
            raise MalformedPacket(str(error)) from None
        return self._checked(packet, len(message))

    def _checked(self, packet: Any, size: int) -> Incoming:
        if not isinstance(packet, dict):
            raise MalformedPacket("no object")
        kind, namespace, id = packet.get("type"), packet.get("nsp"), packet.get("id")
        if type(kind) is not int or not isinstance(namespace, str):
            raise MalformedPacket("no type or no namespace")
        if id is not None and (type(id) is not int or not 0 <= id <= _MAX_ID):
            raise MalformedPacket("the id is no number")
        return Incoming(kind, namespace, id, packet.get("data"), size)


_READER = MsgpackReader()


def _as_json_has_it(value: Any) -> Any:
    """What MessagePack has no form for (a moment in time) as JSON clients would get it."""
    return orjson.loads(orjson.dumps(value))


class MsgpackSerializer:
    """Encodes packets as `socket.io-msgpack-parser` reads them."""

    packet_class = MsgPackPacket

    def new_reader(self) -> MsgpackReader:
        """The reader of all clients."""
        return _READER

    def encode_event(self, namespace: str, name: str, body: Any) -> Outgoing:
        """The event `name` with `body`, which may contain bytes."""
        return self._packet(namespace, {"type": EVENT, "data": [name, body], "nsp": namespace})

    def encode_ack(self, namespace: str, id: int, reply: Any) -> Outgoing:
        """The answer to the event with the id `id`."""
        return self._packet(namespace, {"type": ACK, "data": [reply], "nsp": namespace, "id": id})

    def encode_connected(self, namespace: str, sid: str) -> Outgoing:
        """The packet that tells a client that it has joined `namespace` as `sid`."""
        return self._packet(namespace, {"type": CONNECT, "data": {"sid": sid}, "nsp": namespace})

    def encode_disconnected(self, namespace: str) -> Outgoing:
        """The packet that makes a client leave `namespace`."""
        return self._packet(namespace, {"type": DISCONNECT, "nsp": namespace})

    def encode_refused(self, namespace: str, refusal: Any) -> Outgoing:
        """The packet that refuses a client; `refusal` has `message` and `data`."""
        return self._packet(namespace, {"type": CONNECT_ERROR, "data": refusal, "nsp": namespace})

    def _packet(self, namespace: str, packet: dict[str, Any]) -> Outgoing:
        return Outgoing(namespace, None, (msgpack.packb(packet, default=_as_json_has_it),))
