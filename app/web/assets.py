"""Static files, at addresses that change with their content, so that browsers may keep them for good."""

import hashlib
from functools import cache, lru_cache
from pathlib import Path

from quart import Blueprint, Response, send_from_directory

from app import paths
from app.web.access import bare

blueprint = Blueprint("assets", __name__)

LIFETIME_S = 365 * 24 * 3600
_SCRIPTS = paths.STATIC / "js"
# Enough of a SHA-256 to never collide among a few dozen files.
_VERSION_LENGTH = 10


@lru_cache(maxsize=512)
def _version(path: Path, modified_ns: int) -> str:  # noqa: ARG001 - the time is part of the cache key
    return hashlib.sha256(path.read_bytes()).hexdigest()[:_VERSION_LENGTH]


@cache
def scripts_version() -> str:
    """One version for all scripts together: modules name each other by relative addresses, which have no query, so the
    version is a folder of the address."""
    content = hashlib.sha256()
    for path in sorted(_SCRIPTS.rglob("*.js")):
        content.update(path.read_bytes())
    return content.hexdigest()[:_VERSION_LENGTH]


def static(name: str) -> str:
    """The address of the static file `name` ("js/chat.js"), with its version in it."""
    script = name.removeprefix("js/")
    if script != name:
        return f"/static/js@{scripts_version()}/{script}"
    path = paths.STATIC / name
    return f"/static/{name}?v={_version(path, path.stat().st_mtime_ns)}"


@blueprint.get("/static/js@<version>/<path:name>")
@bare
async def script(version: str, name: str) -> Response:  # noqa: ARG001 - the version only makes the address new
    """A script, whatever version is asked for: an old page that asks late gets the present one rather than nothing."""
    return await send_from_directory(_SCRIPTS, name)


def follow_changes() -> None:
    """Notice changed scripts while developing."""
    scripts_version.cache_clear()
