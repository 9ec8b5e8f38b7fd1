"""Static files, at addresses that change with their content, so that browsers may keep them for good."""

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from quart import Blueprint, Response, request
from rjsmin import jsmin
from werkzeug.security import safe_join

from app import paths
from app.errors import NotFound
from app.web.access import bare
from app.web.areas import Area

# A static file as it is sent: without what only its authors need, and packed once for everyone.
#
# There is no build step, so this happens when a file is first asked for. It is then kept: all files together are half a
# megabyte, and a request costs no thread and no open file, which a browser that goes elsewhere half-way would leave
# open.

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


blueprint = Blueprint("assets", __name__)

# The answers to these may be kept for good: their addresses have a version.
VERSIONED = "public, max-age=31536000, immutable"
UNVERSIONED = "public, no-cache"


@cache
def scripts_version() -> str:
    """One version for all scripts together: modules name each other by relative addresses, which have no query, so the
    version is a folder of the address."""
    together = hashlib.sha256()
    for path in sorted(paths.STATIC.rglob("*.js")):
        together.update(stored(path).version.encode())
    return together.hexdigest()[:10]


@cache
def page_version() -> str:
    """One version for all that pages are made of: scripts, styles and templates. A page that is open has that of the
    server which rendered it."""
    together = hashlib.sha256(scripts_version().encode())
    for path in sorted((*paths.STATIC.rglob("*.css"), *paths.TEMPLATES.rglob("*.html"))):
        together.update(path.read_bytes())
    return together.hexdigest()[:10]


@cache
def static(name: str) -> str:
    """The address of the static file `name` ("js/chat.js"), with its version in it."""
    if name.startswith("js/"):
        return f"/static/@{scripts_version()}/{name}"
    return f"/static/{name}?v={stored(paths.STATIC / name).version}"


def _find(name: str) -> StaticFile:
    joined = safe_join(str(paths.STATIC), name)
    path = Path(joined) if joined is not None else None
    if path is None or not path.is_file():
        raise NotFound("no such file")
    return stored(path)


async def _answer(name: str, caching: str) -> Response:
    file = _find(name)
    packed = file.packed if request.accept_encodings["gzip"] else None
    response = Response(packed or file.content, content_type=file.kind)
    response.headers["Cache-Control"] = caching
    if file.packed is not None:
        response.headers["Vary"] = "Accept-Encoding"
    if packed is not None:
        response.headers["Content-Encoding"] = "gzip"
    response.set_etag(f"{file.version}-gzip" if packed is not None else file.version)
    return await response.make_conditional(request)


@blueprint.get("/static/<path:name>")
@bare(Area.PUBLIC_FILE)
async def file(name: str) -> Response:
    """A static file."""
    return await _answer(name, VERSIONED if "v" in request.args else UNVERSIONED)


@blueprint.get("/static/@<version>/<path:name>")
@bare(Area.PUBLIC_FILE)
async def script(version: str, name: str) -> Response:  # noqa: ARG001 - the version only makes the address new
    """A script, whatever version is asked for: an old page that asks late gets the present one rather than nothing."""
    return await _answer(name, VERSIONED)


def follow_changes() -> None:
    """Notice changed files while developing."""
    static.cache_clear()
    scripts_version.cache_clear()
    page_version.cache_clear()
