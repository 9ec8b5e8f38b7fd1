"""Languages and translations. Catalogs are `.po` files compiled in memory at start, so nothing is built.

The locale is a context variable and not part of the request, because fragments are also rendered for sockets, where
there is no request.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from babel import negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from app import paths
from app.text import N_ as N_

LOCALES = ("en", "ru")
LOCALE_NAMES = {"en": "English", "ru": "Русский"}
DEFAULT_LOCALE = "en"

_locale: ContextVar[str] = ContextVar("locale", default=DEFAULT_LOCALE)


@cache
def translations(locale: str) -> NullTranslations:
    """The catalog of `locale`; English is the language of the message ids and needs none."""
    path = paths.TRANSLATIONS / locale / "LC_MESSAGES" / "messages.po"
    if locale == DEFAULT_LOCALE or not path.is_file():
        return NullTranslations()
    with path.open("rb") as source:
        catalog = read_po(source, locale=locale)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)


def current_locale() -> str:
    """The locale in which texts are rendered in this task."""
    return _locale.get()


@contextmanager
def use_locale(locale: str) -> Iterator[None]:
    """Render in `locale` inside the block; an unknown one means the default."""
    token = _locale.set(locale if locale in LOCALES else DEFAULT_LOCALE)
    try:
        yield
    finally:
        _locale.reset(token)


def set_locale(locale: str) -> None:
    """Render in `locale` for the rest of this task (a request)."""
    _locale.set(locale if locale in LOCALES else DEFAULT_LOCALE)


def negotiate(*preferred: str | None, accepted: tuple[str, ...] = ()) -> str:
    """The first of `preferred` that exists, else the best match for the `Accept-Language` tags in `accepted`."""
    for locale in preferred:
        if locale in LOCALES:
            return str(locale)
    return negotiate_locale([tag.replace("-", "_") for tag in accepted], LOCALES) or DEFAULT_LOCALE


def gettext(message: str, **values: object) -> str:
    """`message` in the current locale, with `%(name)s` filled from `values`."""
    text = translations(_locale.get()).gettext(message)
    return str(text) % values if values else str(text)


def plural_form(singular: str, plural: str, count: int) -> str:
    """The form for `count` in the current locale, its placeholders not filled yet: templates fill them themselves."""
    return str(translations(_locale.get()).ngettext(singular, plural, count))


def ngettext(singular: str, plural: str, count: int, **values: object) -> str:
    """The form for `count` in the current locale; `%(num)s` is the count unless `values` says otherwise."""
    return plural_form(singular, plural, count) % {"num": count, **values}


@cache
def in_every_language(message: str) -> frozenset[str]:
    """The translations of `message` in all languages: for names that people write, in a file for example."""
    return frozenset(str(translations(locale).gettext(message)) for locale in LOCALES)
