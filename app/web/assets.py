"""Static files, at addresses that change with their content, so that browsers may keep them for good."""

import hashlib
import mimetypes
from functools import cache, lru_cache
from pathlib import Path

from quart import Blueprint, Response, request
from werkzeug.security import safe_join

from app import paths
from app.errors import NotFound
from app.web.access import bare

blueprint = Blueprint("assets", __name__)

# The answers to these may be kept for good: their addresses have a version.
VERSIONED = "public, max-age=31536000, immutable"
UNVERSIONED = "public, no-cache"
# Enough of a SHA-256 to never collide among a few dozen files.
_VERSION_LENGTH = 10


@lru_cache(maxsize=512)
def _content(path: Path, modified_ns: int) -> tuple[bytes, str]:  # noqa: ARG001 - the time is part of the cache key
    """What a file holds, and its version. All of them together are half a megabyte, so they are kept in memory: no
    thread and no open file for each request, which a browser that goes elsewhere half-way leaves open."""
    content = path.read_bytes()
    return content, hashlib.sha256(content).hexdigest()[:_VERSION_LENGTH]


def _read(path: Path) -> tuple[bytes, str]:
    return _content(path, path.stat().st_mtime_ns)


@cache
def scripts_version() -> str:
    """One version for all scripts together: modules name each other by relative addresses, which have no query, so the
    version is a folder of the address."""
    together = hashlib.sha256()
    for path in sorted((paths.STATIC / "js").rglob("*.js")):
        together.update(path.read_bytes())
    return together.hexdigest()[:_VERSION_LENGTH]


def static(name: str) -> str:
    """The address of the static file `name` ("js/chat.js"), with its version in it."""
    script = name.removeprefix("js/")
    if script != name:
        return f"/static/js@{scripts_version()}/{script}"
    return f"/static/{name}?v={_read(paths.STATIC / name)[1]}"


def _answer(folder: Path, name: str, caching: str) -> Response:
    joined = safe_join(str(folder), name)
    path = Path(joined) if joined is not None else None
    if path is None or not path.is_file():
        raise NotFound("no such file")
    content, version = _read(path)
    response = Response(content, content_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream")
    response.headers["Cache-Control"] = caching
    response.set_etag(version)
    return response


@blueprint.get("/static/<path:name>")
@bare
async def file(name: str) -> Response:
    """A static file."""
    response = _answer(paths.STATIC, name, VERSIONED if "v" in request.args else UNVERSIONED)
    return await response.make_conditional(request)


@blueprint.get("/static/js@<version>/<path:name>")
@bare
async def script(version: str, name: str) -> Response:  # noqa: ARG001 - the version only makes the address new
    """A script, whatever version is asked for: an old page that asks late gets the present one rather than nothing."""
    return _answer(paths.STATIC / "js", name, VERSIONED)


def follow_changes() -> None:
    """Notice changed scripts while developing."""
    scripts_version.cache_clear()
