"""The physical limit: asyncio's own loop writing ready frames, with no check, no store and no state.

It says just enough of the protocol for the load program to believe it: `python -m tests.bench.peers.loop PORT [LOSE
[HANG_UP]]`. With LOSE it leaves out every so-manieth delivery, with HANG_UP it hangs up on who sends the so-manieth
message, to show that the load program would notice.
"""

import asyncio
import itertools
import re
import sys

import orjson

from tests.bench.load.frames import next_frame, unmasked

_HANDSHAKE = (
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n"
)
_OPEN = unmasked(b'0{"sid":"x","upgrades":[],"pingInterval":15000,"pingTimeout":10000,"maxPayload":1000000}')
_JOINED = b"".join(unmasked(b'40%s,{"sid":"x"}' % name) for name in (b"/chat", b"/notifications"))
_EVENT = re.compile(rb'42/chat,(\d+)\["(\w+)",(.*)\]', re.DOTALL)
_ID = "01J00000000000000000000000"
_AT = "2025-01-01T00:00:00.000000+00:00"

_members: set["Client"] = set()
_seqs = itertools.count(1)


def ready_frame(seq: int, body: str) -> bytes:
    """An event of the size that the others send."""
    data = {
        "id": _ID,
        "room": _ID,
        "seq": seq,
        "author": {"id": _ID, "name": "Person 1"},
        "body": body,
        "mentions": [],
        "at": _AT,
        "client_id": "0123456789ab",
    }
    stream = {"stream": f"room:{_ID}", "seq": seq, "epoch": "0123456789ab", "kind": "message.created", "id": _ID}
    return unmasked(b'42/chat,["event",%s]' % orjson.dumps(stream | {"at": _AT, "actor": _ID, "data": data}))


lose = hang_up = 0
_deliveries = itertools.count(1)


def _all_but_some() -> "list[Client]":
    return [member for member in _members if next(_deliveries) % lose]


class Client(asyncio.Protocol):
    """One connection."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self.write, self._abort = transport.write, transport.abort
        self._upgraded = False

    def connection_lost(self, exc: Exception | None) -> None:
        _members.discard(self)

    def data_received(self, data: bytes) -> None:
        if not self._upgraded:
            self._upgraded = True
            self.write(_HANDSHAKE + _OPEN)
            return
        offset = 0
        while offset < len(data):
            # The mask is zero and four bytes long; the load program never sends a frame in two pieces.
            start, stop = next_frame(bytes((data[offset], data[offset + 1] & 0x7F)) + data[offset + 2 :], 0) or (0, 0)
            start, stop = offset + start + 4, offset + stop + 4
            self._packet(data[start:stop])
            offset = stop

    def _packet(self, packet: bytes) -> None:
        if packet == b"40/chat,":
            self.write(_JOINED)
        event = _EVENT.fullmatch(packet)
        if event is None:
            return
        number, name, body = event.groups()
        if name == b"joinRoom":
            _members.add(self)
            self.write(unmasked(b'43/chat,%s[{"ok":true,"top":0,"epoch":""}]' % number))
        elif name == b"sendMessage":
            seq = next(_seqs)
            if seq == hang_up:
                return self._abort()
            frame = ready_frame(seq, orjson.loads(body)["body"])
            for member in _members if lose == 0 else _all_but_some():
                member.write(frame)
            self.write(unmasked(b'43/chat,%s[{"ok":true,"seq":%d}]' % (number, seq)))


async def main(port: int) -> None:
    """Serve on `port` until killed."""
    server = await asyncio.get_running_loop().create_server(Client, "127.0.0.1", port, backlog=2_048)
    await server.serve_forever()


if __name__ == "__main__":
    port, lose, hang_up = (*map(int, sys.argv[1:]), 0, 0)[:3]
    asyncio.run(main(port))
