"""Socket.IO on Node, on Node with uWebSockets.js, and on Bun."""

import base64
import hashlib
import hmac
import os
import platform
import secrets
import shlex
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.peers.packages import NoPeer, fetch, last_line

SOCKET_IO = {"socket.io": "4.8.4"}
NODE = "24.22.3"
UWS = {"@btc-vision/uwebsockets.js": "20.57.0"}
BUN = "1.4.5"
BUN_ENGINE = {"@socket.io/bun-engine": "0.1.2"}
SERVER = Path(__file__).parent / "server.cjs"
# A command that starts Node, instead of the one from npm: where the system's C library is too old for uWebSockets.js.
NODE_COMMAND = "BENCH_NODE"
_PROBE_S = 30


@dataclass(frozen=True)
class SocketIo:
    """How Socket.IO is started on an `engine` of `server.cjs`, where its packages are, and what it is in words."""

    engine: str
    command: tuple[str, ...]
    packages: Path
    description: str

    def environment(
        self, port: int, database: Path, people: int, secret: str, *, grouped: bool = False
    ) -> Mapping[str, str]:
        """What the server is told. `grouped`: messages of one turn of the loop share a COMMIT."""
        return {
            "PACKAGES": str(self.packages),
            "ENGINE": self.engine,
            "GROUPED": "yes" if grouped else "no",
            "NODE_ENV": "production",
            "NODE_NO_WARNINGS": "1",
            "PORT": str(port),
            "DATABASE": str(database),
            "SECRET": secret,
            "PEOPLE": str(people),
        }


def on_node() -> SocketIo:
    """With its own server, `ws`. Raises `NoPeer`."""
    return _peer("ws", _node(), fetch("ws", SOCKET_IO), "require('node:sqlite')", "on node")


def on_uws() -> SocketIo:
    """Raises `NoPeer`."""
    (name, version), *_ = UWS.items()
    packages = fetch("uws", SOCKET_IO | UWS)
    return _peer("uws", _node(), packages, f"require('{packages}/{name}')", f"uWebSockets.js {version} on node")


def on_bun() -> SocketIo:
    """Raises `NoPeer`."""
    package = f"@oven/bun-linux-{_machine('aarch64')}"
    packages = fetch("bun", SOCKET_IO | BUN_ENGINE | {package: BUN})
    command = (str(packages / package / "bin" / "bun"),)
    (_, version), *_ = BUN_ENGINE.items()
    return _peer("bun", command, packages, "require('bun:sqlite')", f"bun-engine {version} on bun")


def _node() -> tuple[str, ...]:
    given = os.environ.get(NODE_COMMAND)
    if given:
        return tuple(shlex.split(given))
    package = f"node-linux-{_machine('arm64')}"
    return (str(fetch("node", {package: NODE}) / package / "bin" / "node"),)


def _machine(arm: str) -> str:
    """The processor in npm's words; they have several for ARM's."""
    known = {"x86_64": "x64", "aarch64": arm}
    if platform.machine() not in known:
        raise NoPeer(f"npm has none for {platform.machine()}")
    return known[platform.machine()]


def _peer(engine: str, command: tuple[str, ...], packages: Path, needed: str, description: str) -> SocketIo:
    """Raises `NoPeer` where `needed` cannot be run."""
    _printed([*command, "-e", needed])
    version = _printed([*command, "--version"]).removeprefix("v")
    return SocketIo(engine, command, packages, f"socket.io {SOCKET_IO['socket.io']}, {description} {version}")


def _printed(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PROBE_S)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoPeer(str(error)) from error
    if done.returncode != 0:
        raise NoPeer(_reason(done.stderr) or f"it ended with {done.returncode}")
    return done.stdout.strip()


def _reason(complaint: str) -> str:
    errors = [line for line in complaint.splitlines() if "Error:" in line]
    return last_line("\n".join(errors)) if errors else last_line(complaint) if complaint.strip() else ""


def people(count: int, secret: str) -> list[dict[str, Any]]:
    """A signed token for each session that the server makes at its start; good for a day, as it has none that are
    single-use."""
    expiry = int((time.time() + 86_400) * 1_000)
    made: list[dict[str, Any]] = []
    for number in range(1, count + 1):
        head = f"session-{number}.{expiry}"
        digest = hmac.digest(secret.encode(), head.encode(), hashlib.sha256)
        token = f"{head}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
        made.append({"cookie": "", "tokens": {"chat": token, "notifications": token}})
    return made


def new_secret() -> str:
    """A key for the signatures of one run."""
    return secrets.token_hex(16)
