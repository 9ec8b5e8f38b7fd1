"""The loop in C, built where there is a compiler."""

import shutil
import subprocess
from pathlib import Path

from tests.bench.peers.packages import NoPeer, last_line

SOURCE = Path(__file__).parent / "loop.c"
_COMPILERS = ("cc", "gcc", "clang")


def build(directory: Path) -> Path:
    """Build the program in `directory`; where it is. Raises `NoPeer`."""
    compiler = next(filter(None, map(shutil.which, _COMPILERS)), None)
    if compiler is None:
        raise NoPeer("no C compiler")
    program = directory / "loop"
    done = subprocess.run(
        [compiler, "-O2", "-o", str(program), str(SOURCE)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise NoPeer(f"{compiler} could not build it: {last_line(done.stderr)}")
    return program
