"""Encoding and decoding Socket.IO packets, as JSON or MessagePack: what clients send is bounded more strictly than the
libraries do, and what is sent is encoded once for all recipients."""

from typing import Any, Protocol

from app.realtime.codec.json_codec import Json, JsonSerializer
from app.realtime.codec.msgpack_codec import MsgpackSerializer
from app.realtime.codec.packets import (
    MAX_FRAME_BYTES,
    MAX_MESSAGE_BYTES,
    MAX_RECEIVED_BYTES,
    Incoming,
    MalformedPacket,
    Outgoing,
    Oversized,
)

# The interface that JSON and MessagePack share.


class Reader(Protocol):
    """Decodes what one client sends, message by message."""

    def feed(self, message: str | bytes) -> Incoming | None:
        """The packet that `message` completes, or None if more messages belong to it. Raises `MalformedPacket`, after
        which the next message starts a new packet, and `Oversized`."""


class Serializer(Protocol):
    """Encodes packets, and creates readers. `packet_class` is the library's class for the same encoding."""

    packet_class: type[Any]

    def new_reader(self) -> Reader:
        """A reader for a new client."""

    def encode_event(self, namespace: str, name: str, body: Any) -> Outgoing:
        """The event `name` with `body`, which may contain what JSON can, and bytes."""

    def encode_ack(self, namespace: str, id: int, reply: Any) -> Outgoing:
        """The answer to the event with the id `id`."""

    def encode_connected(self, namespace: str, sid: str) -> Outgoing:
        """The packet that tells a client that it has joined `namespace` as `sid`."""

    def encode_disconnected(self, namespace: str) -> Outgoing:
        """The packet that makes a client leave `namespace`."""

    def encode_refused(self, namespace: str, refusal: Any) -> Outgoing:
        """The packet that refuses a client; `refusal` has `message` and `data`."""


__all__ = [
    "MAX_FRAME_BYTES",
    "MAX_MESSAGE_BYTES",
    "MAX_RECEIVED_BYTES",
    "SERIALIZERS",
    "Incoming",
    "Json",
    "JsonSerializer",
    "MalformedPacket",
    "Outgoing",
    "Oversized",
    "Reader",
    "Serializer",
]

# By the values of the setting SERIALIZER.
SERIALIZERS: dict[str, type[Serializer]] = {"json": JsonSerializer, "msgpack": MsgpackSerializer}
