"""What is sent: an event, encoded once for everyone it goes to."""

from functools import cached_property
from typing import Any

import orjson
from engineio import packet

from app.realtime.direct.frames import TEXT, compressed_frame, frame

# Compressing less than this saves less than it costs.
MIN_COMPRESSED_BYTES = 1_024


class Outgoing:
    """One Socket.IO event for one namespace. Its forms are made when first needed: `wire` is a WebSocket frame,
    `packed` the same compressed, `packet` what the library's own transports take."""

    def __init__(self, namespace: str, event: str, body: Any) -> None:
        self.text = b"2" + namespace.encode() + b"," + orjson.dumps([event, body])

    @cached_property
    def wire(self) -> bytes:
        """A frame with the Engine.IO message in it."""
        return frame(b"4" + self.text, TEXT)

    @cached_property
    def packed(self) -> bytes:
        """The same for clients that take compressed frames; small ones are not worth it."""
        return compressed_frame(b"4" + self.text, TEXT) if len(self.text) >= MIN_COMPRESSED_BYTES else self.wire

    @cached_property
    def packet(self) -> packet.Packet:
        """The message as a packet of the library."""
        return packet.Packet(packet.MESSAGE, self.text.decode())
