"""Packets that were received and packets to send, whichever encoding is used."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engineio.packet import MESSAGE, Packet

from app.realtime.websocket.frames import BINARY, TEXT, encode_compressed_frame, encode_frame

# Packets to send, encoded once for all recipients.

# Bytes; compressing shorter messages costs more than it saves.
MIN_COMPRESSED_BYTES = 1_024


class Outgoing:
    """One Socket.IO packet for `namespace`: `text`, and `binary` messages after it or alone. Its forms are made when
    first needed: `wire` as WebSocket frames, `compressed_wire` the same compressed, `packets` for the library's own
    transports."""

    __slots__ = ("_compressed_wire", "_packets", "_wire", "binary", "namespace", "text")

    def __init__(self, namespace: str, text: bytes | None, binary: Sequence[bytes] = ()) -> None:
        self.namespace = namespace
        self.text = text
        self.binary = binary
        self._wire: bytes | None = None
        self._compressed_wire: bytes | None = None
        self._packets: list[Packet] | None = None

    @property
    def size(self) -> int:
        """Its size in bytes, without what transports add."""
        return len(self.text or b"") + sum(map(len, self.binary))

    @property
    def wire(self) -> bytes:
        """The packet as WebSocket frames with Engine.IO messages."""
        if self._wire is None:
            wire = encode_frame(b"4" + self.text, TEXT) if self.text is not None else b""
            self._wire = (
                b"".join((wire, *(encode_frame(part, BINARY) for part in self.binary))) if self.binary else wire
            )
        return self._wire

    @property
    def compressed_wire(self) -> bytes:
        """The same for clients that accept compressed frames; small ones are not compressed."""
        if self._compressed_wire is None:
            messages = [(b"4" + self.text, TEXT)] if self.text is not None else []
            messages += [(part, BINARY) for part in self.binary]
            self._compressed_wire = b"".join(
                (encode_compressed_frame if len(message) >= MIN_COMPRESSED_BYTES else encode_frame)(message, opcode)
                for message, opcode in messages
            )
        return self._compressed_wire

    @property
    def packets(self) -> Sequence[Packet]:
        """The packet as Engine.IO packets of the library."""
        if self._packets is None:
            self._packets = [Packet(MESSAGE, self.text.decode())] if self.text is not None else []
            self._packets += [Packet(MESSAGE, part) for part in self.binary]
        return self._packets


# The most bytes of an event with its attachments. A message of four thousand characters is a quarter of it.
MAX_MESSAGE_BYTES = 65_536
# The most bytes that are read: up to here a client that sends too much gets an error, above it is disconnected.
MAX_RECEIVED_BYTES = 4 * MAX_MESSAGE_BYTES
# The same as WebSocket counts it: Engine.IO marks text with a character before it.
MAX_FRAME_BYTES = MAX_RECEIVED_BYTES + 1
# `/notifications` has 14 characters; no namespace has a longer name than this.
MAX_NAMESPACE_LENGTH = 64


class MalformedPacket(ValueError):
    """A client sent something that is not a valid Socket.IO packet."""


class Oversized(Exception):
    """A client sent more than `MAX_RECEIVED_BYTES`."""


@dataclass(slots=True)  # not frozen, which takes four times as long to make, and one is made for each packet
class Incoming:
    """A received packet. `kind` is a packet type of `socketio.packet`, `size` its size in bytes, `namespace` a path."""

    kind: int
    namespace: str
    id: int | None
    data: Any
    size: int

    def __post_init__(self) -> None:
        if len(self.namespace) > MAX_NAMESPACE_LENGTH:
            raise MalformedPacket("namespace name too long")
