"""The page for creating a password reset link, where there is no mail or it does not arrive."""

from quart import Blueprint, Response, request

from app.accounts.access import access_user
from app.accounts.actions.users import make_reset_link
from app.database import transaction
from app.web.access import current_principal, form_for, performs
from app.web.compression import show_secret
from app.web.forms import submitted
from app.web.pages import page

blueprint = Blueprint("reset_links", __name__)


@blueprint.get("/users/<user_id>/reset-link")
@form_for(make_reset_link)
async def ask(user_id: str) -> Response:
    """Explain what the link does, with a button to create it."""
    async with transaction():
        person = await access_user(current_principal(), user_id)
    return await page("admin/password_reset_link.html", person=person, link="")


@blueprint.post("/users/<user_id>/reset-link")
@performs(make_reset_link)
async def make(user_id: str) -> Response:
    """Create the link and show it this once."""
    person, link = await make_reset_link(current_principal(), submitted(await request.form, user=user_id), form=True)
    show_secret()
    return await page("admin/password_reset_link.html", person=person, link=link)
