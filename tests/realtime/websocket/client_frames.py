"""Frames as clients write them, right or wrong, and a connection to write them to."""

import asyncio
import base64
import os
import socket
from urllib.parse import urlsplit

from app.realtime.websocket.frames import TEXT


def sent(payload: bytes, opcode: int = TEXT, *, fin: bool = True, flags: int = 0, mask: bool = True) -> bytes:
    """A frame as a client writes it."""
    length = len(payload)
    head = bytes([(0x80 if fin else 0) | flags | opcode])
    bit = 0x80 if mask else 0
    if length < 126:
        head += bytes([bit | length])
    elif length < 65_536:
        head += bytes([bit | 126]) + length.to_bytes(2, "big")
    else:
        head += bytes([bit | 127]) + length.to_bytes(8, "big")
    key = os.urandom(4) if mask else b""
    return head + key + (bytes(byte ^ key[i % 4] for i, byte in enumerate(payload)) if mask else payload)


async def opened(
    url: str, extensions: str = "", receive_buffer: int | None = None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection that has asked for a WebSocket; the answer is to be read. `receive_buffer`: how many bytes the
    client's kernel takes that nobody reads."""
    address = urlsplit(url)
    client = socket.socket(proto=socket.IPPROTO_TCP)
    if receive_buffer is not None:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    client.setblocking(False)
    await asyncio.get_running_loop().sock_connect(client, (address.hostname, address.port))
    reader, writer = await asyncio.open_connection(sock=client, limit=1024)
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [f"GET / HTTP/1.1\r\nHost: {address.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade"]
    lines += [f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"]
    lines += [f"Sec-WebSocket-Extensions: {extensions}"] if extensions else []
    writer.write("\r\n".join([*lines, "", ""]).encode())
    return reader, writer
