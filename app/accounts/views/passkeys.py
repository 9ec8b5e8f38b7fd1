"""Signing in with a passkey, and what the browser needs for using one."""

from quart import Blueprint, Response, request

from app.accounts.context import accounts
from app.accounts.mfa import webauthn
from app.accounts.sessions.cookie import pending_session
from app.accounts.sign_in.passkey import ADDRESS_RULE, sign_in_with_passkey
from app.accounts.views.arrival import arrived, visit
from app.accounts.views.sign_in import show_form
from app.errors import BadRequest, RateLimited, Unauthenticated
from app.limits import address_key
from app.web.access import enrolling, public, visitor
from app.web.pages import wants_json
from app.web.redirects import safe_next

blueprint = Blueprint("passkeys", __name__)


@blueprint.post("/passkeys/options")
@enrolling
@public
async def options() -> Response:
    """What has to be signed: for signing in, as a second factor, or to prove who one is."""
    site, purpose = accounts().passkey_site, (await request.form).get("purpose")
    await accounts().limiter.check(ADDRESS_RULE, address_key(request.remote_addr or ""))
    if purpose == "sign_in":
        asked = await webauthn.options_to_use(site, "sign_in")
    elif purpose == "second_factor" and (pending := await pending_session()):
        who = pending.principal
        asked = await webauthn.options_to_use(site, "second_factor", who.session_id, who.user_id)
    elif purpose == "sudo" and (actor := visitor()):
        asked = await webauthn.options_to_use(site, "sudo", actor.session_id, actor.user_id)
    else:
        raise BadRequest("there is nothing to sign for this")
    return Response(asked, content_type="application/json")


@blueprint.post("/login/passkey")
@public
async def sign_in() -> Response:
    """Sign in without a password."""
    here, form = accounts(), await request.form
    answer, remember = form.get("credential", ""), bool(form.get("remember"))
    try:
        done = await sign_in_with_passkey(here.limiter, here.passkey_site, answer, visit(), remember=remember)
    except (webauthn.PasskeyRefused, RateLimited, Unauthenticated) as refusal:
        if wants_json():
            raise
        return await show_form(refusal, wanted=form.get("next", ""))
    return arrived(safe_next(form.get("next")), done.user.email, done.bearer, remember=remember)
