"""How packets are written down: the interface that JSON and MessagePack share."""

from typing import Any, Protocol

from app.realtime.packets.incoming import Incoming
from app.realtime.packets.outgoing import Outgoing


class Reader(Protocol):
    """Reads what one client sends, message by message."""

    def take(self, message: str | bytes) -> Incoming | None:
        """The packet that `message` completes, or None while more belongs to it. Raises `MalformedPacket`, after which
        the next message begins anew, and `Oversized`."""


class Serializer(Protocol):
    """Writes packets, and makes readers of them. `packet_class` is the library's name for the same thing."""

    packet_class: type[Any]

    def reader(self) -> Reader:
        """A reader for one more client."""

    def event(self, namespace: str, name: str, body: Any) -> Outgoing:
        """The event `name` with `body`, which holds what JSON can hold, and bytes."""

    def ack(self, namespace: str, id: int, reply: Any) -> Outgoing:
        """The answer to the event with this id."""

    def connected(self, namespace: str, sid: str) -> Outgoing:
        """That a client has joined as `sid`."""

    def left(self, namespace: str) -> Outgoing:
        """That the server has a client leave `namespace`."""

    def refused(self, namespace: str, refusal: Any) -> Outgoing:
        """That a client may not join; `refusal` holds `message` and `data`."""
