"""What a WebSocket reports, and to whom."""

from typing import Protocol

from app.realtime.websocket.frames import ProtocolViolation


class Sink(Protocol):
    """The receiver of a connection's messages and events."""

    def message_received(self, message: str | bytes) -> None:
        """A WebSocket message arrived: text as str, binary as bytes."""

    def connection_lost(self) -> None:
        """The connection ended, or was taken over; nothing more will come."""

    def congestion_changed(self, yes: bool) -> None:
        """The client is too slow to read what is written (True), or has caught up (False)."""

    def protocol_violated(self, error: ProtocolViolation) -> None:
        """The client violated the protocol, or sent too much. A last message can be sent; then the connection is
        closed."""
