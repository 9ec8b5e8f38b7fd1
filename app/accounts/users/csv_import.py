"""Importing people from a CSV file: reading it, and inviting the address in each row."""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.accounts.invitations import with_pending_invitation
from app.accounts.models import User
from app.accounts.roles import UNKNOWN_ROLE, list_roles, may_grant, role_names
from app.accounts.schema import MAX_FILE, InviteUser
from app.accounts.users import EMAIL_TAKEN
from app.actions import validated
from app.errors import Forbidden, Invalid
from app.principal import Principal
from app.text import email_key, normalise
from app.web.i18n import N_, in_every_language

# More than a person checks before confirming.
MAX_ROWS = 500
_COLUMNS = 100
# Longer than any address or name of a role.
_CELL_LENGTH = 300
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATORS = (",", ";", "\t")
# Our own exports put an apostrophe before such a cell, so that spreadsheets do not take it for a formula.
_DISARMED = tuple(f"'{sign}" for sign in "=+-@")

EMPTY = N_("Choose a file or paste its text.")
TOO_LARGE = N_("The file is too large. Split it into smaller files.")
TOO_MANY = N_("There are too many rows to import at once. Split the file into smaller files.")
NOT_TEXT = N_("This file can’t be read as text. Save the table as “CSV UTF-8”.")
NO_EMAIL = N_("The first row must contain the column names, including “email”.")
NO_ROWS = N_("The file has column names but no rows.")

_HEADS = {"email": N_("Email"), "role": N_("Role")}
_ALSO = {"e-mail": "email", "mail": "email", "email address": "email", "e-mail address": "email"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: `number` counts rows as a spreadsheet does, `role` is "" if none is given."""

    number: int
    email: str
    role: str


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """The rows of a file. `ignored` are the names of columns that have no meaning here."""

    rows: Sequence[Row]
    ignored: Sequence[str]


def decode_file(content: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark. Raises `Invalid` at `file`."""
    if len(content) > MAX_FILE:
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
    """The rows in `text`: CSV with commas, semicolons or tabs, whose first row names the columns. Raises `Invalid` at
    `file`."""
    if len(text.encode()) > MAX_FILE:
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
    head = normalise(head)
    found = next((name for name, label in _HEADS.items() if head in map(normalise, in_every_language(label))), "")
    return found or _ALSO.get(head, "")


def _at(cells: Sequence[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


TWICE = N_("This address already appears earlier in the file.")
NOT_YOURS = N_("You can’t assign this role.")


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
        seen.add(key)
    return planned


def _checked(row: Row, role: str, grantable: Collection[str]) -> PlannedInvitation:
    errors: dict[str, str] = {}
    try:
        validated(InviteUser, {"email": row.email, "role": "any"}, form=True)
    except Invalid as refusal:
        errors.update(refusal.fields)
    if role not in grantable:
        errors["role"] = NOT_YOURS if role else UNKNOWN_ROLE
    return PlannedInvitation(row, role, errors)


async def _here(asked: Collection[str]) -> set[str]:
    return {str(key) for key in await User.filter(email_key__in=asked).values_list("email_key", flat=True)}
