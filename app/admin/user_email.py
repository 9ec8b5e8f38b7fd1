"""The page for changing another person's email address: where there is no mail, or the old mailbox is lost."""

from typing import Any

from quart import Blueprint, Response, request

from app.accounts.access import access_user
from app.accounts.context import accounts
from app.accounts.forms import EmailForm
from app.accounts.users.email_change import set_email
from app.database import transaction
from app.errors import Invalid
from app.web.access import current_principal, requires, sudo
from app.web.forms import form_errors, parse
from app.web.pages import page

blueprint = Blueprint("emails", __name__)


@blueprint.get("/users/<user_id>/email")
@sudo
@requires("manage_users")
async def form(user_id: str) -> Response:
    """The form for the new address of a person whom the actor manages; asks for re-authentication first."""
    return await _page(user_id)


@blueprint.post("/users/<user_id>/email")
@sudo
@requires("manage_users")
async def change(user_id: str) -> Response:
    """Set the address, with which the person signs in from now on; shows the form again with errors."""
    values = await request.form
    try:
        typed = parse(EmailForm, values)
        await set_email(current_principal(), accounts().mail, user_id, typed.email)
    except Invalid as refusal:
        shown = {"email": values.get("email", "")}
        return await _page(user_id, 422, errors=form_errors(refusal), values=shown)
    return await _page(user_id, done=True)


async def _page(user_id: str, status: int = 200, **context: Any) -> Response:
    async with transaction():
        person = await access_user(current_principal(), user_id)
    shown = {"errors": {}, "values": {"email": ""}, "done": False, **context}
    return await page("admin/user_email.html", status, person=person, **shown)
