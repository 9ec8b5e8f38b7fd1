"""Static files, at addresses that change with their content, so that browsers may cache them for ever."""

import asyncio
import gzip
import hashlib
import mimetypes
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from quart import Blueprint, Quart, Response, request
from rjsmin import jsmin
from werkzeug.datastructures import Accept
from werkzeug.security import safe_join

from app import paths
from app.errors import NotFound
from app.web import bundles
from app.web.access import bare
from app.web.areas import Area
from app.web.content_codings import choose_coding
from app.web.packed_files import cache_directory, pack_all, packed_with_brotli

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
    """The content of a file, the same packed with gzip (None if that is of no use), its media type, and the version of
    this content."""

    content: bytes
    packed: bytes | None
    kind: str
    version: str

    def encoded(self, accepted: Accept) -> tuple[bytes, str | None]:
        """The content as a browser that accepts these encodings takes it, and the encoding."""
        if self.packed is None:
            return self.content, None
        tighter = packed_with_brotli(self.content)
        available = {"gzip": self.packed} if tighter is None else {"br": tighter, "gzip": self.packed}
        coding = choose_coding(accepted, [*available])
        return (self.content if coding is None else available[coding]), coding


def stored(path: Path) -> StaticFile:
    """The file at `path` as it is now. Raises `OSError`."""
    return _load(path, path.stat().st_mtime_ns, _as_written)


@lru_cache(maxsize=512)
def _load(path: Path, modified_ns: int, as_written: bool) -> StaticFile:  # noqa: ARG001 - part of the cache key
    content = path.read_bytes()
    return _static_file(path.name, content, shorten=not (as_written or path.is_relative_to(_VENDORED)))


def _static_file(name: str, content: bytes, *, shorten: bool) -> StaticFile:
    shortener = _SHORTENERS.get(Path(name).suffix)
    if shorten and shortener is not None:
        content = shortener(content.decode()).encode()
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if kind.startswith("text/"):
        kind += "; charset=utf-8"  # what is not said is guessed, and a guess can be led
    packed = gzip.compress(content, _LEVEL, mtime=0) if kind.startswith(_PACKED_KINDS) else None
    return StaticFile(content, packed, kind, hashlib.sha256(content).hexdigest()[:_VERSION_LENGTH])


@cache
def _bundle(name: str) -> StaticFile | None:
    """The bundle `name`, made of the files as they are when it is first asked for; None if there is none."""
    content = bundles.bundle(name)
    return None if content is None else _static_file(name, content.encode(), shorten=not _as_written)


def serve_as_written(yes: bool = True) -> None:
    """For development: send scripts and styles unminified, so that a debugger shows what an editor shows."""
    global _as_written
    _as_written = yes
    follow_changes()


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
    if not _as_written:
        for name in bundles.bundle_names():  # which another release may make otherwise
            together.update(_known(name).version.encode())
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
    return f"/static/{name}?v={_known(name).version}"


@cache
def scripts(bundle: str) -> list[str]:
    """The addresses of the modules of `bundle`: one file, or while developing each that a page asks for."""
    return [static(name) for name in _parts(bundles.SCRIPTS, bundle, ".js", bundles.SCRIPT_BUNDLES)]


@cache
def styles(bundle: str) -> list[str]:
    """The addresses of the style sheets of `bundle`, like `scripts`."""
    return [static(name) for name in _parts(bundles.STYLES, bundle, ".css", bundles.STYLE_BUNDLES)]


def _parts(folder: str, bundle: str, suffix: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return known[bundle] if _as_written else (f"{folder}{bundle}{suffix}",)


def _known(name: str) -> StaticFile:
    return _bundle(name) or stored(paths.STATIC / name)


def _find(name: str) -> StaticFile:
    if (bundle := _bundle(name)) is not None:
        return bundle
    joined = safe_join(str(paths.STATIC), name)
    try:
        if joined is not None and (path := Path(joined)).is_file():
            return stored(path)
    except OSError:  # a name that is longer than names can be
        pass
    raise NotFound("no such file")


async def _answer(name: str, caching: str) -> Response:
    file = _find(name)
    content, encoding = file.encoded(request.accept_encodings)
    response = Response(content, content_type=file.kind)
    response.headers["Cache-Control"] = caching
    if file.packed is not None:
        response.headers["Vary"] = "Accept-Encoding"
    if encoding is not None:
        response.headers["Content-Encoding"] = encoding
    response.set_etag(f"{file.version}-{encoding}" if encoding else file.version)
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
    """Notice changed files while developing."""
    bundles.follow_changes()
    for cached in (static, scripts, styles, scripts_version, page_version, _bundle):
        cached.cache_clear()


def install_static_files(app: Quart, data_dir: Path) -> None:
    """Serve them from `app`, and have them packed beside its start."""
    app.register_blueprint(blueprint)
    packing: list[asyncio.Task[None]] = []

    @app.before_serving
    async def pack() -> None:
        if not _as_written:
            packing.append(asyncio.create_task(asyncio.to_thread(_pack, cache_directory(data_dir))))

    @app.after_serving
    async def finish() -> None:
        await asyncio.gather(*packing)


def _pack(directory: Path) -> None:
    files = (path for path in sorted(paths.STATIC.rglob("*")) if path.is_file())
    found = [*map(stored, files), *map(_known, bundles.bundle_names())]
    pack_all((file.content for file in found if file.packed is not None), directory)
