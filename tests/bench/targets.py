"""What is measured: this product, Node with and without a check of tokens, and the bare loop; each can be started."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from app.paths import ROOT
from tests.bench import node as peer
from tests.bench.processes import Load, Process
from tests.support.ports import find_free_port


@dataclass
class Running:
    """A server and the load program that belongs to it."""

    server: Process
    load: Load

    def stop(self) -> None:
        """End both, the clients first."""
        self.load.stop()
        self.server.stop()


class Switchboard:
    """This product. Made once: people who are signed in, in a data directory of which every start gets a copy. Its
    clients take what they get in the `form` of pages ("html") or of programs ("json")."""

    def __init__(self, work: Path, people: int, form: str = "json") -> None:
        self._work, self._form = work, form
        self._prepared = work / "prepared"
        self._prepared.mkdir()
        seeded = subprocess.run(
            [sys.executable, "-m", "tests.bench.seed", str(people)],
            cwd=ROOT,
            env=_environment(self._prepared, find_free_port()),
            capture_output=True,
            check=False,
        )
        if seeded.returncode != 0:
            raise RuntimeError(f"the database could not be prepared:\n{seeded.stderr.decode()[-1500:]}")
        facts = orjson.loads(seeded.stdout)
        self.room: str = facts["room"]
        self.cookies: list[str] = facts["cookies"]

    def _serve(self, data: Path) -> Process:
        port = find_free_port()
        command = [sys.executable, "-m", "app", "serve"]
        log = self._work / f"switchboard-{port}.log"
        return Process(command, port, log, _environment(data, port), health="/health/ready")

    def start(self) -> Running:
        """A server on a copy of the data."""
        data = Path(tempfile.mkdtemp(prefix="switchboard-", dir=self._work)) / "data"
        shutil.copytree(self._prepared, data)
        server = self._serve(data)
        people = [{"cookie": cookie, "tokens": None} for cookie in self.cookies]
        return Running(server, _load(server, people, self.room, mints=True, form=self._form))


class Node:
    """The peer, which checks tokens or (`auth` false) lets everyone in."""

    def __init__(self, node: peer.Node, work: Path, people: int, *, auth: bool) -> None:
        self._node, self._work, self._count, self._auth = node, work, people, auth
        self._secret = peer.new_secret()

    def start(self) -> Running:
        """A server on an empty database."""
        port = find_free_port()
        settings = self._node.environment(
            port, self._work / f"node-{port}.db", self._count, self._secret, auth=self._auth
        )
        server = Process([*self._node.command, str(peer.SERVER)], port, self._work / f"node-{port}.log", settings)
        people = peer.people(self._count, self._secret) if self._auth else _ANYONE
        return Running(server, _load(server, people, "general", mints=False))


class Bare:
    """The physical limit of fan-out."""

    def __init__(self, work: Path) -> None:
        self._work = work

    def start(self) -> Running:
        """A server without anything in it."""
        port = find_free_port()
        server = Process(
            [sys.executable, "-m", "tests.bench.bare", str(port)], port, self._work / f"bare-{port}.log", {}
        )
        return Running(server, _load(server, _ANYONE, "room", mints=False))


_ANYONE: list[dict[str, Any]] = [{"cookie": "", "tokens": None}]

Start = Callable[[], Running]


def _load(server: Process, people: list[dict[str, Any]], room: str, *, mints: bool, form: str = "json") -> Load:
    described = {"address": server.address, "pid": server.pid, "people": people, "room": room}
    return Load({**described, "mints": mints, "form": form})


def _environment(data: Path, port: int) -> dict[str, str]:
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
