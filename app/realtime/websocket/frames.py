"""WebSocket frames (RFC 6455, RFC 7692): encoding them once for all recipients, and decoding those of clients.

Server frames are not masked, so the bytes of one frame serve every recipient. For the same reason, compression keeps no
context between messages.
"""

import codecs
import zlib
from collections.abc import Iterator

from websockets.exceptions import ProtocolError
from websockets.frames import Close
from websockets.speedups import apply_mask

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA

_FIN = 0x80
_COMPRESSED = 0x40
_RESERVED = 0x30
_MASKED = 0x80
MAX_CONTROL_PAYLOAD = 125

PROTOCOL_ERROR, INVALID_DATA, TOO_BIG = 1002, 1007, 1009

# The end of every compressed message, which is left out on the wire (RFC 7692, 7.2.1).
_TAIL = b"\x00\x00\xff\xff"
# Level 1 costs a third of level 6 and loses a few per cent on messages of this size.
_LEVEL = 1


class ProtocolViolation(Exception):
    """The client violated the WebSocket protocol. `code` is the close code to answer with."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code = code


def encode_frame(payload: bytes, opcode: int = TEXT, flags: int = 0) -> bytes:
    """One whole message as an unmasked frame."""
    length = len(payload)
    first = _FIN | flags | opcode
    if length < 126:
        return bytes((first, length)) + payload
    if length < 65_536:
        return bytes((first, 126, length >> 8, length & 255)) + payload
    return bytes((first, 127)) + length.to_bytes(8, "big") + payload


def encode_compressed_frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """The same, compressed on its own, for clients that negotiated permessage-deflate."""
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflate.compress(payload) + deflate.flush(zlib.Z_SYNC_FLUSH)
    return encode_frame(packed.removesuffix(_TAIL), opcode, _COMPRESSED)


def encode_close_frame(code: int, reason: str = "") -> bytes:
    """A close frame with `code` and as much of `reason` as fits into 125 bytes."""
    return encode_frame(code.to_bytes(2, "big") + reason.encode()[: MAX_CONTROL_PAYLOAD - 2], CLOSE)


class Decoder:
    """Decodes the frames of one client. `max_size` bounds a message, after decompression; `deflate` says whether
    permessage-deflate was negotiated."""

    __slots__ = ("_buffer", "_compressed", "_fragments", "_opcode", "_utf8", "deflate", "max_size")

    def __init__(self, max_size: int, *, deflate: bool = False) -> None:
        self.max_size = max_size
        self.deflate = deflate
        self._buffer = b""
        self._fragments: bytearray | None = None
        self._opcode = 0
        self._compressed = False
        self._utf8: codecs.IncrementalDecoder | None = None

    def feed(self, data: bytes) -> Iterator[tuple[int, str | bytes]]:
        """The (opcode, payload) of every message and control frame that `data` completes; TEXT payloads are str.

        Raises `ProtocolViolation`, after which nothing more may be fed.
        """
        if self._buffer:
            data = self._buffer + data
            self._buffer = b""
        start, end = 0, len(data)
        while end - start >= 2:
            first, second = data[start], data[start + 1]
            header, length = self._header(data, start, end, first, second)
            if header == 0 or end < start + header + length:
                break
            body = start + header
            payload = apply_mask(data[body : body + length], data[body - 4 : body])
            start = body + length
            message = self._add_frame(first, payload)
            if message is not None:
                yield message
        self._buffer = data[start:] if start else data

    def _header(self, data: bytes, start: int, end: int, first: int, second: int) -> tuple[int, int]:
        """(length of the header, length of the payload); (0, 0) when the header is not all there yet."""
        opcode = first & 0x0F
        if not second & _MASKED:
            raise ProtocolViolation(PROTOCOL_ERROR, "a client must mask")
        if first & _RESERVED or (first & _COMPRESSED and not (self.deflate and opcode in (TEXT, BINARY))):
            raise ProtocolViolation(PROTOCOL_ERROR, "reserved bits")
        length, header = second & 0x7F, 6
        if opcode >= CLOSE:
            if opcode > PONG or not first & _FIN or length > MAX_CONTROL_PAYLOAD:
                raise ProtocolViolation(PROTOCOL_ERROR, "not a control frame")
        elif opcode > BINARY:
            raise ProtocolViolation(PROTOCOL_ERROR, "unknown opcode")
        if length == 126:
            header = 8
            if end - start < 4:
                return 0, 0
            length = int.from_bytes(data[start + 2 : start + 4], "big")
        elif length == 127:
            header = 14
            if end - start < 10:
                return 0, 0
            length = int.from_bytes(data[start + 2 : start + 10], "big")
        if opcode < CLOSE and length + len(self._fragments or b"") > self.max_size:
            raise ProtocolViolation(TOO_BIG, "message too big")
        return header, length

    def _add_frame(self, first: int, payload: bytes) -> tuple[int, str | bytes] | None:
        opcode = first & 0x0F
        if opcode >= CLOSE:
            return opcode, payload
        final = bool(first & _FIN)
        if opcode == CONTINUATION:
            if self._fragments is None:
                raise ProtocolViolation(PROTOCOL_ERROR, "nothing to continue")
        elif self._fragments is not None:
            raise ProtocolViolation(PROTOCOL_ERROR, "a message inside a message")
        elif final:
            return opcode, self._finish(opcode, payload, bool(first & _COMPRESSED))
        else:
            self._begin(opcode, bool(first & _COMPRESSED))
        return self._continue(payload, final)

    def _begin(self, opcode: int, compressed: bool) -> None:
        # A buffer, not a list of fragments: a client can send any number of empty fragments.
        self._fragments, self._opcode, self._compressed = bytearray(), opcode, compressed
        plain_text = opcode == TEXT and not compressed
        self._utf8 = codecs.getincrementaldecoder("utf-8")() if plain_text else None

    def _continue(self, payload: bytes, final: bool) -> tuple[int, str | bytes] | None:
        assert self._fragments is not None
        if self._utf8 is not None:
            try:  # text that cannot become valid any more is refused at once and not when it ends
                self._utf8.decode(payload, final)
            except UnicodeDecodeError:
                raise ProtocolViolation(INVALID_DATA, "not UTF-8") from None
        self._fragments += payload
        if not final:
            return None
        whole, self._fragments = bytes(self._fragments), None
        return self._opcode, self._finish(self._opcode, whole, self._compressed)

    def _finish(self, opcode: int, payload: bytes, compressed: bool) -> str | bytes:
        if compressed:
            payload = self._inflate(payload)
        if opcode == BINARY:
            return payload
        try:
            return payload.decode()
        except UnicodeDecodeError:
            raise ProtocolViolation(INVALID_DATA, "not UTF-8") from None

    def _inflate(self, payload: bytes) -> bytes:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            # One byte more than allowed tells "just fits" from "a bomb" without unpacking it.
            plain = inflate.decompress(payload + _TAIL, self.max_size + 1)
        except zlib.error:
            raise ProtocolViolation(INVALID_DATA, "not deflate") from None
        if len(plain) > self.max_size:
            raise ProtocolViolation(TOO_BIG, "message too big")
        return plain


def close_reply(payload: bytes) -> bytes:
    """The payload of the answer to a close frame. Raises `ProtocolViolation` if that is invalid."""
    try:
        Close.parse(payload).check() if payload else None
    except (ProtocolError, UnicodeDecodeError):
        code = INVALID_DATA if len(payload) > 2 and _bad_utf8(payload[2:]) else PROTOCOL_ERROR
        raise ProtocolViolation(code, "not a close frame") from None
    return payload[:2]


def _bad_utf8(reason: bytes) -> bool:
    try:
        reason.decode()
    except UnicodeDecodeError:
        return True
    return False
