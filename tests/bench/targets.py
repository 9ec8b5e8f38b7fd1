"""What is measured: this product, Socket.IO on its engines, and loops that only write; each can be started."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from app.paths import ROOT
from tests.bench.peers import socket_io
from tests.bench.processes import Load, Process
from tests.support.ports import find_free_port

DATABASE = "switchboard.db"


@dataclass
class Running:
    """A server, the load program that belongs to it, and its SQLite database, if it has one."""

    server: Process
    load: Load
    database: Path | None = None

    def stop(self) -> None:
        """End both, the clients first."""
        self.load.stop()
        self.server.stop()


@dataclass(frozen=True)
class Prepared:
    """A data directory with a filled database: a room in it, and the cookies of people who are signed in."""

    data: Path
    room: str
    cookies: list[str]


def prepare(data: Path, module: str, *arguments: str) -> Prepared:
    """Let `module` fill the data directory `data`, which is made: `tests.bench.seed` or one like it."""
    data.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=environment(data, find_free_port()),
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"the database could not be prepared:\n{done.stderr.decode()[-1500:]}")
    return Prepared(data, **orjson.loads(done.stdout))


class Switchboard:
    """This product. Made once: people who are signed in, in a data directory of which every start gets a copy. Its
    clients take what they get in the `form` of pages ("html") or of programs ("json")."""

    def __init__(self, work: Path, people: int, form: str = "json") -> None:
        self._work, self._form = work, form
        self.prepared = prepare(work / "prepared", "tests.bench.seed", str(people))

    def start(self, form: str | None = None) -> Running:
        """A server on a copy of the data, whose clients take `form`."""
        return start_on(self.prepared, self._work, form=form or self._form)


def start_on(
    prepared: Prepared,
    work: Path,
    *,
    form: str = "json",
    command: Sequence[str] = ("-m", "app", "serve"),
) -> Running:
    """This product on a copy of what is `prepared`, as `command` starts it, with a load program whose clients take
    `form`."""
    data = Path(tempfile.mkdtemp(prefix="switchboard-", dir=work)) / "data"
    shutil.copytree(prepared.data, data)
    server = serve(work, data, command)
    people = [{"cookie": cookie, "tokens": None} for cookie in prepared.cookies]
    return Running(server, load_on(server, people, prepared.room, mints=True, form=form), data / DATABASE)


def serve(work: Path, data: Path, command: Sequence[str]) -> Process:
    """This product on the data directory `data`, as `command` starts it; its log is kept in `work`."""
    port = find_free_port()
    log = work / f"switchboard-{port}.log"
    return Process([sys.executable, *command], port, log, environment(data, port), health="/health/ready")


class SocketIo:
    """A peer that does the same work. `grouped`: what comes in one turn of its loop shares a COMMIT."""

    def __init__(self, peer: socket_io.SocketIo, work: Path, people: int, *, grouped: bool = False) -> None:
        self._peer, self._work, self._count, self._grouped = peer, work, people, grouped
        self._secret = socket_io.new_secret()

    def start(self) -> Running:
        """A server on an empty database."""
        port = find_free_port()
        database = self._work / f"{self._peer.engine}-{port}.db"
        settings = self._peer.environment(port, database, self._count, self._secret, grouped=self._grouped)
        command = [*self._peer.command, str(socket_io.SERVER)]
        server = Process(command, port, self._work / f"{self._peer.engine}-{port}.log", settings)
        people = socket_io.people(self._count, self._secret)
        return Running(server, load_on(server, people, "general", mints=False), database)


class Loop:
    """The physical limit of fan-out: the program that `command` starts, which is told its port."""

    def __init__(self, work: Path, command: Sequence[str]) -> None:
        self._work, self._command = work, command

    def start(self) -> Running:
        """A server without anything in it."""
        port = find_free_port()
        server = Process([*self._command, str(port)], port, self._work / f"loop-{port}.log", {})
        return Running(server, load_on(server, _ANYONE, "room", mints=False))


_ANYONE: list[dict[str, Any]] = [{"cookie": "", "tokens": None}]

Start = Callable[[], Running]


def load_on(server: Process, people: list[dict[str, Any]], room: str, *, mints: bool, form: str = "json") -> Load:
    """A load program for `server`; what is told is described at `Crowd`."""
    described = {"address": server.address, "pid": server.pid, "people": people, "room": room}
    return Load({**described, "mints": mints, "form": form})


def environment(data: Path, port: int) -> dict[str, str]:
    """What the product is told, to serve the data directory `data` on `port`."""
    return {
        **os.environ,
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "DATA_DIR": str(data),
        "DATABASE_URL": "",
        "RATE_LIMITS": "off",
        "DRAIN_SECONDS": "0",
    }
