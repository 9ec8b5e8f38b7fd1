"""The page for changing another person's email address: where there is no mail, or the old mailbox is lost."""

from typing import Any

from quart import Blueprint, Response, request

from app.accounts.access import access_user
from app.accounts.actions.users import set_user_email
from app.database import transaction
from app.errors import Invalid, Stale
from app.versions import version_of
from app.web.access import current_principal, form_for, performs
from app.web.forms import refused_form, submitted
from app.web.pages import page, wants_json

blueprint = Blueprint("emails", __name__)


@blueprint.get("/users/<user_id>/email")
@form_for(set_user_email)
async def form(user_id: str) -> Response:
    """The form for the new address of a person whom the actor manages; asks for re-authentication first."""
    return await _page(user_id)


@blueprint.post("/users/<user_id>/email")
@performs(set_user_email)
async def change(user_id: str) -> Response:
    """Set the address, with which the person signs in from now on; shows the form again with errors."""
    values = await request.form
    try:
        await set_user_email(current_principal(), submitted(values, user=user_id), form=True)
    except (Invalid, Stale) as refusal:
        if wants_json():
            raise
        return await _page(user_id, refusal.status, values=values, **refused_form(refusal, values))
    return await _page(user_id, done=True)


async def _page(user_id: str, status: int = 200, **context: Any) -> Response:
    async with transaction():
        person = await access_user(current_principal(), user_id)
    version = version_of({"email": person.email})
    shown = {"errors": {}, "values": {"email": ""}, "version": version, "done": False, **context}
    return await page("admin/user_email.html", status, person=person, **shown)
