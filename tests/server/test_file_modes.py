"""Other users of the machine read nothing of what is stored."""

import os
import signal
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.settings import SettingsError
from app.settings.load import load_settings
from tests.support import fork_server

pytestmark = pytest.mark.one_database


def modes(directory: Path) -> dict[str, str]:
    """What is below `directory`, and who may do what with it."""
    return {str(path.relative_to(directory)): oct(stat.S_IMODE(path.stat().st_mode)) for path in directory.rglob("*")}


@contextmanager
def usual_umask() -> Iterator[None]:
    """What most systems give to a service."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize("command", [("serve",), ("serve", "--workers", "1")], ids=" ".join)
async def test_a_directory_as_systemd_and_mkdir_make_it_is_closed_and_so_is_everything_in_it(
    start, settings, listener, command: tuple[str, ...]
):
    listener.close()
    data = settings.data_dir
    with usual_umask():
        data.mkdir(exist_ok=True)
        data.chmod(0o755)
        process = start("-m", "app", *command, DATABASE_URL="")
        await process.ready()
    found = modes(data)
    assert {"switchboard.db", "switchboard.db-wal", "switchboard.db-shm", "secret.key"} <= set(found)
    assert [name for name, mode in found.items() if int(mode, 8) & 0o077] == []
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    process.tell(signal.SIGTERM)
    assert (await process.ended())[0] == 0
    assert [name for name, mode in modes(data).items() if int(mode, 8) & 0o077] == []


def test_a_database_that_was_made_open_is_closed_wherever_it_is(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.db"
    with usual_umask(), closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE t (a)")
        path.chmod(0o644)
        environment = {"DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": f"sqlite://{path}"}
        code, _, errors = fork_server.run(("-m", "app", "migrate"), environment)
        assert code == 0, errors
        found = {name: mode for name, mode in modes(tmp_path).items() if name.startswith("elsewhere.db")}
    assert len(found) >= 3
    assert [name for name, mode in found.items() if int(mode, 8) & 0o007] == []


class TestDataDir:
    @pytest.fixture(autouse=True)
    def data(self, bare_environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
        monkeypatch.chdir(tmp_path)
        made = tmp_path / "data"
        made.mkdir()
        return made

    def test_one_that_was_ours_before_is_closed(self, data: Path) -> None:
        (data / "switchboard.db").touch()
        (data / "lost+found").mkdir()
        data.chmod(0o755)
        load_settings()
        assert stat.S_IMODE(data.stat().st_mode) == 0o700

    def test_a_group_that_was_let_in_is_left_in(self, data: Path) -> None:
        data.chmod(0o750)
        load_settings()
        assert stat.S_IMODE(data.stat().st_mode) == 0o750

    def test_one_in_which_others_have_their_files_is_refused_and_left_as_it_was(self, data: Path) -> None:
        (data / "mail").mkdir()
        data.chmod(0o755)
        with pytest.raises(SettingsError, match="other users of this machine may enter it: chmod 700") as caught:
            load_settings()
        assert f"or use {data}/switchboard" in str(caught.value)
        assert "\n" not in str(caught.value)
        assert stat.S_IMODE(data.stat().st_mode) == 0o755

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory away")
    def test_one_of_somebody_else_is_refused(self, data: Path) -> None:
        data.chmod(0o777)
        os.chown(data, 65534, 65534)
        with pytest.raises(SettingsError, match="other users of this machine may enter it"):
            load_settings()
        assert stat.S_IMODE(data.stat().st_mode) == 0o777
