"""The peer: Node with Socket.IO, where Node and npm are."""

import base64
import hashlib
import hmac
import os
import secrets
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

VERSION = "4.8.4"
SERVER = Path(__file__).parent / "peer" / "server.cjs"
_INSTALL_S = 180
_FLAGS = ((), ("--experimental-sqlite",))  # what Node before 22.13 wants to be told


class NoPeer(Exception):
    """There is nothing to compare with; `str()` says why."""


@dataclass(frozen=True)
class Node:
    """A Node that has SQLite, and where its packages are."""

    command: tuple[str, ...]
    packages: Path
    version: str

    def environment(self, port: int, database: Path, people: int, secret: str, *, auth: bool) -> dict[str, str]:
        """What the server is told."""
        return {
            "NODE_PATH": str(self.packages),
            "NODE_ENV": "production",
            "NODE_NO_WARNINGS": "1",
            "PORT": str(port),
            "DATABASE": str(database),
            "SECRET": secret,
            "PEOPLE": str(people),
            "AUTH": "yes" if auth else "no",
        }


def find_node() -> Node:
    """Raises `NoPeer`."""
    return Node(_with_sqlite(), _packages(), VERSION)


def _with_sqlite() -> tuple[str, ...]:
    found = [shutil.which("node"), _of_playwright()]
    for node in filter(None, found):
        for flags in _FLAGS:
            probe = [node, *flags, "--no-warnings", "-e", "require('node:sqlite')"]
            if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
                return (node, *flags)
    raise NoPeer("no node with node:sqlite (22.5 or newer) found")


def _of_playwright() -> str | None:
    """The Node that came with the browser tests' library; newer than many a system's."""
    try:
        import playwright
    except ImportError:
        return None
    node = Path(playwright.__file__).parent / "driver" / "node"
    return str(node) if node.exists() else None


def _packages() -> Path:
    """Socket.IO, installed once into the person's cache directory."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "switchboard-bench"
    wanted = cache / "node_modules" / "socket.io" / "package.json"
    if wanted.exists() and f'"version": "{VERSION}"' in wanted.read_text():
        return cache / "node_modules"
    npm = shutil.which("npm")
    if npm is None:
        raise NoPeer("no npm, which fetches socket.io")
    cache.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save", f"socket.io@{VERSION}"]
    try:
        done = subprocess.run(
            [*command, "--prefix", str(cache)],
            cwd=cache,
            capture_output=True,
            text=True,
            timeout=_INSTALL_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoPeer("npm did not fetch socket.io in time") from None
    if done.returncode != 0 or not wanted.exists():
        raise NoPeer(f"npm could not fetch socket.io: {done.stderr.strip().splitlines()[-1:]}")
    return cache / "node_modules"


def node_version(node: Node) -> str:
    """As it says itself."""
    return subprocess.run([*node.command, "--version"], capture_output=True, text=True, check=True).stdout.strip()


def people(count: int, secret: str) -> list[dict[str, Any]]:
    """A signed token for each session that the peer makes at its start; good for a day, as it has none that are
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
