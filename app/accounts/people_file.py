"""A file of people, as spreadsheets write it: which address, and which role, each row names."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import Invalid
from app.text import fold
from app.web.i18n import N_, in_every_language

# What one form carries with room to spare, and more people than anyone reads through before saying yes.
MAX_BYTES = 256 * 1024
MAX_ROWS = 500
_COLUMNS = 100
# Longer than any address or name of a role.
_CELL_LENGTH = 300
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATORS = (",", ";", "\t")
# What our own files put before such a cell, so that no spreadsheet takes it for a formula.
_DISARMED = tuple(f"'{sign}" for sign in "=+-@")

EMPTY = N_("Choose a file, or paste its text.")
TOO_LARGE = N_("The file is too large. Split it into smaller ones.")
TOO_MANY = N_("There are more rows than can be looked through at once. Split the file into smaller ones.")
NOT_TEXT = N_("This is no text that can be read. Save the table as “CSV UTF-8”.")
NO_EMAIL = N_("The first row has to name the columns, and one of them has to be “email”.")
NO_ROWS = N_("There is nobody in it: only the names of the columns.")

_HEADS = {"email": N_("Email"), "role": N_("Role")}
_ALSO = {"e-mail": "email", "mail": "email", "email address": "email", "e-mail address": "email"}


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says: `number` counts the rows as a spreadsheet does, `role` is "" where none is given."""

    number: int
    email: str
    role: str


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """What a file says. `ignored` are the names of columns that mean nothing here."""

    rows: Sequence[Row]
    ignored: Sequence[str]


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 if it says so. Raises `Invalid` at `file`."""
    if len(content) > MAX_BYTES:
        raise Invalid({"file": TOO_LARGE})
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Invalid({"file": NOT_TEXT}) from None
    if "\x00" in text:
        raise Invalid({"file": NOT_TEXT})
    return text


def read_people(text: str) -> PeopleFile:
    """What `text` says: CSV with commas, semicolons or tabs, whose first row names the columns. Raises `Invalid` at
    `file`."""
    if len(text.encode()) > MAX_BYTES:
        raise Invalid({"file": TOO_LARGE})
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise Invalid({"file": EMPTY})
    try:
        table = [line for line in enumerate(_cells(text), 1) if any(line[1])]
    except csv.Error:
        raise Invalid({"file": NOT_TEXT}) from None
    if not table:
        raise Invalid({"file": NO_EMAIL})
    (_, heads), *lines = table
    heads = heads[:_COLUMNS]
    columns = {_meaning(head): at for at, head in reversed(list(enumerate(heads)))}
    if "email" not in columns:
        raise Invalid({"file": NO_EMAIL})
    if not lines:
        raise Invalid({"file": NO_ROWS})
    if len(lines) > MAX_ROWS:
        raise Invalid({"file": TOO_MANY})
    rows = [Row(number, _at(cells, columns["email"]), _at(cells, columns.get("role"))) for number, cells in lines]
    return PeopleFile(rows, [head for head in heads if head and _meaning(head) == ""])


def _cells(text: str) -> list[list[str]]:
    first = text.lstrip().partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    return [[_clean(cell) for cell in line] for line in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]


def _clean(cell: str) -> str:
    cell = cell.strip()[:_CELL_LENGTH]
    return cell[1:] if cell.startswith(_DISARMED) else cell


def _meaning(head: str) -> str:
    head = fold(head)
    found = next((name for name, label in _HEADS.items() if head in map(fold, in_every_language(label))), "")
    return found or _ALSO.get(head, "")


def _at(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""
