"""Rendering. One environment for pages and for fragments that travel over a socket, where no request exists."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app import paths
from app.web import i18n
from app.web.people import color, initials

# Enough of a SHA-256 to never collide among a few dozen files.
_VERSION_LENGTH = 10


@lru_cache(maxsize=512)
def _version(path: Path, modified_ns: int) -> str:  # noqa: ARG001 - the time is part of the cache key
    return hashlib.sha256(path.read_bytes()).hexdigest()[:_VERSION_LENGTH]


def static(name: str) -> str:
    """The address of a static file, with its content's hash, so that browsers may keep it for good."""
    path = paths.STATIC / name
    return f"/static/{name}?v={_version(path, path.stat().st_mtime_ns)}"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(paths.TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(i18n.gettext, i18n.plural_form, newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(static=static, locales=i18n.LOCALE_NAMES)
    environment.filters.update(initials=initials, color=color)
    return environment


environment = _environment()


def render(template: str, **context: Any) -> str:
    """`template` with `context`, in the current locale (`i18n.use_locale`)."""
    return environment.get_template(template).render(context)
