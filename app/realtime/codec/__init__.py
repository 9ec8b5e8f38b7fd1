"""Socket.IO packets: what clients sent, within limits that the libraries leave open, and what is sent, encoded once for
everyone it goes to. There are two ways to write them down, JSON and MessagePack, and a server speaks one."""

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

# How packets are written down: the interface that JSON and MessagePack share.


class Reader(Protocol):
    """Reads what one client sends, message by message."""

    def feed(self, message: str | bytes) -> Incoming | None:
        """The packet that `message` completes, or None while more belongs to it. Raises `MalformedPacket`, after which
        the next message begins anew, and `Oversized`."""


class Serializer(Protocol):
    """Writes packets, and makes readers of them. `packet_class` is the library's name for the same thing."""

    packet_class: type[Any]

    def new_reader(self) -> Reader:
        """A reader for one more client."""

    def encode_event(self, namespace: str, name: str, body: Any) -> Outgoing:
        """The event `name` with `body`, which holds what JSON can hold, and bytes."""

    def encode_ack(self, namespace: str, id: int, reply: Any) -> Outgoing:
        """The answer to the event with this id."""

    def encode_connected(self, namespace: str, sid: str) -> Outgoing:
        """That a client has joined as `sid`."""

    def encode_disconnected(self, namespace: str) -> Outgoing:
        """That the server has a client leave `namespace`."""

    def encode_refused(self, namespace: str, refusal: Any) -> Outgoing:
        """That a client may not join; `refusal` holds `message` and `data`."""


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

# By what the setting calls them.
SERIALIZERS: dict[str, type[Serializer]] = {"json": JsonSerializer, "msgpack": MsgpackSerializer}
