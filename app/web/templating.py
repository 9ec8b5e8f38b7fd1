"""Rendering. One environment for pages and for fragments that travel over a socket, where no request exists."""

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from app import paths
from app.web import i18n
from app.web.assets import page_version, static
from app.web.browsers import browser_name, is_handheld
from app.web.people import color, initials


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(paths.TEMPLATES),
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),  # letters are plain text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(i18n.gettext, i18n.plural_form, newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(static=static, page_version=page_version, locales=i18n.LOCALE_NAMES)
    environment.filters.update(initials=initials, color=color, browser_name=browser_name, is_handheld=is_handheld)
    return environment


environment = _environment()


def render(template: str, **context: Any) -> str:
    """`template` with `context`, in the current locale (`i18n.use_locale`)."""
    return environment.get_template(template).render(context)
