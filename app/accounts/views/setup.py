"""The page that creates the first account."""

from typing import Any

from quart import Blueprint, Response, request

from app.accounts.actions import entries
from app.accounts.forms import SetUpForm
from app.accounts.passwords import min_length
from app.accounts.sessions import create_session
from app.accounts.setup import check_setup_code, has_users, set_up_owner
from app.accounts.views.entries import counts_as
from app.accounts.views.one_time_links import delete_token, store_token, stored_token
from app.accounts.views.sign_in import client_info, redirect_page, redirect_signed_in
from app.errors import Invalid, NotFound
from app.web.access import public
from app.web.areas import Area
from app.web.forms import form_errors, parse
from app.web.i18n import current_locale
from app.web.pages import page, wants_json

blueprint = Blueprint("first_run", __name__)

_PATH = "/setup"


@blueprint.get(_PATH)
@public(Area.SIGN_IN)
async def form() -> Response:
    """Show the form to people who come with the link, and to others how to get one. Once there is an account, go to
    sign-in."""
    code = request.args.get("code")
    try:
        await check_setup_code(code or stored_token())
    except NotFound:
        if await has_users():
            return delete_token(redirect_page("/login"), _PATH)
        return await _page(404 if code else 200, ready=False)
    return store_token(code, _PATH) if code else await _page()


@blueprint.post(_PATH)
@public(Area.SIGN_IN, entry=entries.SET_UP)
@counts_as(entries.SET_UP)
async def set_up() -> Response:
    """Create the first account and sign the person in; 404 for a link that does not work."""
    values = await request.form
    try:
        typed = parse(SetUpForm, values)
        user = await set_up_owner(stored_token(), typed.email, typed.name, typed.password, locale=current_locale())
    except NotFound:
        return await _page(404, ready=False)
    except Invalid as refusal:
        if wants_json():
            raise
        shown = {name: values.get(name, "") for name in ("name", "email")}
        return await _page(422, errors=form_errors(refusal), values=shown)
    return delete_token(redirect_signed_in("/", user, await create_session(user, client_info())), _PATH)


async def _page(status: int = 200, **context: Any) -> Response:
    empty = {"ready": True, "errors": {}, "values": {"name": "", "email": ""}}
    shown = {**empty, "min_length": min_length(manages=True), **context}
    return await page("accounts/setup.html", status, **shown)
