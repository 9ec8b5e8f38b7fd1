"""WebSocket frames, as far as a client that measures needs them."""

import orjson

TEXT, CLOSE, PING, PONG = 0x81, 0x88, 0x89, 0x8A


def masked(payload: bytes, opcode: int = TEXT) -> bytes:
    """One frame from a client. Its mask is zero, which servers undo as they would any other, and we need not do."""
    size = len(payload)
    if size < 126:
        header = bytes((opcode, 0x80 | size))
    elif size < 65_536:
        header = bytes((opcode, 0xFE)) + size.to_bytes(2, "big")
    else:
        header = bytes((opcode, 0xFF)) + size.to_bytes(8, "big")
    return header + b"\0\0\0\0" + payload


def unmasked(payload: bytes) -> bytes:
    """One text frame from a server."""
    size = len(payload)
    if size < 126:
        return bytes((TEXT, size)) + payload
    return bytes((TEXT, 126)) + size.to_bytes(2, "big") + payload


def next_frame(data: bytes, offset: int) -> tuple[int, int] | None:
    """Where the payload of the frame at `offset` begins and ends, or None while it is not all there."""
    have = len(data) - offset
    if have < 2:
        return None
    size, start = data[offset + 1], offset + 2
    if size == 126:
        if have < 4:
            return None
        size, start = int.from_bytes(data[offset + 2 : offset + 4], "big"), offset + 4
    elif size == 127:
        if have < 10:
            return None
        size, start = int.from_bytes(data[offset + 2 : offset + 10], "big"), offset + 10
    return (start, start + size) if start + size <= len(data) else None


def event(namespace: str, ack: int, name: str, body: object) -> bytes:
    """The frame of a Socket.IO event that asks for the ack number `ack`."""
    return masked(b"42%s,%d%s" % (namespace.encode(), ack, orjson.dumps([name, body])))


def connect(namespace: str, auth: object | None) -> bytes:
    """The frame that joins `namespace`."""
    return masked(b"40%s,%s" % (namespace.encode(), b"" if auth is None else orjson.dumps(auth)))


PONG_PACKET = masked(b"3")
