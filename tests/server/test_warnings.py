"""What is allowed, and probably not what was meant, is said when the server starts."""

import signal
from pathlib import Path

import pytest

from app.server.banner import missing_parts, warnings
from tests.support.uploads import uploaded_file


def test_settings_that_fit_together_are_no_news(make_settings) -> None:
    assert list(warnings(make_settings())) == []
    assert list(warnings(make_settings(host="0.0.0.0", public_url="https://chat.example.org"))) == []
    everything = {"host": "::", "public_url": "http://10.0.0.7:8000", "redis_url": "redis://cache"}
    assert list(warnings(make_settings(**everything, s3_url="https://key:secret@s3.example.org/bucket"))) == []


@pytest.mark.parametrize("more", [{}, {"public_url": "http://127.0.0.1:8000"}])
def test_a_server_for_other_machines_that_answers_this_one_only_says_what_to_set(make_settings, more) -> None:
    (line,) = warnings(make_settings(host="0.0.0.0", port=8172, **more))
    assert "Set PUBLIC_URL" in line
    assert line.endswith(":8172.")


def test_several_nodes_with_files_of_their_own_are_told_what_will_be_missing(make_settings) -> None:
    (line,) = warnings(make_settings(redis_url="redis://cache"))
    assert "S3_URL" in line
    assert "DATA_DIR" in line


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        ("SECRET_KEY=k\n", 0o644, True),
        ("PORT=1\nexport DATABASE_URL = postgres://u:p@h/d", 0o604, True),
        ("GOOGLE_CLIENT_SECRET=x", 0o644, True),
        ("SECRET_KEY=k\n", 0o640, False),
        ("PORT=1\n# SECRET_KEY\n", 0o644, False),
    ],
)
def test_secrets_in_a_file_that_others_can_read_are_no_secrets(
    make_settings, tmp_path: Path, monkeypatch, text: str, mode: int, said: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text(text)
    Path(".env").chmod(mode)
    assert [line.partition(" ")[0] for line in warnings(make_settings())] == [".env"] * said


async def printed_at_start(start, **environment: str) -> str:
    """What a server says as errors before it is told to end."""
    process = start(**environment)
    await process.said("Switchboard is running at")
    await process.ready()
    process.tell(signal.SIGTERM)
    code, _, errors = await process.ended()
    assert code == 0
    return errors


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("left", "text"), [("files/AB/x", "x"), ("audit-heads.jsonl", '{"seq":9,"hash":"","at":"","signature":""}\n')]
)
async def test_a_new_database_beside_what_another_one_left_is_named(
    start, settings, listener, left: str, text: str
) -> None:
    listener.close()
    path = settings.data_dir / left
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    said = await printed_at_start(start)
    database = settings.database_url.removeprefix("sqlite://")
    assert (
        f"The database {database} has no accounts, but {settings.data_dir / left.partition('/')[0]} is of one" in said
    )
    assert "correct DATABASE_URL or restore a backup" in said
    assert path.read_text() == text


@pytest.mark.one_database
async def test_a_first_start_misses_nothing(start, listener) -> None:
    listener.close()
    said = await printed_at_start(start)
    assert "has no accounts, but" not in said
    assert "is missing" not in said


async def test_files_that_messages_have_and_the_disk_has_not_are_named(newcomer, room, settings) -> None:
    assert await missing_parts(settings, is_new=False) == []
    await uploaded_file(await newcomer(name="Anna"), room.id)
    assert await missing_parts(settings, is_new=False) == []
    (settings.data_dir / "files").rename(settings.data_dir / "elsewhere")
    (line,) = await missing_parts(settings, is_new=False)
    assert line.startswith(f"{settings.data_dir / 'files'} is missing, so files of messages cannot be opened.")
