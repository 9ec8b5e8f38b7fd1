"""What a client sent: a packet, whichever way it was written down, or why it is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engineio.packet import MESSAGE, Packet

from app.realtime.websocket.frames import BINARY, TEXT, encode_compressed_frame, encode_frame

# What is sent: a packet, encoded once for everyone it goes to.

# Compressing less than this saves less than it costs.
MIN_COMPRESSED_BYTES = 1_024


class Outgoing:
    """One Socket.IO packet for `namespace`: `text`, and `binary` messages after it or on their own. Its forms are made
    when first needed: `wire` is WebSocket frames, `compressed_wire` the same compressed, `packets` what the library's
    own transports take."""

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
        """How many bytes it is, without what transports add."""
        return len(self.text or b"") + sum(map(len, self.binary))

    @property
    def wire(self) -> bytes:
        """Frames with the Engine.IO messages in them."""
        if self._wire is None:
            wire = encode_frame(b"4" + self.text, TEXT) if self.text is not None else b""
            self._wire = (
                b"".join((wire, *(encode_frame(part, BINARY) for part in self.binary))) if self.binary else wire
            )
        return self._wire

    @property
    def compressed_wire(self) -> bytes:
        """The same for clients that take compressed frames; small ones are not worth it."""
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
        """The messages as packets of the library."""
        if self._packets is None:
            self._packets = [Packet(MESSAGE, self.text.decode())] if self.text is not None else []
            self._packets += [Packet(MESSAGE, part) for part in self.binary]
        return self._packets


# What an event may weigh with everything that is attached to it. A message of four thousand characters is a quarter.
MAX_MESSAGE_BYTES = 65_536
# What is read at all. Between the two a client is told what is wrong; beyond it nobody waits for the rest.
MAX_RECEIVED_BYTES = 4 * MAX_MESSAGE_BYTES
# The same as WebSocket counts it: Engine.IO marks text with a character before it.
MAX_FRAME_BYTES = MAX_RECEIVED_BYTES + 1
# `/notifications` has 14 characters; what is longer than this names nothing of ours.
MAX_NAMESPACE_LENGTH = 64


class MalformedPacket(ValueError):
    """What came is not a Socket.IO packet."""


class Oversized(Exception):
    """What comes is more than is read of anybody."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One packet. `kind` is a packet type of `socketio.packet`, `size` what it weighed in bytes, `namespace` a path."""

    kind: int
    namespace: str
    id: int | None
    data: Any
    size: int

    def __post_init__(self) -> None:
        if len(self.namespace) > MAX_NAMESPACE_LENGTH:
            raise MalformedPacket("namespace name too long")
