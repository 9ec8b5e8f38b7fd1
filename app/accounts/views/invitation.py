"""The page on which an invited person creates their account."""

from typing import Any

from quart import Blueprint, Response, request

from app.accounts.actions import entries
from app.accounts.forms import AcceptForm
from app.accounts.invitations import Invitation, accept_invitation, look_up_invitation
from app.accounts.views.entries import counts_as
from app.accounts.views.one_time_links import add_link_page, delete_token, stored_token
from app.accounts.views.sign_in import client_info, redirect_signed_in
from app.errors import Invalid, NotFound
from app.web.access import public
from app.web.areas import Area
from app.web.forms import form_errors, parse
from app.web.i18n import current_locale
from app.web.pages import page, wants_json

blueprint = Blueprint("invitation", __name__)

_PATH = "/invitation"


@blueprint.post(_PATH)
@public(Area.SIGN_IN, entry=entries.ACCEPT_INVITATION)
@counts_as(entries.ACCEPT_INVITATION)
async def accept() -> Response:
    """Create the invited person's account and sign them in; 404 for a link that does not work."""
    values = await request.form
    try:
        invitation = await look_up_invitation(stored_token())
        typed = parse(AcceptForm, values)
        user, bearer = await accept_invitation(
            stored_token(), typed.name, typed.password, client_info(), locale=current_locale()
        )
    except NotFound:
        return await _page(404)
    except Invalid as refusal:
        if wants_json():
            raise
        shown = {"name": values.get("name", "")}
        return await _page(422, invitation=invitation, errors=form_errors(refusal), values=shown)
    return delete_token(redirect_signed_in("/", user, bearer), _PATH)


async def _page(status: int = 200, **context: Any) -> Response:
    empty = {"invitation": None, "errors": {}, "values": {"name": ""}}
    return await page("accounts/invitation.html", status, **{**empty, **context})


async def _show(found: Invitation | None, status: int) -> Response:
    return await _page(status, invitation=found)


add_link_page(blueprint, _PATH, look_up_invitation, _show)
