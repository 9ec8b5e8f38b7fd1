"""The page for re-authentication, and the ways that need the current request."""

from collections.abc import Mapping
from typing import Any

from quart import Blueprint, Response, request

from app.accounts.context import accounts
from app.accounts.mfa import has_passkey, has_totp, totp, webauthn
from app.accounts.mfa.verify import WRONG_CODE
from app.accounts.models import Identity, User
from app.accounts.reauth import UNKNOWN_PROOF, Proof, give_proof, proof, proofs_of
from app.accounts.sessions.cookie import give_session, live_session
from app.accounts.views.sign_in import go, told_to_wait, wait_of
from app.errors import Invalid, RateLimited
from app.web.access import current_principal, enrolling, signed_in
from app.web.forms import form_errors
from app.web.pages import page, wants_json
from app.web.presentation import safe_next


def offer_proofs() -> None:
    """Register authenticator app, OpenID provider and passkey as ways to re-authenticate."""
    proof(Proof("totp", "accounts/_reauth_totp.html", _has_totp, _check_totp))
    proof(Proof("openid", "accounts/_reauth_oidc.html", _has_identity, _elsewhere, "/openid/sudo"))
    proof(Proof("passkey", "accounts/_reauth_passkey.html", _has_passkey, _check_passkey))


async def _has_totp(user: User) -> bool:
    return await has_totp(user.id)


async def _check_totp(user: User, given: Mapping[str, str]) -> None:
    codes = accounts().codes
    await codes.count(user.id)
    if not await totp.take(user.id, codes.key, given.get("code", ""), codes.drift):
        raise Invalid({"code": WRONG_CODE})
    await codes.forget(user.id)


async def _has_identity(user: User) -> bool:
    provider = accounts().provider
    return provider is not None and await Identity.exists(user_id=user.id, issuer=provider.issuer)


async def _elsewhere(user: User, given: Mapping[str, str]) -> None:  # noqa: ARG001 - the provider's answer proves it
    raise Invalid({"form": UNKNOWN_PROOF})


async def _has_passkey(user: User) -> bool:
    return await has_passkey(user.id)


async def _check_passkey(user: User, given: Mapping[str, str]) -> None:
    session_id = current_principal().session_id
    await webauthn.use(accounts().passkey_site, given.get("credential", ""), "sudo", session_id, user.id)


blueprint = Blueprint("sudo", __name__)


@blueprint.get("/sudo")
@enrolling
@signed_in
async def ask() -> Response:
    """Show the ways in which the signed-in person can re-authenticate; `next` is the page to return to."""
    return await _page(request.args.get("next", ""))


@blueprint.post("/sudo")
@enrolling
@signed_in
async def answer() -> Response:
    """Check a proof, and return to the page that asked for it."""
    given = (await request.form).to_dict()
    wanted = given.pop("next", "")
    actor = current_principal()
    try:
        bearer = await give_proof(accounts().limiter, actor, given.pop("proof", ""), given)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _page(wanted, refusal.status, errors=form_errors(refusal))
    except RateLimited as refusal:
        if wants_json():
            raise
        wait_s = wait_of(refusal)
        return told_to_wait(await _page(wanted, 429, retry_after_s=wait_s), wait_s)
    give_session(bearer, remember=await _remembered())
    return go(safe_next(wanted))


async def _remembered() -> bool:
    live = await live_session()
    return live is not None and live.remember


async def _page(wanted: str, status: int = 200, **context: Any) -> Response:
    shown = {
        "errors": {},
        "retry_after_s": 0,
        "next": safe_next(wanted),
        "provider": accounts().provider_name,
        "proofs": await proofs_of(current_principal()),
    }
    return await page("accounts/reauth.html", status, **{**shown, **context})
