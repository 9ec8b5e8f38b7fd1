"""Socket.IO packets, with the limits that the library leaves open."""

from typing import Any

import orjson
from socketio.packet import Packet

# Node's server caps attachments at 10 since CVE-2026-33151. Without a cap one client can announce ten thousand million
# and have the server hold each megabyte of them in memory.
MAX_ATTACHMENTS = 10
# `/notifications` has 14 characters; what is longer than this names nothing of ours.
MAX_NAMESPACE_LENGTH = 64


class MalformedPacket(ValueError):
    """What came is not a Socket.IO packet."""


class Json:
    """orjson in the shape the socket libraries call. Half the bytes of the standard library for Russian text."""

    @staticmethod
    def dumps(value: Any, **_: Any) -> str:
        """`value` as compact JSON text."""
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_: Any) -> Any:
        """The value that `text` holds. Raises `ValueError`."""
        return orjson.loads(text)


class BoundedPacket(Packet):  # type: ignore[misc]
    """A packet that refuses to announce too much. Every other fault of its text is a `MalformedPacket` as well."""

    json = Json

    def decode(self, encoded_packet: str) -> int:
        """Read `encoded_packet`; the number of binary attachments still to come."""
        try:
            count = int(super().decode(encoded_packet))
        except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            raise MalformedPacket(str(error)) from None
        if count > MAX_ATTACHMENTS:
            raise MalformedPacket(f"{count} attachments")
        if self.namespace and len(self.namespace) > MAX_NAMESPACE_LENGTH:
            raise MalformedPacket("namespace name too long")
        return count

    def add_attachment(self, attachment: bytes) -> bool:
        """Add a binary attachment; whether the packet is complete now."""
        try:
            return bool(super().add_attachment(attachment))
        except (ValueError, TypeError, KeyError, IndexError) as error:
            raise MalformedPacket(str(error)) from None
