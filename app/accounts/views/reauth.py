"""The page for re-authentication, and the ways that need the current request."""

from collections.abc import Mapping
from typing import Any

from quart import Blueprint, Response, request

from app.accounts.actions.factors import prove_identity
from app.accounts.context import accounts
from app.accounts.mfa import has_passkey, has_totp, totp, webauthn
from app.accounts.mfa.verify import WrongCode
from app.accounts.models import Identity, User
from app.accounts.reauth import UNKNOWN_PROOF, ReauthMethod, available_methods, register_method
from app.accounts.sessions.cookie import live_session, set_session_cookie
from app.accounts.views.sign_in import redirect_page, retry_after_s, with_retry_after
from app.errors import Invalid, RateLimited
from app.web.access import current_principal, enrolling, performs, signed_in
from app.web.forms import form_errors
from app.web.pages import page, wants_json
from app.web.presentation import safe_next


def register_reauth_methods() -> None:
    """Register authenticator app, OpenID provider and passkey as ways to re-authenticate."""
    register_method(ReauthMethod("totp", "accounts/_reauth_totp.html", _has_totp, _check_totp))
    register_method(ReauthMethod("openid", "accounts/_reauth_oidc.html", _has_identity, _elsewhere, "/openid/sudo"))
    register_method(ReauthMethod("passkey", "accounts/_reauth_passkey.html", _has_passkey, _check_passkey))


async def _has_totp(user: User) -> bool:
    return await has_totp(user.id)


async def _check_totp(user: User, given: Mapping[str, str]) -> None:
    codes = accounts().code_verifier
    async with codes.attempt(user.id):
        if not await totp.consume(user.id, codes.key, given.get("code", ""), codes.drift):
            raise WrongCode


async def _has_identity(user: User) -> bool:
    provider = accounts().provider
    return provider is not None and await Identity.exists(user_id=user.id, issuer=provider.issuer)


async def _elsewhere(user: User, given: Mapping[str, str]) -> None:  # noqa: ARG001 - the provider's answer proves it
    raise Invalid({"form": UNKNOWN_PROOF})


async def _has_passkey(user: User) -> bool:
    return await has_passkey(user.id)


async def _check_passkey(user: User, given: Mapping[str, str]) -> None:
    session_id = current_principal().session_id
    await webauthn.verify_authentication(
        accounts().relying_party, given.get("credential", ""), "sudo", session_id, user.id
    )


blueprint = Blueprint("sudo", __name__)


@blueprint.get("/sudo")
@enrolling
@signed_in
async def ask() -> Response:
    """Show the ways in which the signed-in person can re-authenticate; `next` is the page to return to."""
    return await _page(request.args.get("next", ""))


@blueprint.post("/sudo")
@enrolling
@performs(prove_identity)
async def answer() -> Response:
    """Check a proof, and return to the page that asked for it."""
    given = await request.form
    wanted = given.get("next", "")
    try:
        bearer = await prove_identity(current_principal(), given, form=True)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _page(wanted, refusal.status, errors=form_errors(refusal))
    except RateLimited as refusal:
        if wants_json():
            raise
        wait_s = retry_after_s(refusal)
        return with_retry_after(await _page(wanted, 429, retry_after_s=wait_s), wait_s)
    set_session_cookie(bearer, remember=await _remembered())
    return redirect_page(safe_next(wanted))


async def _remembered() -> bool:
    live = await live_session()
    return live is not None and live.remember


async def _page(wanted: str, status: int = 200, **context: Any) -> Response:
    shown = {
        "errors": {},
        "retry_after_s": 0,
        "next": safe_next(wanted),
        "provider": accounts().provider_name,
        "proofs": await available_methods(current_principal()),
    }
    return await page("accounts/reauth.html", status, **{**shown, **context})
