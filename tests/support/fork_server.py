"""Python processes that need not import the product first: they are forked from one that has.

To import takes two seconds of a processor, and tests start servers and commands some two hundred times. A forked
process runs what it is told as `python` would: `-m MODULE ...` or `-c CODE ...`, as `__main__`, with an environment,
standard streams and an end of its own. When the test run goes away, killed or not, the server kills all that it forked.
"""

import array
import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import resource
import runpy
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any

import app
from app.paths import ROOT

# What tests run and product modules import by name only when they are needed.
_LIBRARIES = (
    "aiosqlite",
    "asyncpg",
    "uvicorn.lifespan.on",
    "uvicorn.loops.asyncio",
    "uvicorn.protocols.http.httptools_impl",
)
_MAX_REQUEST = 64 * 1024


class ForkedProcess:
    """A running process. `pid` is its id."""

    def __init__(self, pid: int, status: int) -> None:
        self.pid = pid
        self._status = status
        self._code: int | None = None

    def ended(self) -> bool:
        """Whether it is gone, by itself or because it was stopped."""
        if self._code is None:
            with selectors.DefaultSelector() as selector:
                selector.register(self._status, selectors.EVENT_READ)
                return bool(selector.select(0))
        return True

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def wait(self) -> int:
        """Wait for its end; the exit code as shells count (128 and more: by a signal)."""
        if self._code is None:
            self._code = int(os.read(self._status, 16))
            os.close(self._status)
        return self._code

    def stop(self) -> int:
        """End it (SIGKILL) if it has not ended; returns when it is gone, with its exit code."""
        if not self.ended():
            self.tell(signal.SIGKILL)
        return self.wait()


class ForkServer:
    """The process that forks. `spawn` may be called by any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._line, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with other:
            self._process = subprocess.Popen(
                (sys.executable, "-m", __name__, str(other.fileno())),
                cwd=ROOT,
                env={"PATH": os.environ["PATH"]},
                pass_fds=(other.fileno(),),
                start_new_session=True,  # what is typed at the terminal is for the test run
            )

    def spawn(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        stdin: IO[bytes],
        stdout: IO[bytes],
        stderr: IO[bytes],
        *,
        open_files: int | None = None,
    ) -> ForkedProcess:
        """Run `python` with `arguments` in the project's directory, with so many `open_files` at first."""
        status, ended = os.pipe()
        descriptors = array.array("i", [stdin.fileno(), stdout.fileno(), stderr.fileno(), ended])
        request = json.dumps(
            {"arguments": list(arguments), "environment": dict(environment), "open_files": open_files}
        ).encode()
        assert len(request) < _MAX_REQUEST
        with self._lock:
            socket.send_fds(self._line, [request], descriptors)
            os.close(ended)
            pid = int(self._line.recv(16))
        return ForkedProcess(pid, status)

    def close(self) -> None:
        """End it, and all that it forked."""
        self._line.close()
        self._process.wait()


@cache
def fork_server() -> ForkServer:
    """The one of this process, started when it is first asked for."""
    made = ForkServer()
    atexit.register(made.close)
    return made


def run(arguments: Sequence[str], environment: Mapping[str, str], stdin: bytes = b"") -> tuple[int, bytes, bytes]:
    """Run `python` with `arguments` to its end: exit code, output, errors."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        given.write(stdin)
        given.seek(0)
        code = fork_server().spawn(arguments, environment, given, out, errors).wait()
        out.seek(0)
        errors.seek(0)
        return code, out.read(), errors.read()


class ForkedServer(ForkedProcess):
    """A running server, which writes to `log` what it prints."""

    def __init__(self, arguments: Sequence[str], log: Path, environment: Mapping[str, str]) -> None:
        with log.open("ab") as output, open(os.devnull, "rb") as nothing:
            made = fork_server().spawn(arguments, environment, nothing, output, output)
        super().__init__(made.pid, made._status)


# -- in the process that forks


def _preload() -> None:
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not module.name.startswith("app.development") and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in _LIBRARIES:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()  # so that looking for garbage does not copy every page of memory


class _Forks:
    """What was forked and has not ended, with where to tell the exit code."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._running: dict[int, int] = {}

    def serve(self) -> dict[str, Any] | None:
        """Fork for each request until the line ends. Returns in each forked process, with the request; in this one
        None."""
        awake, wake = socket.socketpair()
        for end in (awake, wake):
            end.setblocking(False)
        signal.set_wakeup_fd(wake.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        with selectors.DefaultSelector() as selector:
            selector.register(self._line, selectors.EVENT_READ)
            selector.register(awake, selectors.EVENT_READ)
            while True:
                ready = {key.fileobj for key, _ in selector.select()}
                if awake in ready:
                    awake.recv(4096)
                    self._reap()
                if self._line in ready:
                    request, descriptors, _, _ = socket.recv_fds(self._line, _MAX_REQUEST, 4)
                    if not request:
                        self._kill()
                        return None
                    if self._fork(descriptors):
                        break
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for end in (awake, wake, self._line):
            end.close()
        return dict(json.loads(request))

    def _fork(self, descriptors: list[int]) -> bool:
        """Whether this is the forked process."""
        *streams, ended = descriptors
        pid = os.fork()
        if pid:
            self._running[pid] = ended
            for descriptor in streams:
                os.close(descriptor)
            self._line.send(str(pid).encode())
            return False
        for number, descriptor in enumerate(streams):
            os.dup2(descriptor, number)
            os.close(descriptor)
        for descriptor in (ended, *self._running.values()):
            os.close(descriptor)
        return True

    def _reap(self) -> None:
        while self._running:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            code = os.waitstatus_to_exitcode(status)
            ended = self._running.pop(pid)
            with contextlib.suppress(BrokenPipeError):  # nobody may want to know
                os.write(ended, str(code if code >= 0 else 128 - code).encode())
            os.close(ended)

    def _kill(self) -> None:
        for pid in self._running:
            os.kill(pid, signal.SIGKILL)


def _run(request: dict[str, Any]) -> None:
    """Be what was asked for."""
    os.environ.clear()
    os.environ.update(request["environment"])
    if request["open_files"] is not None:
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (request["open_files"], resource.getrlimit(resource.RLIMIT_NOFILE)[1])
        )
    kind, what, *rest = request["arguments"]
    if kind == "-m":
        sys.argv = [what, *rest]
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        sys.argv = ["-c", *rest]
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})


def main() -> None:
    """Import the product, and fork whenever the line asks for it."""
    line = socket.socket(fileno=int(sys.argv[1]))
    os.set_inheritable(line.fileno(), False)
    _preload()
    request = _Forks(line).serve()
    if request is not None:
        _run(request)


if __name__ == "__main__":
    main()
