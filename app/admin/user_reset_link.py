"""The page for creating a password reset link, where there is no mail or it does not arrive."""

from quart import Blueprint, Response, current_app

from app.accounts.access import access_user
from app.accounts.passwords.reset import create_reset_link
from app.database import transaction
from app.web.access import current_principal, requires, sudo
from app.web.pages import page

blueprint = Blueprint("reset_links", __name__)


@blueprint.get("/users/<user_id>/reset-link")
@sudo
@requires("manage_users")
async def ask(user_id: str) -> Response:
    """Explain what the link does, with a button to create it."""
    async with transaction():
        person = await access_user(current_principal(), user_id)
    return await page("admin/password_reset_link.html", person=person, link="")


@blueprint.post("/users/<user_id>/reset-link")
@sudo
@requires("manage_users")
async def make(user_id: str) -> Response:
    """Create the link and show it this once."""
    origin = current_app.config["SETTINGS"].origin
    person, link = await create_reset_link(current_principal(), origin, user_id)
    return await page("admin/password_reset_link.html", person=person, link=link)
