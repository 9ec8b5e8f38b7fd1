"""Socket.IO packets: what clients sent, within limits that the libraries leave open, and what is sent, encoded once for
everyone it goes to. There are two ways to write them down, JSON and MessagePack, and a server speaks one."""

from app.realtime.packets.incoming import (
    MAX_FRAME_BYTES,
    MAX_MESSAGE_BYTES,
    MAX_RECEIVED_BYTES,
    Incoming,
    MalformedPacket,
    Oversized,
)
from app.realtime.packets.json_packets import Json, JsonSerializer
from app.realtime.packets.msgpack_packets import MsgpackSerializer
from app.realtime.packets.outgoing import Outgoing
from app.realtime.packets.serializer import Reader, Serializer

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
