"""Packages of npm: fetched once, into the person's cache directory, in the versions that are named."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import orjson

# Node is fifty megabytes, and uWebSockets.js comes for every system at once.
_INSTALL_S = 1_800
_INSTALL = ("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save", "--omit=peer")


class NoPeer(Exception):
    """There is nothing to compare with; `str()` says why."""


def fetch(directory: str, packages: Mapping[str, str]) -> Path:
    """Install `packages`, versions by name, below the cache unless they are there; their `node_modules`. Raises
    `NoPeer`."""
    place = cache() / directory
    modules = place / "node_modules"
    if _are_there(modules, packages):
        return modules
    if shutil.which("npm") is None:
        raise NoPeer("no npm, which fetches it")
    place.mkdir(parents=True, exist_ok=True)
    wanted = [f"{name}@{version}" for name, version in packages.items()]
    try:
        done = subprocess.run(
            [*_INSTALL, "--prefix", str(place), *wanted],
            cwd=place,
            capture_output=True,
            text=True,
            timeout=_INSTALL_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoPeer(f"npm did not fetch {', '.join(wanted)} in time") from None
    if done.returncode != 0 or not _are_there(modules, packages):
        raise NoPeer(f"npm could not fetch {', '.join(wanted)}: {last_line(done.stderr)}")
    return modules


def cache() -> Path:
    """Where things are kept that are fetched once."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "switchboard-bench"


def _are_there(modules: Path, packages: Mapping[str, str]) -> bool:
    def is_there(name: str, version: str) -> bool:
        described = modules / name / "package.json"
        return described.exists() and orjson.loads(described.read_bytes())["version"] == version

    return all(is_there(name, version) for name, version in packages.items())


def last_line(text: str) -> str:
    """The last line of what a program complained of, which says most."""
    return next(filter(None, reversed(text.strip().splitlines())), "no reason given").strip()
