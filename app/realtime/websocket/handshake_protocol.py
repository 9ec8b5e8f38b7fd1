"""The part of a WebSocket connection that answers its handshake."""

import asyncio
from typing import TYPE_CHECKING, Any

from app.realtime.websocket.frames import Decoder
from app.realtime.websocket.upgrade import (
    SUPPORTED_VERSION,
    BadHandshake,
    Headers,
    encode_acceptance,
    encode_refusal,
    parse_handshake,
)

if TYPE_CHECKING:
    from uvicorn.config import Config


class HandshakeProtocol(asyncio.Protocol):
    """A connection that is asked for, and then accepted or refused. `deflate` says whether frames are compressed."""

    __slots__ = (
        "_accept",
        "_config",
        "_decoder",
        "_deflate_offered",
        "deflate",
        "is_accepted",
        "is_closing",
        "transport",
    )

    def __init__(self, config: "Config") -> None:
        self._config = config
        self._accept = b""
        self._decoder: Decoder | None = None
        self._deflate_offered = False
        self.transport: asyncio.Transport
        self.is_accepted = False
        self.is_closing = False
        self.deflate = False

    def _read_handshake(self, head: bytes) -> dict[str, Any] | None:
        """The ASGI scope of the request whose head is `head`; None if it was refused, as it is no handshake."""
        try:
            asked = parse_handshake(head, self._config, self.transport)
        except BadHandshake as bad:
            self.refuse(bad.status, [(b"sec-websocket-version", SUPPORTED_VERSION)])
            return None
        self._accept = asked.accept
        self._deflate_offered = asked.deflate
        return asked.scope

    def refuse(self, status: int, headers: Headers | None = None, body: bytes = b"") -> None:
        """Answer the handshake with an HTTP status, and close the connection."""
        if self.is_closing:
            return
        self.is_closing = True
        self.transport.write(encode_refusal(status, headers or [], body))
        self.transport.close()

    def accept(self, subprotocol: str | None = None, headers: Headers | None = None, *, then: bytes = b"") -> None:
        """Accept the handshake, and send the frames `then` with the answer."""
        if self.is_closing or self.is_accepted:
            return
        self.is_accepted = True
        self.deflate = self._deflate_offered
        self.transport.write(encode_acceptance(self._accept, headers or [], subprotocol, deflate=self.deflate) + then)
        self._accept = b""
        self._decoder = Decoder(self._config.ws_max_size, deflate=self.deflate)
