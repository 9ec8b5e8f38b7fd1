"""What clients that poll send: read and looked at before the library does, which lets exceptions out for it, with a
traceback each, and leaves the request waiting."""

import base64
import binascii
from collections.abc import Mapping, Sequence

from app.web.asgi import Message, Receive

# Between the packets of one request, and how many the library takes at a time.
_SEPARATOR = "\x1e"
MAX_PACKETS = 16
# Closing, a pong, a message; `b` is a message in base64. Servers open and ping, and only WebSockets upgrade.
_KINDS = frozenset("134b")


def is_served(query: Mapping[str, Sequence[str]]) -> bool:
    """Whether a request with this `query` is one of Engine.IO 4, not for JSONP, which is no way for data, and
    of one connection."""
    if "j" in query or len(query.get("sid", ())) > 1:
        return False
    return query.get("EIO") == ["4"] and query.get("transport") in (["polling"], ["websocket"])


async def read_body(receive: Receive, most: int) -> bytes | None:
    """The body of a request; None if it is longer than `most` bytes, or does not come to its end."""
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        if len(body) > most:
            return None
        more = message.get("more_body", False)
    return bytes(body)


def are_packets(body: bytes) -> bool:
    """Whether `body` is packets that a client that polls may send."""
    try:
        packets = body.decode().split(_SEPARATOR)
    except UnicodeDecodeError:
        return False
    return len(packets) <= MAX_PACKETS and all(map(_is_packet, packets))


def _is_packet(packet: str) -> bool:
    if packet[:1] not in _KINDS or not packet:
        return False
    if packet[0] != "b":
        return packet[0] == "4" or len(packet) == 1
    try:
        base64.b64decode(packet[1:], validate=True)
    except (ValueError, binascii.Error):
        return False
    return True


def replayed(body: bytes, receive: Receive) -> Receive:
    """A `receive` for whoever reads the request after `read_body`."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Message:
        return waiting.pop() if waiting else await receive()

    return receive_again
