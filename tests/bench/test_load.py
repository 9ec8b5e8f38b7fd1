"""The load program counts right: what it does not notice, the benchmark would call fast."""

import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.bench.load.connection import Connection
from tests.bench.load.fleet import Fleet
from tests.bench.load.frames import next_frame, unmasked
from tests.bench.load.storm import PATIENCE_S
from tests.bench.load.tickets import Ticket
from tests.bench.peers import c_loop
from tests.bench.peers.packages import NoPeer
from tests.bench.processes import Load, Process
from tests.support.ports import find_free_port

CLIENTS = 50
EVENT = unmasked(b'42/chat,["event",{"seq":1,"body":"%s"}]' % (b"x" * 300))
HELLO = b"HTTP/1.1 101 Switching Protocols\r\n\r\n" + unmasked(b'0{"sid":"x"}')
JOINED = unmasked(b'40/chat,{"sid":"x"}') + unmasked(b'40/notifications,{"sid":"x"}')


Serve = Callable[..., Load]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """`serve(*command)`: a load program, with clients in the room of the server that is started so and told its port;
    the loop in Python, with options, if nothing else is said."""
    begun: list[Process | Load] = []

    def start(*options: str, command: Sequence[str] = (sys.executable, "-m", "tests.bench.peers.loop")) -> Load:
        port = find_free_port()
        server = Process([*command, str(port), *options], port, tmp_path / f"{port}.log", {})
        begun.append(server)
        people = [{"cookie": "", "tokens": None}]
        described = {"address": server.address, "pid": server.pid, "people": people, "room": "r", "mints": False}
        load = Load(described | {"patience_s": 3.0})
        begun.append(load)
        load.do("grow", to=CLIENTS)
        load.do("join")
        return load

    yield start
    for each in reversed(begun):
        each.stop()


@pytest.fixture(params=["Python", "C"])
def honest(request: pytest.FixtureRequest, serve: Serve, tmp_path: Path) -> Load:
    if request.param == "Python":
        return serve()
    try:
        return serve(command=[str(c_loop.build(tmp_path))])
    except NoPeer as why:
        pytest.skip(str(why))


@pytest.fixture
def lossy(serve: Serve) -> Load:
    return serve("50")  # every 50th delivery is left out


@pytest.mark.parametrize("senders", [1, 3])
def test_every_delivery_is_counted_once(honest: Load, senders: int) -> None:
    answer = honest.do("send", senders=senders, seconds=0.1, size=200, pace="delivered")
    assert answer["messages"] >= senders
    assert (answer["deliveries"], answer["lost"]) == (answer["messages"] * CLIENTS, 0)
    assert len(answer["latencies_ms"]) == answer["messages"]
    assert answer["other_frames"] == 0


def test_a_delivery_that_does_not_come_is_missed(lossy: Load) -> None:
    answer = lossy.do("steady", rate=100, seconds=0.3, size=200)
    assert answer["messages"] == 30
    assert answer["lost"] == 30 * CLIENTS // 50
    assert answer["deliveries"] == 30 * CLIENTS - answer["lost"]


def test_a_storm_says_that_its_talker_was_lost(serve: Serve) -> None:
    load = serve("0", "7")
    began = time.monotonic()
    with pytest.raises(RuntimeError, match=r"1 clients were lost: \['the server closed the connection'\]"):
        load.do("storm")
    assert time.monotonic() - began < PATIENCE_S


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
