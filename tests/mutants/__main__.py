"""Make every mistake of the list, one at a time, in a copy of the project, and run the tests that must notice it.

`python -m tests.mutants [WORD ...]`: those whose area, file or text contains one of the words; otherwise all. Ends with
1 if a mistake went unnoticed, or if the tests do not pass without any.
"""

import contextlib
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.mutants.entries import ROOT, Mutant, load

_COPIED = ("app", "migrations", "static", "templates", "tests")
_IGNORED = shutil.ignore_patterns("__pycache__", "*.pyc")
# A mistake may make a test wait forever; then it is noticed as well.
_TIMEOUT_S = 60
_TESTS_PASSED, _TESTS_FAILED, _COULD_NOT_RUN = 0, 1, 3


def copy_project(target: Path) -> None:
    """Copy what the tests need to `target`, as it stands in the work tree."""
    for name in _COPIED:
        shutil.copytree(ROOT / name, target / name, ignore=_IGNORED)
    for each in ROOT.iterdir():
        if each.is_file():
            shutil.copy2(each, target / each.name)


@dataclass(frozen=True, slots=True)
class Result:
    """How a run of tests ended: pytest's exit code, and the end of what it wrote."""

    code: int
    output: str


_FOREIGN = """
import sys, app.cli, tests.conftest
own = ("app", "tests", "conftest", "__main__")
print(*(name for name in sys.modules if name.partition(".")[0] not in own))
"""


def preload() -> None:
    """Import what tests import and is not ours, once, so that each run can begin with it: it is most of what one
    takes."""
    listed = subprocess.run([sys.executable, "-c", _FOREIGN], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.split():
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def run_tests(root: Path, tests: Iterable[str]) -> Result:
    """Run `tests` in the copy at `root`, until the first one that fails, in a process of its own that has nothing of
    ours imported yet."""
    with tempfile.TemporaryFile() as written:
        child = os.fork()
        if not child:
            code = _COULD_NOT_RUN
            try:
                code = _run_here(root, tests, written.fileno())
            except BaseException:  # it must not go on with what this process does
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        written.seek(0)
        return Result(code, written.read().decode(errors="replace")[-4000:])


def _run_here(root: Path, tests: Iterable[str], written: int) -> int:
    for stream in (1, 2):
        os.dup2(written, stream)
    os.chdir(root)
    # For processes that tests start, too. Files are rewritten within the second that a cache of bytecode tells apart.
    os.environ |= {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    os.environ.setdefault("PATIENCE_S", "8")  # set it higher on a busy machine, where a slow test is no noticed mistake
    sys.dont_write_bytecode = True
    sys.path = [str(root), *(path for path in sys.path if path not in ("", str(ROOT)))]
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
        del sys.modules[name]
    options = [
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
        "-x",
        "-q",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        f"--timeout={_TIMEOUT_S}",
    ]
    return int(pytest.main([*options, *tests]))


def try_mutant(root: Path, mutant: Mutant) -> bool:
    """Whether one of its tests fails when the mistake is made in the copy at `root`; it is taken back after."""
    path = root / mutant.file
    before = path.read_bytes()
    started = time.monotonic()
    try:
        mutant.apply(root)
        result = run_tests(root, mutant.tests)
    finally:
        path.write_bytes(before)
    noticed = result.code == _TESTS_FAILED
    word = "noticed" if noticed else "UNNOTICED" if result.code == _TESTS_PASSED else "BROKEN"
    print(f"{word:<10}{time.monotonic() - started:5.1f} s  {mutant.area}: {mutant}", flush=True)
    if word == "BROKEN":  # it is no mistake that anybody would overlook, or the tests could not be run
        print(result.output, flush=True)
    return noticed


def main(words: Sequence[str]) -> int:
    """Try the mutants that `words` name; returns the exit code."""
    chosen = [each for each in load() if not words or any(word in f"{each.area} {each}" for word in words)]
    problems = [problem for mutant in chosen for problem in mutant.problems()]
    if problems:
        print("\n".join(problems))
        return 1
    with tempfile.TemporaryDirectory(prefix="mutants-", dir=_memory()) as directory:
        root = Path(directory)
        copy_project(root)
        preload()
        unchanged = run_tests(root, sorted({test for mutant in chosen for test in mutant.tests}))
        if unchanged.code != _TESTS_PASSED:
            print(unchanged.output, "\nThe tests do not pass on unchanged code.")
            return 1
        noticed = [mutant for mutant in chosen if try_mutant(root, mutant)]
    every, seen = (Counter(mutant.area for mutant in some) for some in (chosen, noticed))
    print()
    for area in every:
        print(f"{area:<20}{seen[area]:4} of {every[area]}")
    print(f"{'all':<20}{len(noticed):4} of {len(chosen)} noticed")
    return 0 if len(noticed) == len(chosen) else 1


def _memory() -> str | None:
    """A directory in memory, or None for the usual one."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
