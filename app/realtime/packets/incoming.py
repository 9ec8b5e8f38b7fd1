"""What a client sent: a packet, whichever way it was written down, or why it is none."""

from dataclasses import dataclass
from typing import Any

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
