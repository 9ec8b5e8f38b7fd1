"""The processes of the benchmark: servers, and a load program for each of them."""

import contextlib
import http.client
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from app.paths import ROOT

START_S = 60.0
STOP_S = 15.0
ANSWER_S = 300.0


def tail(path: Path, lines: int = 12) -> str:
    """The end of a log."""
    return "\n".join(path.read_text(errors="replace").splitlines()[-lines:])


class Process:
    """A server, from when it answers on `port` (at the path `health`, if it has one). Its output goes to `log`."""

    def __init__(
        self, command: Sequence[str], port: int, log: Path, environment: Mapping[str, str], health: str | None = None
    ) -> None:
        self.address = ("127.0.0.1", port)
        self.log, self._health = log, health
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
            )
        self._wait_until_it_answers()

    @property
    def pid(self) -> int:
        """The id under which the kernel keeps its books."""
        return self._process.pid

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def _wait_until_it_answers(self) -> None:
        end = time.monotonic() + START_S
        while time.monotonic() < end and self._process.poll() is None:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self._answers():
                    return
            time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"the server did not start:\n{tail(self.log)}")

    def _answers(self) -> bool:
        if self._health is None:
            with socket.create_connection(self.address, timeout=1):
                return True
        connection = http.client.HTTPConnection(*self.address, timeout=5)
        try:
            connection.request("GET", self._health)
            return connection.getresponse().status == 200
        finally:
            connection.close()

    def stop(self) -> None:
        """End it, in order if it lets itself be."""
        self._process.terminate()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Load:
    """A load program, told who to be; `do(command, ...)` as in `load/__main__.py`."""

    def __init__(self, described: Mapping[str, Any]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.load"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._write(described)

    def _write(self, message: Mapping[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(orjson.dumps(message) + b"\n")
        self._process.stdin.flush()

    def do(self, command: str, **arguments: Any) -> Any:
        """Let it do something and wait for the result. Raises `RuntimeError` with what went wrong."""
        self._write({"do": command, **arguments})
        assert self._process.stdout is not None
        if not select.select([self._process.stdout], [], [], ANSWER_S)[0]:
            raise RuntimeError(f"the load program did not finish {command!r}")
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the load program broke while doing {command!r}")
        answer = orjson.loads(line)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["ok"]

    def stop(self) -> None:
        """End it, and with it all its clients."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
