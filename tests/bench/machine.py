"""What the figures were measured on: they mean nothing without it."""

import os
import platform
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from app.paths import ROOT

_PACKAGES = ("uvicorn", "python-socketio", "python-engineio", "websockets", "quart")


def describe(peers: Mapping[str, str] | None = None) -> dict[str, str]:
    """Machine, versions, commit, and what each of `peers` is, as lines for people."""
    described = {
        "machine": f"{os.cpu_count()} cores, {_memory_gib():.0f} GiB, {_cpu_model()}, Linux {platform.release()}",
        "python": f"{platform.python_version()}; " + ", ".join(f"{name} {version(name)}" for name in _PACKAGES),
    }
    return described | {"commit": _commit()} | dict(peers or {})


def _cpu_model() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _memory_gib() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _commit() -> str:
    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    try:
        changed = " with changes" if git("status", "--porcelain", "--", "app") else ""
        return f"{git('rev-parse', '--short', 'HEAD') or 'none'}{changed}"
    except FileNotFoundError:
        return "unknown (no git)"
