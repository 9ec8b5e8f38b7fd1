"""The HTTP request for a WebSocket (RFC 6455, 4.2): parsing, checking, its ASGI scope, and the answer."""

import asyncio
import base64
import binascii
import hashlib
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from uvicorn.protocols.utils import get_local_addr, get_remote_addr, is_ssl

if TYPE_CHECKING:
    from uvicorn.config import Config

# The parameters of permessage-deflate that need no action: no context is kept in either direction, and any window size
# of the client can be read.
_ACCEPTED: set[tuple[bytes, ...]] = {
    (b"server_no_context_takeover",),
    (b"client_no_context_takeover",),
    (b"client_max_window_bits",),
}
_ACCEPTED |= {(b"client_max_window_bits", b"%d" % bits) for bits in range(8, 16)}
SUPPORTED_VERSION = b"13"
Headers = list[tuple[bytes, bytes]]

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class BadHandshake(Exception):
    """The request is not a valid WebSocket handshake. `status` is the HTTP status to answer with."""

    def __init__(self, status: int) -> None:
        super().__init__(HTTPStatus(status).phrase)
        self.status = status


def accept_key(key: bytes) -> bytes:
    """The answer to `Sec-WebSocket-Key` (RFC 6455, 4.2.2). Raises `BadHandshake` if that is invalid."""
    try:
        right_size = len(base64.b64decode(key, validate=True)) == 16
    except (binascii.Error, ValueError):
        right_size = False
    if not right_size:
        raise BadHandshake(400)
    return base64.b64encode(hashlib.sha1(key + _GUID, usedforsecurity=False).digest())


def offers_deflate(value: bytes) -> bool:
    """Whether a `Sec-WebSocket-Extensions` header offers permessage-deflate in a form that can be accepted."""
    return any(_can_be_accepted(offer) for offer in value.split(b","))


def _can_be_accepted(offer: bytes) -> bool:
    """A demanded window smaller than zlib's largest cannot, since one frame serves everyone; and what is not in
    RFC 7692, or is there twice, must not (7.1)."""
    name, *parameters = (part.strip() for part in offer.split(b";"))
    pairs = [tuple(part.strip(b' "') for part in parameter.split(b"=", 1)) for parameter in parameters]
    known = all(pair in _ACCEPTED for pair in pairs)
    return name == b"permessage-deflate" and known and len({pair[0] for pair in pairs}) == len(pairs)


@dataclass(frozen=True, slots=True)
class Handshake:
    """A valid request: its ASGI `scope`, the value of `Sec-WebSocket-Accept`, and whether to compress."""

    scope: dict[str, Any]
    accept: bytes
    deflate: bool


def parse_handshake(head: bytes, config: "Config", transport: asyncio.Transport) -> Handshake:
    """The handshake in `head`, the head of a request as uvicorn passes it on. Raises `BadHandshake`."""
    lines = head.partition(b"\r\n\r\n")[0].split(b"\r\n")
    path, _, query = lines[0].split(b" ")[1].partition(b"?")
    headers = [(name.lower(), value.strip()) for name, _, value in (line.partition(b":") for line in lines[1:])]
    found = dict(headers)
    if found.get(b"sec-websocket-version") != SUPPORTED_VERSION:
        raise BadHandshake(426)
    accept = accept_key(found.get(b"sec-websocket-key", b""))
    protocols = _join_header(headers, b"sec-websocket-protocol").split(b",")
    scope = {
        "type": "websocket",
        "asgi": {"version": config.asgi_version, "spec_version": "2.4"},
        "http_version": "1.1",
        "scheme": "wss" if is_ssl(transport) else "ws",
        "server": get_local_addr(transport),
        "client": get_remote_addr(transport),
        "root_path": config.root_path,
        "path": unquote(path.decode("ascii", "replace")),
        "raw_path": path,
        "query_string": query,
        "headers": headers,
        "subprotocols": [name.strip().decode("latin-1") for name in protocols if name.strip()],
    }
    deflate = bool(config.ws_per_message_deflate) and offers_deflate(_join_header(headers, b"sec-websocket-extensions"))
    return Handshake(scope, accept, deflate)


def _join_header(headers: Headers, wanted: bytes) -> bytes:
    return b",".join(value for name, value in headers if name == wanted)


def encode_acceptance(
    accept: bytes, headers: Headers, subprotocol: str | None = None, *, deflate: bool = False
) -> bytes:
    """The answer that accepts a handshake. `accept` is from `Handshake`, `headers` from the application."""
    fields = list(headers)
    if subprotocol:
        fields.append((b"sec-websocket-protocol", subprotocol.encode("latin-1")))
    if deflate:
        terms = b"permessage-deflate; server_no_context_takeover; client_no_context_takeover"
        fields.append((b"sec-websocket-extensions", terms))
    fields += [(b"upgrade", b"websocket"), (b"connection", b"Upgrade"), (b"sec-websocket-accept", accept)]
    return _head(101, fields)


def encode_refusal(status: int, headers: Headers, body: bytes = b"") -> bytes:
    """The answer that refuses a handshake, after which the connection is closed."""
    fields = [(b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    fields += [(name, value) for name, value in headers if name.lower() != b"content-length"]
    return _head(status, fields) + body


def _head(status: int, headers: Headers) -> bytes:
    fields = b"".join(b"%s: %s\r\n" % field for field in headers)
    return b"HTTP/1.1 %d %s\r\n%s\r\n" % (status, HTTPStatus(status).phrase.encode(), fields)
