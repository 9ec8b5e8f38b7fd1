"""Update the message catalogs from the code: `python -m app.development.catalog`.

pybabel collects every message of templates and Python files, as `app/translations/babel.cfg` says where, and writes
them into each `messages.po`, keeping what is translated there. New messages come in empty, for a person to fill; the
product reads the `.po` itself, so nothing is compiled.
"""

import contextlib
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.frontend import CommandLineInterface

from app.paths import TRANSLATIONS

_PROJECT = TRANSLATIONS.parent.parent
_KEYWORDS = ("_", "gettext", "ngettext:1,2", "N_")
# Files without line numbers, sorted, or every change of code would change every catalog.
_EXTRACT = ("--no-default-keywords", "--add-location=file", "--sort-by-file", "--width=120")
# No guesses from similar messages, and unused messages are dropped.
_UPDATE = ("--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date", "--width=120")


def extract(template: Path) -> None:
    """Write every message of the product, with the files it is in, into the catalog `template` (`.pot`)."""
    keywords = [f"--keyword={keyword}" for keyword in _KEYWORDS]
    mapping = f"--mapping-file={TRANSLATIONS / 'babel.cfg'}"
    with contextlib.chdir(_PROJECT):  # where the patterns of the mapping begin
        _pybabel("extract", mapping, *_EXTRACT, *keywords, f"--output-file={template}", ".")


def update(template: Path, translations: Path = TRANSLATIONS) -> None:
    """Bring the catalog of every language in `translations` to exactly the messages of `template`."""
    _pybabel("update", *_UPDATE, f"--input-file={template}", f"--output-dir={translations}")


def _pybabel(*arguments: str) -> None:
    CommandLineInterface().run(["pybabel", "--quiet", *arguments])  # type: ignore[no-untyped-call]


def main() -> None:
    """Update the catalogs of all languages; new messages come in untranslated."""
    with TemporaryDirectory() as folder:
        template = Path(folder, "messages.pot")
        extract(template)
        update(template)


if __name__ == "__main__":
    main()
