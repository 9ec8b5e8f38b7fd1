"""Static files, at addresses that change with their content, so that browsers may cache them for ever."""

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

# A static file as it is sent: minified, and compressed once for all requests.
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
# Other kinds are compressed already.
_PACKED_KINDS = ("text/", "application/javascript", "application/json", "image/svg+xml")
_LEVEL = 9

_as_written = False


@dataclass(frozen=True, slots=True)
class StaticFile:
    """The content of a file, the same compressed with gzip (None if that does not help), its media type, and a version
    of the content."""

    content: bytes
    packed: bytes | None
    kind: str
    version: str


def stored(path: Path) -> StaticFile:
    """The file at `path` as it is now, from a cache. Raises `OSError`."""
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
    """For development: send scripts and styles unminified, so that a debugger shows what an editor shows."""
    global _as_written
    _as_written = yes


blueprint = Blueprint("assets", __name__)

# Cache headers of addresses with a version, and of those without.
VERSIONED = "public, max-age=31536000, immutable"
UNVERSIONED = "public, no-cache"


@cache
def scripts_version() -> str:
    """One version for all scripts together: modules import each other by relative addresses without a query, so the
    version is a folder of the address."""
    together = hashlib.sha256()
    for path in sorted(paths.STATIC.rglob("*.js")):
        together.update(stored(path).version.encode())
    return together.hexdigest()[:10]


@cache
def page_version() -> str:
    """One version for everything that pages are made of: scripts, styles and templates. An open page has that of the
    server that rendered it."""
    together = hashlib.sha256(scripts_version().encode())
    for path in sorted((*paths.STATIC.rglob("*.css"), *paths.TEMPLATES.rglob("*.html"))):
        together.update(path.read_bytes())
    return together.hexdigest()[:10]


@cache
def static(name: str) -> str:
    """The address of the static file `name` ("js/chat.js"), with its version."""
    if name.startswith("js/"):
        return f"/static/@{scripts_version()}/{name}"
    return f"/static/{name}?v={stored(paths.STATIC / name).version}"


def _find(name: str) -> StaticFile:
    joined = safe_join(str(paths.STATIC), name)
    try:
        if joined is not None and (path := Path(joined)).is_file():
            return stored(path)
    except OSError:  # a name that is longer than names can be
        pass
    raise NotFound("no such file")


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
    """A static file; browsers may cache it for ever if the address has a version."""
    return await _answer(name, VERSIONED if "v" in request.args else UNVERSIONED)


@blueprint.get("/static/@<version>/<path:name>")
@bare(Area.PUBLIC_FILE)
async def script(version: str, name: str) -> Response:  # noqa: ARG001 - the version only makes the address new
    """A script, whatever version is asked for: an old page that asks late gets the current one."""
    return await _answer(name, VERSIONED)


def follow_changes() -> None:
    """For development: forget cached versions after a file changed."""
    static.cache_clear()
    scripts_version.cache_clear()
    page_version.cache_clear()
