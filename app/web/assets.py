"""Static files, at addresses that change with their content, so that browsers may keep them for good."""

import hashlib
from functools import cache
from pathlib import Path

from quart import Blueprint, Response, request
from werkzeug.security import safe_join

from app import paths
from app.errors import NotFound
from app.web.access import bare
from app.web.static_file import StaticFile, stored

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
@bare
async def file(name: str) -> Response:
    """A static file."""
    return await _answer(name, VERSIONED if "v" in request.args else UNVERSIONED)


@blueprint.get("/static/@<version>/<path:name>")
@bare
async def script(version: str, name: str) -> Response:  # noqa: ARG001 - the version only makes the address new
    """A script, whatever version is asked for: an old page that asks late gets the present one rather than nothing."""
    return await _answer(name, VERSIONED)


def follow_changes() -> None:
    """Notice changed files while developing."""
    static.cache_clear()
    scripts_version.cache_clear()
    page_version.cache_clear()
