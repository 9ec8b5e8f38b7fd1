"""The page on which an invited person creates their account."""

from typing import Any

from quart import Blueprint, Response, request

from app.accounts.actions import entries
from app.accounts.context import accounts
from app.accounts.forms import AcceptForm
from app.accounts.invitations import Invitation, accept_invitation, look_up_invitation
from app.accounts.one_time_tokens import token_id
from app.accounts.sign_in.attempts import count_attempt
from app.accounts.views.one_time_links import add_link_page, delete_token, stored_token
from app.accounts.views.sign_in import client_info, redirect_signed_in, retry_after_s, with_retry_after
from app.errors import Invalid, NotFound, RateLimited
from app.rate_limits.rules import address_key
from app.web.access import public
from app.web.areas import Area
from app.web.forms import form_errors, parse
from app.web.i18n import current_locale
from app.web.pages import page, wants_json

blueprint = Blueprint("invitation", __name__)

_PATH = "/invitation"


@blueprint.post(_PATH)
@public(Area.SIGN_IN, entry=entries.ACCEPT_INVITATION)
async def accept() -> Response:
    """Create the invited person's account and sign them in; 404 for a link that does not work. Who has to wait sees
    for how long, above what they typed."""
    limiter, token = accounts().limiter, stored_token()
    try:
        async with count_attempt(limiter, entries.ACCEPT_INVITATION.rule, address_key(request.remote_addr or "")):
            values = await request.form
            await look_up_invitation(token)
            async with count_attempt(limiter, entries.TRIES_OF_INVITATION, token_id(token)):
                typed = parse(AcceptForm, values)
                user, bearer = await accept_invitation(
                    token, typed.name, typed.password, client_info(), locale=current_locale()
                )
    except NotFound:
        return await _page(404)
    except (Invalid, RateLimited) as refusal:
        if wants_json():
            raise
        return await _refused(refusal, token)
    return delete_token(redirect_signed_in("/", user, bearer), _PATH)


async def _refused(refusal: Invalid | RateLimited, token: str) -> Response:
    """The form as it was sent, with what is wrong in it, or when it can be sent again. Raises `refusal` for whoever has
    no link that works."""
    try:
        invitation = await look_up_invitation(token)
    except NotFound:
        raise refusal from None
    wait_s, errors = retry_after_s(refusal), form_errors(refusal) if isinstance(refusal, Invalid) else {}
    values = {"name": (await request.form).get("name", "")}
    shown = {"invitation": invitation, "errors": errors, "values": values, "retry_after_s": wait_s}
    return with_retry_after(await _page(refusal.status, **shown), wait_s)


async def _page(status: int = 200, **context: Any) -> Response:
    empty = {"invitation": None, "errors": {}, "values": {"name": ""}, "retry_after_s": 0}
    return await page("accounts/invitation.html", status, **{**empty, **context})


async def _show(found: Invitation | None, status: int) -> Response:
    return await _page(status, invitation=found)


add_link_page(blueprint, _PATH, look_up_invitation, _show)
