"""What is allowed, and probably not what was meant, is said when the server starts."""

from pathlib import Path

import pytest

from app.server.banner import warnings


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
