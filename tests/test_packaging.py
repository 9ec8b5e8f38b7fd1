"""What is installed is whole: a wheel carries everything it serves, an editable install finds it in the checkout."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from app.development.lock import PARTS, entries

ROOT = Path(__file__).resolve().parent.parent
CARRIED = ("templates", "static", "migrations")


def files_below(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in found}


def build(hook: str, directory: Path) -> Path:
    """The wheel that pip would build (`hook`: a function of PEP 517 or 660), without fetching anything."""
    code = f"import sys; from hatchling.build import {hook}; print({hook}(sys.argv[1]))"
    command = [sys.executable, "-c", code, str(directory)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return directory / done.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("build_wheel", tmp_path_factory.mktemp("wheel"))


@pytest.mark.parametrize("folder", CARRIED)
def test_the_wheel_carries_every_file(wheel: Path, folder: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        prefix = f"app/_bundle/{folder}/"
        carried = {name.removeprefix(prefix) for name in archive.namelist() if name.startswith(prefix)}
    assert files_below(ROOT / folder)
    assert carried == files_below(ROOT / folder)


def test_the_wheel_carries_the_package_with_its_translations(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"app/{name}" for name in files_below(ROOT / "app")} <= names
    assert any(name.endswith(".po") for name in names)
    assert not any(name.startswith(("tests/", "data/")) for name in names)


def test_the_pictures_of_the_readme_are_there_and_not_in_the_wheel(wheel: Path) -> None:
    shown = re.findall(r"\]\(([\w/-]+\.png)\)", (ROOT / "README.md").read_text())
    assert shown
    assert [path for path in shown if not (ROOT / path).is_file() or path.startswith(CARRIED)] == []
    with zipfile.ZipFile(wheel) as archive:
        pictures = [name for name in archive.namelist() if name.endswith(".png")]
    assert {name.rpartition("/")[0] for name in pictures} == {"app/_bundle/static/icons"}, "of the app, on home screens"


def test_an_installed_wheel_works_from_anywhere(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = """
import asyncio, sys
sys.path.insert(0, sys.argv[1])
from app import create_app, paths
from app.database.migrations import migrate
from app.settings.load import load_settings

assert str(paths.ROOT).startswith(sys.argv[1]), paths.ROOT
settings = load_settings()
assert asyncio.run(migrate(settings.database_url))

async def ask():
    async with create_app(settings).test_app() as started:
        client = started.test_client()
        for path in ("/login", "/static/vendor/manifest.json"):
            response = await client.get(path)
            assert response.status_code in (200, 303), (path, response.status_code)

asyncio.run(ask())
"""
    (tmp_path / "elsewhere").mkdir()
    command = [sys.executable, "-P", "-c", code, str(tmp_path / "site")]
    done = subprocess.run(command, cwd=tmp_path / "elsewhere", capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_an_editable_install_uses_the_checkout(tmp_path: Path) -> None:
    with zipfile.ZipFile(build("build_editable", tmp_path)) as archive:
        links = [name for name in archive.namelist() if name.endswith(".pth")]
        assert not any("_bundle" in name for name in archive.namelist())
        assert [archive.read(link).decode().strip() for link in links] == [str(ROOT)]


def test_the_console_script_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "switchboard = app.cli:main" in archive.read(name).decode()


def test_the_lock_names_every_dependency_and_no_place(wheel: Path) -> None:
    lock = (ROOT / "requirements.lock").read_text()
    locked = {entry.partition("==")[0] for entry in entries(lock)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {requirement.split("[")[0].split("=")[0].split(">")[0].split("<")[0] for requirement in wanted}
    assert names <= locked
    assert "://" not in lock
    assert {line.split("=")[0].strip() for line in lock.splitlines() if "--" in line} == {"--hash"}


def test_everything_that_is_installed_has_its_hashes_and_the_codec_is_in_a_part_of_its_own() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    starts = [lock.index(part) for part in PARTS]
    product, development, heic = (
        {each.partition("==")[0] for each in entries(lock[start:end])}
        for start, end in zip(starts, [*starts[1:], None], strict=True)
    )
    assert starts == sorted(starts)
    assert all("--hash=sha256:" in entry for entry in entries(lock).values())
    assert len(entries(lock)) == len([line for line in lock.splitlines() if line and line[0] not in "# "])
    assert heic == {"pillow-heif"}
    assert "pytest" in development
    assert "pytest" not in product
    makefile = (ROOT / "Makefile").read_text()
    installs = [line for line in makefile.splitlines() if "pip install" in line or ":= --" in line]
    assert "--require-hashes" in makefile
    assert [line for line in installs if "editable" in line and "--no-index" not in line] == []
