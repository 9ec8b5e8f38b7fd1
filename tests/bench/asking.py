"""A browser that is signed in, as far as a measurement needs one."""

import http.client
from collections.abc import Sequence
from pathlib import Path

from tests.bench.accounting import cpu_s
from tests.bench.report import Round


class Browser:
    """Asks the server at `address` for pages over one connection, as long as the server keeps it."""

    def __init__(self, address: tuple[str, int], cookie: str) -> None:
        self._connection = http.client.HTTPConnection(*address, timeout=60)
        self._headers = {"Cookie": cookie, "Accept": "text/html"}

    def get(self, path: str) -> bytes:
        """The page at `path`. Raises `RuntimeError` if that is not what comes."""
        self._connection.request("GET", path, headers=self._headers)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}: {body[:200]!r}")
        return body

    def close(self) -> None:
        """Hang up on the server."""
        self._connection.close()


def ask(browser: Browser, path: str, times: int, pids: Sequence[int]) -> Round:
    """What a request for `path` costs the processes `pids`, over as many requests as `times`."""
    before = sum(map(cpu_s, pids))
    size = sum(len(browser.get(path)) for _ in range(times))
    return {"requests": times, "bytes": size / times, "server_s": sum(map(cpu_s, pids)) - before}


def family(pid: int) -> list[int]:
    """`pid` and the processes that it has started, which serve for it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in family(int(child)))]
