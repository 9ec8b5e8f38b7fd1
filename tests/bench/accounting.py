"""What a process has used, from the kernel's own books."""

import os
import resource
import time
from dataclasses import dataclass
from pathlib import Path

_TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def cpu_s(pid: int) -> float:
    """Seconds of processor time that all threads of `pid` have used so far, user and system."""
    # The processor-time clock of another process (as clock_getcpuclockid(3) makes its number): the sum that
    # /proc/<pid>/stat tells in hundredths of a second, in nanoseconds.
    return time.clock_gettime((~pid << 3) | 2)


def rss_kib(pid: int) -> int:
    """Resident memory of `pid`."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise RuntimeError("the kernel does not say how much memory a process has")


class Elsewhere:
    """What the rest of the machine does meanwhile, since when it was made: it takes turns and caches from all of us."""

    def __init__(self) -> None:
        self._began = (time.monotonic(), _machine_s(), _family_s())

    def share(self) -> float:
        """The share of the machine that others used. Ask when all our processes have ended."""
        wall, machine, family = self._began
        used = (_machine_s() - machine) - (_family_s() - family)
        return max(0.0, used / (time.monotonic() - wall) / (os.cpu_count() or 1))


def _machine_s() -> float:
    """Processor time that all of the machine has used, with what its host took away, without idling."""
    user, nice, system, _, _, irq, softirq, steal = Path("/proc/stat").read_text().splitlines()[0].split()[1:9]
    return sum(map(int, (user, nice, system, irq, softirq, steal))) * _TICK_S


def _family_s() -> float:
    """Processor time of this process and of its children that have ended."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


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
