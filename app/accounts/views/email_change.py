"""Pages for changing one's own email address."""

from quart import Blueprint, Response, request

from app.accounts.actions.profile import change_email, confirm_email
from app.accounts.sign_in.known_devices import remember_device
from app.accounts.users.email_change import check_email_link, look_up_email_change
from app.accounts.views.one_time_links import add_token_route, delete_token, stored_token
from app.accounts.views.profile import account_page
from app.accounts.views.sign_in import redirect_page
from app.errors import Invalid, NotFound
from app.web.access import current_principal, performs, signed_in
from app.web.forms import form_errors
from app.web.pages import page, wants_json

blueprint = Blueprint("email", __name__)

_PATH = "/confirm-email"


@blueprint.post("/account/email")
@performs(change_email)
async def ask() -> Response:
    """Mail a link to the new address; the answer does not say whether the address is taken."""
    values = await request.form
    try:
        await change_email(current_principal(), values, form=True)
    except Invalid as refusal:
        if wants_json():
            raise
        return await account_page(422, errors=form_errors(refusal), email=values.get("email", ""))
    return redirect_page("/account?notice=email-asked")


@blueprint.get(_PATH)
@signed_in
async def form() -> Response:
    """Show the new address to the person who asked for it; 404 for a link that does not work."""
    try:
        email = await look_up_email_change(current_principal(), stored_token())
    except NotFound:
        return await _page(None, 404)
    return await _page(email, 200)


@blueprint.post(_PATH)
@performs(confirm_email)
async def confirm() -> Response:
    """Set the new address and return to the account page; 404 for a link that does not work."""
    try:
        email = await confirm_email(current_principal(), {"token": stored_token()})
    except NotFound:
        return await _page(None, 404)
    response = delete_token(redirect_page("/account?notice=email-changed"), _PATH)
    remember_device(response, email)
    return response


async def _page(email: str | None, status: int) -> Response:
    return await page("accounts/email_change.html", status, email=email)


add_token_route(blueprint, _PATH, check_email_link, _page)
