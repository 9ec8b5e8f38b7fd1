"""Rendering templates: one environment for pages and for fragments sent over sockets, where there is no request."""

from collections.abc import Mapping, MutableMapping
from types import MappingProxyType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from app import paths
from app.characters import isolated
from app.versions import version_of
from app.web import i18n, kit
from app.web.inlining import Inline
from app.web.presentation import browser_name, color, initials, is_handheld
from app.web.static_files import page_version, scripts, static, styles


class _Environment(Environment):
    """Whose templates share one mapping of globals. Each would have a layer of its own over it, and a page includes and
    imports a thousand times: every time the layers were walked in Python, which took a fifth of a long page."""

    def make_globals(self, d: Mapping[str, Any] | None) -> MutableMapping[str, Any]:
        if d:
            raise ValueError("a template is given its values when it is rendered")
        return MappingProxyType(self.globals)  # type: ignore[return-value] # nothing may add to what all share


def _environment() -> Environment:
    environment = _Environment(
        loader=FileSystemLoader(paths.TEMPLATES),
        autoescape=select_autoescape(disabled_extensions=("txt",), default=True),  # letters are plain text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", Inline],
        # There is a known number of templates, and each stays as it was installed.
        cache_size=-1,
        auto_reload=False,
    )
    environment.install_gettext_callables(i18n.gettext, i18n.plural_form, newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(static=static, scripts=scripts, styles=styles, page_version=page_version)
    environment.globals.update(locales=i18n.LOCALE_NAMES, version_of=version_of)
    environment.globals.update(kit_icon=kit.icon, kit_avatar=kit.avatar, kit_local_time=kit.local_time)
    environment.globals.update(kit_person_name=kit.person_name, kit_person_link=kit.person_link)
    environment.globals.update(kit_person_status=kit.person_status, kit_end_time=kit.end_time)
    environment.filters.update(
        initials=initials, color=color, browser_name=browser_name, isolated=isolated, is_handheld=is_handheld
    )
    return environment


environment = _environment()


def render(template: str, **context: Any) -> str:
    """Render `template` with `context` in the current locale (see `i18n.use_locale`)."""
    return environment.get_template(template).render(context)


def follow_changes() -> None:
    """For development: reload changed templates. It costs a look at the disk for every include."""
    environment.auto_reload = True
    if environment.cache is not None:  # what was compiled before has other templates in it: see `inlining`
        environment.cache.clear()
