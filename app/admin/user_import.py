"""The page for inviting everyone in a file: the file, a preview, and the job that does it. It works without scripts:
the text travels with the page, and is applied only as it was previewed."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from quart import Response, redirect, request
from quart.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from app.accounts.context import accounts
from app.accounts.roles import DEFAULT as DEFAULT_ROLE
from app.accounts.roles import grantable_roles, role_name
from app.accounts.schema import MAX_FILE
from app.accounts.users.csv_import import (
    MAX_ROWS,
    NO_SUCH_ROLE,
    NOT_YOURS,
    PlannedInvitation,
    Row,
    decode_file,
    read_people,
    too_large,
)
from app.admin.actions.imports import import_users, plan_import
from app.admin.user_detail import blueprint
from app.characters import isolated
from app.errors import Invalid, TooLarge
from app.ids import new_id
from app.jobs import wait_for_job
from app.web.access import current_principal, form_for, performs
from app.web.error_words import size_in_words
from app.web.forms import form_errors
from app.web.i18n import N_, gettext
from app.web.pages import page, wants_json

__all__ = ["blueprint"]

PATH = "/users/import"


@blueprint.get("/import")
@form_for(plan_import, import_users)
async def choose_file() -> Response:
    """The form for a file or pasted text; asks for re-authentication first."""
    return await _page()


@blueprint.post("/import")
@performs(plan_import, import_users)
async def import_people() -> ResponseReturnValue:
    """Preview the invitations; or begin to send them, if exactly this text was previewed."""
    try:
        given = await request.form
    except RequestEntityTooLarge:
        if wants_json():
            raise
        return await _page(TooLarge.status, errors={"file": too_large()})
    role = given.get("role", DEFAULT_ROLE)
    text = given.get("text", "")
    shown: dict[str, Any] = {"values": {"text": text, "role": role}}
    try:
        text = await _text(text)
        shown["values"]["text"] = text
        checked = _digest(text, role)
        people = {"file": text, "role": role, "client_id": given.get("client_id", "")}
        if given.get("do") == "apply" and given.get("checked") == checked:
            job_id = await import_users(current_principal(), people)
            await wait_for_job(job_id)  # a short one is over when its page is shown
            return redirect(f"/jobs/{job_id}", 303)
        planned = await plan_import(current_principal(), people)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _page(422, errors=form_errors(refusal), **shown)
    return await _page(rows=await _in_words(planned, role), ignored=read_people(text).ignored, checked=checked, **shown)


async def _text(pasted: str) -> str:
    """What was pasted, or the text of the file, which goes before it, with the ends of lines that forms keep."""
    file = (await request.files).get("file")
    content = file.read() if file is not None else b""
    was_chosen = file is not None and bool(content or file.filename)
    return (decode_file(content) if was_chosen else pasted).replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _digest(text: str, role: str) -> str:
    return sha256(f"{role}\n{text}".encode()).hexdigest()


_NO_ROLE = N_("There is no role “%(name)s”. Roles that you can assign: %(roles)s.")
_NOT_YOURS = N_("You can’t assign the role “%(name)s”. Roles that you can assign: %(roles)s.")
_WRONG_ROLE = {NO_SUCH_ROLE: _NO_ROLE, NOT_YOURS: _NOT_YOURS}


async def _in_words(
    planned: Sequence[PlannedInvitation], otherwise: str
) -> list[tuple[PlannedInvitation, Mapping[str, str]]]:
    """Each row with what is wrong with its fields: of a role also how it was called, and which there are."""
    offered = ", ".join(isolated(role_name(role.key)) for role in await grantable_roles(current_principal()))

    def say(row: Row, message: str) -> str:
        if message not in _WRONG_ROLE:
            return gettext(message)
        return gettext(_WRONG_ROLE[message], name=isolated(row.role or otherwise), roles=offered)

    return [(each, {name: say(each.row, message) for name, message in each.errors.items()}) for each in planned]


async def _page(status: int = 200, **context: Any) -> Response:
    empty = {"errors": {}, "values": {"text": "", "role": DEFAULT_ROLE}, "rows": [], "ignored": []}
    shown = {**empty, "checked": "", "client_id": new_id(), "most": MAX_ROWS, **context}
    shown |= {"max_bytes": MAX_FILE, "size": size_in_words(MAX_FILE), "too_large": too_large()}
    shown |= {"mail": accounts().mail.enabled, "roles": await grantable_roles(current_principal())}
    return await page("admin/import.html", status, **shown)
