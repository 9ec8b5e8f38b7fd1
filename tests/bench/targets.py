"""What is measured: this product, Node with and without a check of tokens, and the bare loop; each can be started."""

import http.client
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import orjson

from app.paths import ROOT
from tests.bench import node as peer
from tests.bench.processes import Load, Process, free_port

# Sign-ins check two passwords at a time on the server.
_SIGN_INS_AT_ONCE = 4


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
    """This product. Made once: people who are signed in, in a data directory of which every start gets a copy."""

    def __init__(self, work: Path, people: int) -> None:
        self._work = work
        self._prepared = work / "prepared"
        self._prepared.mkdir()
        seeded = subprocess.run(
            [sys.executable, "-m", "tests.bench.seed", str(people)],
            cwd=ROOT,
            env=_environment(self._prepared, free_port()),
            capture_output=True,
            check=False,
        )
        if seeded.returncode != 0:
            raise RuntimeError(f"the database could not be prepared:\n{seeded.stderr.decode()[-1500:]}")
        facts = orjson.loads(seeded.stdout)
        self._room: str = facts["room"]
        self._people = self._sign_in_all(facts["emails"], facts["password"])

    def _serve(self, data: Path) -> Process:
        port = free_port()
        command = [sys.executable, "-m", "app", "serve"]
        log = self._work / f"switchboard-{port}.log"
        return Process(command, port, log, _environment(data, port), health="/health/ready")

    def _sign_in_all(self, emails: list[str], password: str) -> list[dict[str, Any]]:
        server = self._serve(self._prepared)
        try:
            with ThreadPoolExecutor(_SIGN_INS_AT_ONCE) as pool:
                cookies = list(pool.map(lambda email: sign_in(server.address, email, password), emails))
        finally:
            server.stop()
        return [{"cookie": cookie, "tokens": None} for cookie in cookies]

    def start(self) -> Running:
        """A server on a copy of the data."""
        data = Path(tempfile.mkdtemp(prefix="switchboard-", dir=self._work)) / "data"
        shutil.copytree(self._prepared, data)
        server = self._serve(data)
        return Running(server, _load(server, self._people, self._room, mints=True))


class Node:
    """The peer, which checks tokens or (`auth` false) lets everyone in."""

    def __init__(self, node: peer.Node, work: Path, people: int, *, auth: bool) -> None:
        self._node, self._work, self._count, self._auth = node, work, people, auth
        self._secret = peer.new_secret()

    def start(self) -> Running:
        """A server on an empty database."""
        port = free_port()
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
        port = free_port()
        server = Process(
            [sys.executable, "-m", "tests.bench.bare", str(port)], port, self._work / f"bare-{port}.log", {}
        )
        return Running(server, _load(server, _ANYONE, "room", mints=False))


_ANYONE: list[dict[str, Any]] = [{"cookie": "", "tokens": None}]

Start = Callable[[], Running]


def _load(server: Process, people: list[dict[str, Any]], room: str, *, mints: bool) -> Load:
    described = {"address": server.address, "pid": server.pid, "people": people, "room": room, "mints": mints}
    return Load(described)


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


def sign_in(address: tuple[str, int], email: str, password: str) -> str:
    """The session cookie (`name=value`) of one person."""
    connection = http.client.HTTPConnection(*address, timeout=60)
    origin = f"http://{address[0]}:{address[1]}"
    headers = {"Origin": origin, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/login", urlencode({"email": email, "password": password}), headers)
    response = connection.getresponse()
    response.read()
    cookies = [line.split(";")[0] for line in response.headers.get_all("Set-Cookie") or []]
    connection.close()
    session = [cookie for cookie in cookies if "session=" in cookie]
    if response.status != 303 or not session:
        raise RuntimeError(f"the sign-in of {email} was answered with {response.status}")
    return session[0]
