"""Importing people from a CSV file: reading it, and inviting the address in each row."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.accounts.invitations import with_pending_invitation
from app.accounts.models import User
from app.accounts.roles import list_roles, may_grant, role_names
from app.accounts.schema import MAX_FILE, InviteUser
from app.accounts.users import EMAIL_TAKEN
from app.actions import validated
from app.errors import Forbidden, Invalid
from app.principal import Principal
from app.text import email_key, normalise
from app.web.error_words import size_in_words
from app.web.i18n import N_, gettext, in_every_language

# More than a person checks before confirming.
MAX_ROWS = 500
_COLUMNS = 100
# Longer than any address or name of a role.
_CELL_LENGTH = 300
# No file is longer, and so no cell is too long: the library would not say which one.
csv.field_size_limit(MAX_FILE)
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATORS = (",", ";", "\t")
# Our own exports put an apostrophe before such a cell, so that spreadsheets do not take it for a formula.
_DISARMED = tuple(f"'{sign}" for sign in "=+-@")

EMPTY = N_("Choose a file or paste its text.")
TOO_LARGE = N_("The file is larger than %(size)s. Split it into smaller files.")
TOO_MANY = N_("There are too many rows to import at once. Split the file into smaller files.")
EMPTY_FILE = N_("The file is empty.")
NOT_TEXT = N_("Line %(line)s can’t be read as text. Save the table as “CSV UTF-8”.")
QUOTATION_MARKS = N_("Line %(line)s: a quotation mark is not closed, or stands alone inside a cell.")
NO_EMAIL = N_("The first row must contain the column names, including “email”.")
NO_ROWS = N_("The file has column names but no rows.")

_HEADS = {"email": N_("Email"), "role": N_("Role")}
_ALSO = {"e-mail": "email", "mail": "email", "email address": "email", "e-mail address": "email"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: `number` counts rows as a spreadsheet does, `role` is "" if none is given. `problem` is what
    is wrong with the row as a whole (a message id), or ""."""

    number: int
    email: str
    role: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """The rows of a file. `ignored` are the names of columns that have no meaning here."""

    rows: Sequence[Row]
    ignored: Sequence[str]


def decode_file(content: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark. Raises `Invalid` at `file`."""
    if len(content) > MAX_FILE:
        raise Invalid({"file": too_large()})
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(content[: error.start].decode(encoding, "replace")) from None
    before, nul, _ = text.partition("\x00")
    if nul:
        raise _not_text(before)
    if not text.removeprefix("\ufeff").strip():
        raise Invalid({"file": EMPTY_FILE})
    return text


def too_large() -> str:
    """What is said of a file that is too large, in the reader's language."""
    return gettext(TOO_LARGE, size=size_in_words(MAX_FILE))


def _not_text(before: str) -> Invalid:
    """The refusal of a file of which only the text `before` can be read."""
    return Invalid({"file": gettext(NOT_TEXT, line=len(re.split("\r\n|\r|\n", before)))})


def read_people(text: str) -> PeopleFile:
    """The rows in `text`: CSV with commas, semicolons or tabs, whose first row names the columns. Raises `Invalid` at
    `file`."""
    if len(text.encode()) > MAX_FILE:
        raise Invalid({"file": too_large()})
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise Invalid({"file": EMPTY})
    table = [line for line in enumerate(_records(text), 1) if any(line[1])]
    if not table:
        raise Invalid({"file": NO_EMAIL})
    (_, all_heads), *lines = table
    heads = all_heads[:_COLUMNS]
    columns = {_meaning(head): at for at, head in reversed(list(enumerate(heads)))}
    if "email" not in columns:
        raise Invalid({"file": NO_EMAIL})
    if not lines:
        raise Invalid({"file": NO_ROWS})
    if len(lines) > MAX_ROWS:
        raise Invalid({"file": TOO_MANY})
    rows = [_row(number, cells, columns, len(all_heads)) for number, cells in lines]
    return PeopleFile(rows, [head for head in heads if head and _meaning(head) == ""])


def _row(number: int, cells: Sequence[str], columns: Mapping[str, int], width: int) -> Row:
    """A row whose cells may be shifted names no role: with a separator too many or too few, another cell stands there.
    Spreadsheets leave out empty cells at the end, and an address alone is a row."""
    email, role = columns["email"], columns.get("role")
    problem = ""
    if any(cells[width:]):
        problem = MORE_CELLS
    elif len(cells) <= max(email, role or 0) and not (email == 0 and len(cells) == 1):
        problem = FEWER_CELLS
    return Row(number, _at(cells, email), _at(cells, role), problem)


def _records(text: str) -> Iterator[list[str]]:
    first = text.lstrip().partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1  # where the record begins: a mark that is open takes in the lines below
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Invalid({"file": gettext(QUOTATION_MARKS, line=line)}) from None
        yield [_clean(cell) for cell in record]


def _clean(cell: str) -> str:
    cell = cell.strip()[:_CELL_LENGTH]
    return cell[1:] if cell.startswith(_DISARMED) else cell


def _meaning(head: str) -> str:
    head = normalise(head)
    found = next((name for name, label in _HEADS.items() if head in map(normalise, in_every_language(label))), "")
    return found or _ALSO.get(head, "")


def _at(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


MORE_CELLS = N_("This row has more cells than the first row has columns.")
FEWER_CELLS = N_("This row has fewer cells than the first row has columns.")
TWICE = N_("This address already appears earlier in the file.")
NOT_YOURS = N_("You can’t assign this role.")
NO_SUCH_ROLE = N_("There is no such role.")


@dataclass(frozen=True, slots=True)
class PlannedInvitation:
    """The result of a row: an invitation to `role` (its key), unless there are `errors` by field. `again` says that an
    earlier link for the address stops working."""

    row: Row
    role: str
    errors: Mapping[str, str] = field(default_factory=dict)
    again: bool = False


async def plan_import(actor: Principal, rows: Sequence[Row], otherwise: str) -> list[PlannedInvitation]:
    """What an import would do for `rows`; rows without a role get the role `otherwise`. Raises `Forbidden`."""
    if not actor.may("manage_users"):
        raise Forbidden("manage_users")
    known = await list_roles()
    keys = {name: role.key for role in known for name in role_names(role)}
    grantable = {role.key for role in known if may_grant(actor, role.permissions)}
    planned = [_checked(row, keys.get(normalise(row.role or otherwise), ""), grantable) for row in rows]
    # What is no address is not asked for: a database may not even be able to compare it.
    asked = {email_key(each.row.email) for each in planned if "email" not in each.errors}
    here, waiting, seen = await _here(asked), await with_pending_invitation(asked), set[str]()
    for at, each in enumerate(planned):
        key = email_key(each.row.email)
        if "email" not in each.errors and (key in here or key in seen):
            errors = {"email": EMAIL_TAKEN if key in here else TWICE, **each.errors}
            planned[at] = replace(each, errors=errors)
        else:
            planned[at] = replace(each, again=key in waiting)
        if not planned[at].errors:  # what is refused takes no address from the rows below it
            seen.add(key)
    return planned


def _checked(row: Row, role: str, grantable: Collection[str]) -> PlannedInvitation:
    errors = {"email": row.problem} if row.problem else _address_errors(row.email)
    if role not in grantable:
        errors["role"] = NOT_YOURS if role else NO_SUCH_ROLE
    return PlannedInvitation(row, role, errors)


def _address_errors(email: str) -> dict[str, str]:
    try:
        validated(InviteUser, {"email": email, "role": "any"}, form=True)
    except Invalid as refusal:
        return dict(refusal.fields)
    return {}


async def _here(asked: Collection[str]) -> set[str]:
    return {str(key) for key in await User.filter(email_key__in=asked).values_list("email_key", flat=True)}
