"""The second step of signing in, and signing in with a passkey."""

from collections.abc import Mapping

from quart import Blueprint, Response, request

from app.accounts.actions import entries
from app.accounts.context import accounts
from app.accounts.mfa import has_passkey, has_totp, sign_in_step, webauthn
from app.accounts.sessions import LiveSession
from app.accounts.sessions.cookie import pending_session
from app.accounts.sign_in.passkey import sign_in_with_passkey
from app.accounts.views.entries import counts_as
from app.accounts.views.sign_in import (
    client_info,
    redirect_arrived,
    redirect_page,
    retry_after_s,
    show_form,
    with_retry_after,
)
from app.errors import AppError, BadRequest, Invalid, RateLimited, Unauthenticated
from app.principal import Principal
from app.web.access import enrolling, public, visitor
from app.web.areas import Area
from app.web.forms import form_errors
from app.web.pages import page, wants_json
from app.web.presentation import safe_next

blueprint = Blueprint("second_factor", __name__)

PATH = "/second-factor"


@blueprint.get(PATH)
@public(Area.SIGN_IN)
async def ask() -> Response:
    """Show the second factors to choose from after the password; without a pending session go to the sign-in page."""
    pending = await pending_session()
    return await _page(pending) if pending else redirect_page("/login")


@blueprint.post(PATH)
@public(Area.SIGN_IN, entry=entries.GIVE_SECOND_FACTOR)
async def answer() -> Response:
    """Check a code or a passkey, and complete the sign-in."""
    pending = await pending_session()
    if pending is None:
        raise Unauthenticated("give the password first")
    try:
        passed = await _verify(pending.principal, await request.form)
    except (Invalid, RateLimited, Unauthenticated) as refusal:
        if wants_json():
            raise
        if isinstance(refusal, Unauthenticated):
            return redirect_page("/login?notice=too-many-codes")
        return await _page(pending, refusal)
    # After a recovery code, show how many are left.
    wanted = "/account/security?notice=recovery-code-used" if passed.way == "recovery" else request.args.get("next")
    return redirect_arrived(safe_next(wanted), pending.principal.email, passed.bearer, remember=pending.remember)


async def _verify(pending: Principal, given: Mapping[str, str]) -> sign_in_step.SecondFactorPassed:
    here = accounts()
    if "credential" in given:
        return await sign_in_step.verify_passkey(here.limiter, here.relying_party, pending, given["credential"])
    return await sign_in_step.verify_code(here.code_verifier, pending, given.get("code", ""))


async def _page(pending: LiveSession, refusal: AppError | None = None) -> Response:
    wait_s = retry_after_s(refusal)
    response = await page(
        "accounts/mfa_sign_in.html",
        refusal.status if refusal else 200,
        email=pending.principal.email,
        totp=await has_totp(pending.principal.user_id),
        passkey=await has_passkey(pending.principal.user_id),
        errors=form_errors(refusal) if isinstance(refusal, Invalid) else {},
        retry_after_s=wait_s,
        next=safe_next(request.args.get("next")),
    )
    return with_retry_after(response, wait_s)


passkey_blueprint = Blueprint("passkeys", __name__)


@passkey_blueprint.post("/passkeys/options")
@enrolling
@public(Area.SIGN_IN, entry=entries.BEGIN_PASSKEY_SIGN_IN)
@counts_as(entries.BEGIN_PASSKEY_SIGN_IN)
async def options() -> Response:
    """The options, as JSON, with which the browser uses a passkey, for `purpose` `sign_in`, `second_factor` or
    `sudo`."""
    site, purpose = accounts().relying_party, (await request.form).get("purpose")
    if purpose == "sign_in":
        asked = await webauthn.authentication_options(site, "sign_in")
    elif purpose == "second_factor" and (pending := await pending_session()):
        who = pending.principal
        asked = await webauthn.authentication_options(site, "second_factor", who.session_id, who.user_id)
    elif purpose == "sudo" and (actor := visitor()):
        asked = await webauthn.authentication_options(site, "sudo", actor.session_id, actor.user_id)
    else:
        raise BadRequest("there is nothing to sign for this")
    return Response(asked, content_type="application/json")


@passkey_blueprint.post("/login/passkey")
@public(Area.SIGN_IN, entry=entries.SIGN_IN_WITH_PASSKEY)
async def sign_in() -> Response:
    """Sign in with a passkey and no password; shows the sign-in page with the error if it is refused."""
    here, form = accounts(), await request.form
    answer, remember = form.get("credential", ""), bool(form.get("remember"))
    try:
        done = await sign_in_with_passkey(here.limiter, here.relying_party, answer, client_info(), remember=remember)
    except (webauthn.PasskeyRefused, RateLimited, Unauthenticated) as refusal:
        if wants_json():
            raise
        return await show_form(refusal, wanted=form.get("next", ""))
    return redirect_arrived(safe_next(form.get("next")), done.user.email, done.bearer, remember=remember)
