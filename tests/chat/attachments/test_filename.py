"""What a file is called is safe everywhere, whatever its sender says; and what it is, its content says."""

from pathlib import Path

import pytest

from app.chat.attachments.filename import MAX_NAME, MAX_NAME_BYTES, clean_name, with_extension
from app.chat.attachments.media_type import ANYTHING, detect_media_type, is_allowed


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("holiday.png", "holiday.png"),
        ("Отчёт за ноябрь.pdf", "Отчёт за ноябрь.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system32\\evil.dll", "evil.dll"),
        ("C:\\fake\\photo.jpg", "photo.jpg"),
        ("a\x00b\r\nSet-Cookie: x=1.png", "ab Set-Cookie_ x=1.png"),
        ("annexe\u202egnp.exe", "annexegnp.exe"),
        ("zero\u200bwidth\ufeff.png", "zerowidth.png"),
        ('a<b>:"|?*.png', "a_b______.png"),
        ("CON", "_CON"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("com1.png", "_com1.png"),
        ("  .hidden.  ", "hidden"),
        ("..", "file"),
        ("", "file"),
        ("/", "file"),
        ("\ud800.png", "png"),
        ("e\u0301.png", "\u00e9.png"),
        ("many   \t spaces.txt", "many spaces.txt"),
    ],
)
def test_a_name_is_cleaned(given: str, name: str) -> None:
    assert clean_name(given) == name


@pytest.mark.parametrize("stem", ["x", "я", "漢", "🎉"])
def test_a_long_name_is_cut_and_keeps_its_end(stem: str) -> None:
    name = clean_name(f"{stem * 1000}.tar.png")
    assert name.endswith(".png")
    assert name.startswith(stem)
    assert len(name) <= MAX_NAME
    assert len(name.encode()) <= MAX_NAME_BYTES
    assert len(clean_name("x." + "y" * 1000)) <= MAX_NAME


def test_a_picture_ends_like_what_it_is() -> None:
    assert with_extension("a.PNG", (".png",)) == "a.PNG"
    assert with_extension("a.jpeg", (".jpg", ".jpeg")) == "a.jpeg"
    assert with_extension("a.html", (".png",)) == "a.html.png"
    assert len(with_extension("x" * MAX_NAME, (".png",))) <= MAX_NAME


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a.exe", "application/pdf"),
        (b"PK\x03\x04" + b"\0" * 40, "a.zip", "application/zip"),
        (
            b"PK\x03\x04" + b"\0" * 40,
            "a.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (b"words \xd1\x91", "a.txt", "text/plain"),
        (b"x" * 8191 + "ё".encode() * 9, "cut in the middle of a letter", "text/plain"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "a.png", ANYTHING),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "a.png", ANYTHING),
        (b"<?xml version='1.0'?><x/>", "a.txt", ANYTHING),
        (b"MZ\x90\0" + b"\0" * 80, "a.pdf", ANYTHING),
        (b"\x00\x01\x02\x03", "a.txt", ANYTHING),
    ],
)
def test_what_a_file_is_its_content_says(tmp_path: Path, content: bytes, name: str, kind: str) -> None:
    (tmp_path / "file").write_bytes(content)
    assert detect_media_type(tmp_path / "file", name) == kind


def test_kinds_can_be_allowed_by_their_first_part() -> None:
    assert is_allowed("image/png", ("application/pdf", "image/*"))
    assert not is_allowed("text/plain", ("application/pdf", "image/*"))
    assert is_allowed(ANYTHING, ("*/*",))
