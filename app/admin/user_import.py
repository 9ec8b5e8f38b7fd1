"""The page for inviting everyone in a file: the file, a preview, the result. It works without scripts: the text travels
with the page, and is applied only as it was previewed."""

import base64
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from quart import Response, request

from app.accounts.context import accounts
from app.accounts.roles import DEFAULT as DEFAULT_ROLE
from app.accounts.roles import grantable_roles, role_name
from app.accounts.users.csv_import import MAX_ROWS, Planned, apply, decoded, plan, read_people
from app.admin.lists.export import BOM, csv_cell, csv_line
from app.admin.user_detail import blueprint
from app.errors import Invalid
from app.web.access import current_principal, requires, sudo
from app.web.forms import form_errors
from app.web.i18n import gettext
from app.web.pages import page

__all__ = ["blueprint"]

PATH = "/users/import"


@blueprint.get("/import")
@sudo
@requires("manage_users")
async def choose_file() -> Response:
    """The form for a file or pasted text; asks for re-authentication first."""
    return await _page()


@blueprint.post("/import")
@sudo
@requires("manage_users")
async def import_people() -> Response:
    """Preview the invitations; or send them, if exactly this text was previewed."""
    given = await request.form
    role = given.get("role", DEFAULT_ROLE)
    text = given.get("text", "")
    try:
        text = await _text(text)
        found = read_people(text)
    except Invalid as refusal:
        return await _page(422, errors=form_errors(refusal), values={"text": text, "role": role})
    shown: dict[str, Any] = {"ignored": found.ignored, "values": {"text": text, "role": role}}
    actor, checked = current_principal(), _digest(text, role)
    if given.get("do") == "apply" and given.get("checked") == checked:
        done = await apply(actor, accounts().mail, found.rows, role)
        return await _page(rows=_in_words(done), done=True, file=_links(done), **shown)
    return await _page(rows=_in_words(await plan(actor, found.rows, role)), checked=checked, **shown)


async def _text(pasted: str) -> str:
    """What was pasted, or the text of the file, which goes before it, with the ends of lines that forms keep."""
    file = (await request.files).get("file")
    content = file.read() if file is not None else b""
    return (decoded(content) if content else pasted).replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _digest(text: str, role: str) -> str:
    return sha256(f"{role}\n{text}".encode()).hexdigest()


def _in_words(planned: Sequence[Planned]) -> list[tuple[Planned, Mapping[str, str]]]:
    return [(each, {name: gettext(message) for name, message in each.errors.items()}) for each in planned]


def _links(done: Sequence[Planned]) -> str:
    """The links as a file that the page itself holds: nothing keeps them here."""
    table = [(gettext("Email"), gettext("Role"), gettext("Invitation link"))]
    table += [(each.row.email, role_name(each.role), each.link) for each in done if each.link]
    lines = [csv_line([csv_cell(cell) for cell in line]) for line in table]
    return f"data:text/csv;charset=utf-8;base64,{base64.b64encode(BOM + b''.join(lines)).decode()}"


async def _page(status: int = 200, **context: Any) -> Response:
    empty = {"errors": {}, "values": {"text": "", "role": DEFAULT_ROLE}, "rows": [], "ignored": []}
    shown = {**empty, "checked": "", "done": False, "file": "", "most": MAX_ROWS, **context}
    shown |= {"mail": accounts().mail.enabled, "roles": await grantable_roles(current_principal())}
    return await page("admin/import.html", status, **shown)
