"""Exporting a list as CSV or JSON, streamed while it is read."""

import csv
import io
import re
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any

import orjson
from quart import Response

from app.admin.lists.declaration import Column, Listing
from app.web.i18n import gettext

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}

# The byte order mark tells spreadsheets that a file is in UTF-8.
BOM = b"\xef\xbb\xbf"
# Spreadsheets take cells that begin with one of these signs for formulas (OWASP, CSV injection), also in full width. A
# cell begins for them, whatever the quotation marks say, also behind a semicolon where numbers have a decimal comma, or
# behind a tab, and some trim what stands before the sign.
_FORMULA = re.compile(r'(?:^|[;\t\r\n])(?:[^\S\t\r\n]|")*(?=[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])')
# They may be trimmed, or end the line, so that what follows begins a cell.
_CONTROLS = ("\t", "\r", "\n")


def as_download(listing: Listing, form: str, rows: AsyncIterator[Any]) -> Response:
    """The `rows` of `listing` as a file in the `form` `csv` or `json`, sent while they are read."""
    if form == "csv":
        body = as_csv(listing.columns, [gettext(column.label) for column in listing.columns], rows)
    else:
        body = as_json(listing.columns, rows)
    answer = Response(body, content_type=TYPES[form])
    answer.headers["Content-Disposition"] = f'attachment; filename="{listing.name}.{form}"'
    answer.timeout = None
    return answer


async def as_csv(columns: Sequence[Column], heads: Sequence[str], rows: AsyncIterator[Any]) -> AsyncIterator[bytes]:
    """CSV (RFC 4180) in UTF-8, with a byte order mark for spreadsheets; formulas are disarmed."""
    yield BOM + csv_line(heads)
    async for row in rows:
        yield csv_line([csv_cell(column.value(row)) for column in columns])


async def as_json(columns: Sequence[Column], rows: AsyncIterator[Any]) -> AsyncIterator[bytes]:
    """A JSON array with an object for each row, by the keys of its columns."""
    before = b"["
    async for row in rows:
        yield before + orjson.dumps({"id": str(row.pk), **{column.key: column.value(row) for column in columns}})
        before = b",\n"
    yield b"[]\n" if before == b"[" else b"]\n"


def csv_line(cells: Sequence[str]) -> bytes:
    """One line of a CSV file, with its line break. Every cell is quoted: programs that try several separators at once
    must find none inside."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerow(cells)
    return written.getvalue().encode()


def csv_cell(value: Any) -> str:
    """`value` as the text of a cell: times in ISO 8601 (UTC), and an apostrophe before whatever in it a spreadsheet
    takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    text = _FORMULA.sub(r"\g<0>'", str(value))
    return f"'{text}" if text.startswith(_CONTROLS) else text
