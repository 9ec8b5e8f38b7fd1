"""The media type of a file by its content, whatever its name says."""

import re
from fnmatch import fnmatch
from pathlib import Path

import puremagic

ANYTHING = "application/octet-stream"
TEXT = "text/plain"
# Said of a file when it is served, and no more than a label: everything but our own images is saved, not shown. What a
# browser could run (HTML, SVG, XML, scripts) is nothing in particular.
_LABELS = frozenset(
    {
        "application/gzip",
        "application/json",
        "application/msword",
        "application/pdf",
        "application/rtf",
        "application/vnd.ms-excel",
        "application/vnd.ms-powerpoint",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/x-7z-compressed",
        "application/zip",
        "audio/flac",
        "audio/mp4",
        "audio/mpeg",
        "audio/ogg",
        "audio/wav",
        "video/mp4",
        "video/quicktime",
        "video/webm",
        "video/x-matroska",
    }
)
# What begins like any office document, and is told apart by its name.
_ZIPPED = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
# Pictures that may contain the place where they were taken, by their first bytes. These labels are never shown, since
# such files are refused if they cannot be re-encoded.
_PICTURES = (
    ("image/jpeg", re.compile(rb"\xff\xd8\xff")),
    ("image/png", re.compile(rb"\x89PNG\r\n")),
    ("image/webp", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    # With BigTIFF and what cameras make of TIFF.
    ("image/tiff", re.compile(rb"II[*+U]\0|MM\0[*+]|IIR[OS]|MMOR|FUJIFILMCCD-RAW|FOVb")),
    ("image/heic", re.compile(rb"....ftyp(hei[cxmsf]|hev[cxms]|mif[12]|msf1|avi[fs]|crx |j[2x]|jxl)", re.DOTALL)),
    ("image/jxl", re.compile(rb"\0\0\0\x0cJXL ")),
    ("image/jp2", re.compile(rb"\0\0\0\x0cjP  ")),
)
_ZIP = b"PK\x03\x04"
# The bytes at the beginning of a file that are looked at.
_HEAD = 8 * 1024


def detect_media_type(path: Path, name: str) -> str:
    """The media type of the file at `path`, which is no re-encoded picture; `application/octet-stream` if it is unknown
    or a browser could run it. Reads the file: do not call it in the event loop."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIP):
        return _ZIPPED.get(Path(name).suffix.lower(), "application/zip")
    for kind, beginning in _PICTURES:
        if beginning.match(head):
            return kind
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return TEXT if _is_text(head) else ANYTHING
    best = found[0].mime_type
    return best if best in _LABELS else ANYTHING


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4 and len(head) == _HEAD  # only cut in the middle of a letter
    return True


def is_allowed(kind: str, allowed: tuple[str, ...]) -> bool:
    """Whether `kind` matches one of the patterns `allowed`, such as `image/*`."""
    return any(fnmatch(kind, each) for each in allowed)
