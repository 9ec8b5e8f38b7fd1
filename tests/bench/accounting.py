"""What a process has used, from the kernel's own books."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

_TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def cpu_s(pid: int) -> float:
    """Seconds of processor time that all threads of `pid` have used so far, user and system."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * _TICK_S


def rss_kib(pid: int) -> int:
    """Resident memory of `pid`."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise RuntimeError("the kernel does not say how much memory a process has")


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took: seconds of processor time in the server and in this process, and on the clock."""

    server_s: float
    load_s: float
    wall_s: float

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.server_s + other.server_s, self.load_s + other.load_s, self.wall_s + other.wall_s)


class Meter:
    """Runs from when it is made."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._began = (cpu_s(pid), time.process_time(), time.perf_counter())

    def read(self) -> Cost:
        """The cost since then."""
        server, load, wall = self._began
        return Cost(cpu_s(self._pid) - server, time.process_time() - load, time.perf_counter() - wall)
