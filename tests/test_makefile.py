"""`make run` on a machine where nothing is set up: it says what takes long, and takes uv where that is installed."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from app.paths import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")

# Makes an environment whose programs write down that they were called.
PYTHON = """#!/bin/sh
echo "python $*" >> {log}
if [ "$2" = venv ]; then mkdir -p "$3/bin"; for name in pip switchboard; do
  printf '#!/bin/sh\\necho "%s $*" >> {log}\\n' "$name" > "$3/bin/$name"; chmod +x "$3/bin/$name"; done; fi
"""
UV = """#!/bin/sh
echo "uv $*" >> {log}
if [ "$1" = venv ]; then for folder; do :; done; {python} -m venv "$folder"; fi
"""


@pytest.fixture
def make_run(tmp_path: Path):
    """`make_run(*programs)`: what is printed, and what was called, with those programs installed."""
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    programs, log = tmp_path / "programs", tmp_path / "log"
    programs.mkdir()

    def install(name: str, script: str) -> None:
        (programs / name).write_text(script.format(log=log, python=programs / "python3"))
        (programs / name).chmod(0o755)

    def run(**scripts: str) -> tuple[str, list[str]]:
        install("python3", PYTHON)
        for name, script in scripts.items():
            install(name, script)
        path = os.pathsep.join([str(programs), "/usr/bin", "/bin"])
        done = subprocess.run(
            ["make", "run"], cwd=tmp_path, env={"PATH": path}, capture_output=True, text=True, check=True
        )
        return done.stdout, [line for line in log.read_text().splitlines() if not line.startswith("python -c")]

    return run


def test_it_says_what_takes_long_before_it_does(make_run) -> None:
    printed, called = make_run()
    assert printed.startswith("Installing Switchboard and its libraries into .venv/, which takes up to two minutes")
    assert [line.split()[0] for line in called] == ["python", "pip", "pip", "switchboard"]
    # Only files that are known, and then the checkout, for which nothing is fetched any more.
    assert called[1].startswith("pip install")
    assert called[1].endswith("--require-hashes --requirement .venv/requirements.txt")
    assert called[2].endswith("--no-deps --no-build-isolation --no-index --editable .")
    assert called[3] == "switchboard serve"
    assert make_run() == ("", [*called, "switchboard serve"])


def test_it_takes_uv_where_that_is_installed(make_run) -> None:
    _, called = make_run(uv=UV)
    assert called[0].startswith("uv venv")
    assert "uv pip install --quiet --require-hashes --requirement .venv/requirements.txt" in called
    assert "uv pip install --quiet --no-deps --no-build-isolation --no-index --editable ." in called
    assert called[-1] == "switchboard serve"
    assert not any(line.startswith("pip ") for line in called)
