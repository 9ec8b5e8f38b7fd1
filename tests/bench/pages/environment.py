"""The Python in which the others are installed: made once, in the person's cache directory, from a lock of its own."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

from tests.bench.peers.packages import NoPeer, cache, last_line

LOCK = Path(__file__).parent / "requirements.lock"
_INSTALL_S = 900


def python() -> Path:
    """Its interpreter. Raises `NoPeer` where it cannot be made."""
    lock = LOCK.read_bytes()
    name = hashlib.sha256(lock + sys.version.encode()).hexdigest()[:12]
    place = cache() / f"pages-{name}"
    interpreter, done = place / "bin" / "python", place / "installed"
    if not done.exists():
        _run([sys.executable, "-m", "venv", "--clear", str(place)])
        pip = [str(interpreter), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run([*pip, "--require-hashes", "--requirement", str(LOCK)])
        done.touch()
    return interpreter


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_INSTALL_S)
    except subprocess.TimeoutExpired as error:
        raise NoPeer("it was not installed in time") from error
    if done.returncode != 0:
        raise NoPeer(f"it could not be installed: {last_line(done.stderr or done.stdout)}")


def versions(*names: str) -> str:
    """Which versions of the packages `names` are locked, in words."""
    pinned = re.findall(r"^([a-z-]+)==([^ \\]+)", LOCK.read_text(), re.MULTILINE)
    return ", ".join(f"{name} {version}" for name, version in pinned if name in names)
