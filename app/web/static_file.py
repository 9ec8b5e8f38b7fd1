"""A static file as it is sent: without what only its authors need, and packed once for everyone.

There is no build step, so this happens when a file is first asked for. It is then kept: all files together are half a
megabyte, and a request costs no thread and no open file, which a browser that goes elsewhere half-way would leave open.
"""

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rjsmin import jsmin

from app import paths

# Enough of a SHA-256 to never collide among a few dozen files.
_VERSION_LENGTH = 10
# Comments and indentation are a third of what scripts weigh packed. Files of other people come as they are.
_NOTE = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*|\s*([{}])\s*|([:;,])\s+")


def _without_notes(style: str) -> str:
    """`style` without comments and the space beside its signs. The minifiers there are take the space out of
    `.a :is(.b)` when it stands in an `@layer`, which means something else."""
    return _SPACE.sub(lambda space: space[1] or space[2] or "\n", _NOTE.sub("", style)).strip()


_SHORTENERS: dict[str, Callable[[str], str]] = {".js": jsmin, ".css": _without_notes}
_VENDORED = paths.STATIC / "vendor"
# What is packed already only grows when it is packed again.
_PACKED_KINDS = ("text/", "application/javascript", "application/json", "image/svg+xml")
_LEVEL = 9

_as_written = False


@dataclass(frozen=True, slots=True)
class StaticFile:
    """What a file holds, the same packed with gzip (None where that is no use), its media type, and the version of
    this content."""

    content: bytes
    packed: bytes | None
    kind: str
    version: str


def stored(path: Path) -> StaticFile:
    """The file at `path` as it is now. Raises `OSError`."""
    return _load(path, path.stat().st_mtime_ns, _as_written)


@lru_cache(maxsize=512)
def _load(path: Path, modified_ns: int, as_written: bool) -> StaticFile:  # noqa: ARG001 - part of the cache key
    content = path.read_bytes()
    shorten = _SHORTENERS.get(path.suffix)
    if shorten is not None and not (as_written or path.is_relative_to(_VENDORED)):
        content = shorten(content.decode()).encode()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/"):
        kind += "; charset=utf-8"  # what is not said is guessed, and a guess can be led
    packed = gzip.compress(content, _LEVEL, mtime=0) if kind.startswith(_PACKED_KINDS) else None
    return StaticFile(content, packed, kind, hashlib.sha256(content).hexdigest()[:_VERSION_LENGTH])


def serve_as_written(yes: bool = True) -> None:
    """While developing: send scripts and styles as they are, so that a debugger shows what an editor shows."""
    global _as_written
    _as_written = yes
