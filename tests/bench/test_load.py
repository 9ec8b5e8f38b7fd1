"""The load program counts right: what it does not notice, the benchmark would call fast."""

import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.load.connection import Connection
from tests.bench.load.fleet import Fleet
from tests.bench.load.frames import next_frame, unmasked
from tests.bench.load.tickets import Ticket
from tests.bench.processes import Load, Process
from tests.support.ports import find_free_port

CLIENTS = 50
EVENT = unmasked(b'42/chat,["event",{"seq":1,"body":"%s"}]' % (b"x" * 300))
HELLO = b"HTTP/1.1 101 Switching Protocols\r\n\r\n" + unmasked(b'0{"sid":"x"}')
JOINED = unmasked(b'40/chat,{"sid":"x"}') + unmasked(b'40/notifications,{"sid":"x"}')


def bare(tmp_path: Path, *options: str) -> Iterator[Load]:
    port = find_free_port()
    server = Process([sys.executable, "-m", "tests.bench.bare", str(port), *options], port, tmp_path / "log", {})
    people = [{"cookie": "", "tokens": None}]
    described = {"address": server.address, "pid": server.pid, "people": people, "room": "r", "mints": False}
    load = Load(described | {"patience_s": 0.5})
    load.do("grow", to=CLIENTS)
    load.do("join")
    yield load
    load.stop()
    server.stop()


@pytest.fixture
def honest(tmp_path: Path) -> Iterator[Load]:
    yield from bare(tmp_path)


@pytest.fixture
def lossy(tmp_path: Path) -> Iterator[Load]:
    yield from bare(tmp_path, "50")  # every 50th delivery is left out


@pytest.mark.parametrize("senders", [1, 3])
def test_every_delivery_is_counted_once(honest: Load, senders: int) -> None:
    answer = honest.do("send", senders=senders, seconds=0.1, size=200, pace="delivered")
    assert answer["messages"] > 5
    assert (answer["deliveries"], answer["lost"]) == (answer["messages"] * CLIENTS, 0)
    assert len(answer["latencies_ms"]) == answer["messages"]
    assert answer["other_frames"] == 0


def test_a_delivery_that_does_not_come_is_missed(lossy: Load) -> None:
    answer = lossy.do("steady", rate=100, seconds=0.3, size=200)
    assert answer["messages"] == 30
    assert answer["lost"] == 30 * CLIENTS // 50
    assert answer["deliveries"] == 30 * CLIENTS - answer["lost"]


@pytest.mark.parametrize("piece", [1, 5, 100, 10_000])
def test_frames_are_counted_however_they_are_cut(piece: int) -> None:
    sent = HELLO + JOINED + EVENT * 3 + unmasked(b"2") + EVENT * 2
    answers: list[bytes] = []

    def serve(listener: socket.socket) -> None:
        server, _ = listener.accept()
        server.recv(4_096)
        for start in range(0, len(sent), piece):
            server.send(sent[start : start + piece])
        server.settimeout(5)
        while b"\x81\x81\0\0\0\x003" not in b"".join(answers):
            answers.append(server.recv(4_096))
        server.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=[listener])
        thread.start()
        fleet, ready, lost = Fleet(), [], []
        client = Connection(
            fleet, listener.getsockname(), Ticket("", None), ready.append, lambda client, why: lost.append(why)
        )
        fleet.watch([client.fd], [])
        assert fleet.until(lambda: bool(lost), 5)
        thread.join()
    assert ready == [client]
    assert fleet.low == 5
    assert client.other_frames == 4


def test_a_frame_is_found_when_all_of_it_is_there() -> None:
    for size in (0, 125, 126, 70):
        frame = unmasked(b"x" * size)
        assert next_frame(frame, 0) == (len(frame) - size, len(frame))
        assert all(next_frame(frame[:cut], 0) is None for cut in range(len(frame)))
    huge = bytes((0x81, 127)) + (70_000).to_bytes(8, "big") + b"x" * 70_000
    assert next_frame(huge, 0) == (10, 70_010)
