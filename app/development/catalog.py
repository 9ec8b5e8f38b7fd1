"""Bring the catalogs of words up to the code: `python -m app.development.catalog`.

Collects every message of templates and Python files and writes them into each `messages.po`, keeping what is translated
there. New messages come in empty, for a person to fill; the product reads the `.po` itself, so nothing is compiled.
"""

import io
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from app.paths import TRANSLATIONS
from app.web.i18n import DEFAULT_LOCALE, LOCALES

_PROJECT = TRANSLATIONS.parent.parent
_TEMPLATES = ("templates/**.html", "templates/**.txt")
_METHODS = [("app/**.py", "python"), *((pattern, "jinja2") for pattern in _TEMPLATES)]
_OPTIONS = {pattern: {"encoding": "utf-8", "silent": "false"} for pattern in _TEMPLATES}
_KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
_HEAD = """\
msgid ""
msgstr ""
"Language: {locale}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural_forms}\\n"

"""


def extract() -> Catalog:
    """All messages of the product, each with the files it stands in."""
    found = Catalog(project="Switchboard", charset="utf-8")
    for name, _line, message, _comments, context in sorted(_messages(), key=lambda each: each[:2]):
        found.add(message, locations=[(name, 0)], context=context)
    return found


def _messages() -> Iterator[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    yield from extract_from_dir(_PROJECT, _METHODS, _OPTIONS, _KEYWORDS, directory_filter=_is_ours)


def _is_ours(folder: str | Path) -> bool:
    path = Path(folder)
    return path == _PROJECT or path.relative_to(_PROJECT).parts[0] in ("app", "templates")


def path_of(locale: str) -> Path:
    """Where the words of `locale` are."""
    return TRANSLATIONS / locale / "LC_MESSAGES" / "messages.po"


def read(locale: str) -> Catalog:
    """The catalog of `locale` as it is; an empty one if there is none yet."""
    path = path_of(locale)
    return read_po(io.BytesIO(path.read_bytes()), locale=locale) if path.is_file() else Catalog(locale=locale)


def updated(locale: str, messages: Catalog) -> Catalog:
    """The catalog of `locale` with exactly `messages`, in their order. Nothing is guessed from similar messages."""
    catalog = read(locale)
    catalog.update(messages, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def write(catalog: Catalog) -> None:
    """Write `catalog` to its file. The head holds only what is true: no dates, which would change with every run."""
    text = io.BytesIO()
    write_po(text, catalog, width=120, include_lineno=False, omit_header=True)
    head = _HEAD.format(locale=catalog.locale, plural_forms=catalog.plural_forms).encode()
    path = path_of(str(catalog.locale))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(head + text.getvalue())


def is_translated(message: Message) -> bool:
    """Whether `message` has words, in every plural form."""
    forms = message.string if isinstance(message.string, list | tuple) else [message.string]
    return all(forms)


def main() -> None:
    """Write the catalogs, and say what is left to translate."""
    messages = extract()
    for locale in (each for each in LOCALES if each != DEFAULT_LOCALE):
        catalog = updated(locale, messages)
        write(catalog)
        missing = [message for message in catalog if message.id and not is_translated(message)]
        click.echo(f"{locale}: {len(catalog)} messages, {len(missing)} to translate")


if __name__ == "__main__":
    main()
