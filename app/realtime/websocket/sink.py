"""What a WebSocket reports, and to whom."""

from typing import Protocol

from app.realtime.websocket.frames import ProtocolViolation


class Sink(Protocol):
    """Who a connection belongs to."""

    def message_received(self, message: str | bytes) -> None:
        """A message came."""

    def connection_lost(self) -> None:
        """The connection is over, or belongs to somebody else now; nothing more comes."""

    def congestion_changed(self, yes: bool) -> None:
        """The client stopped reading as fast as it is written to, or caught up."""

    def protocol_violated(self, error: ProtocolViolation) -> None:
        """What came is not WebSocket, or too big. A last word can be sent; then the connection is closed."""
