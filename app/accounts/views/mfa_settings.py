"""Pages for one's own second factors."""

from collections.abc import Sequence
from typing import Any

from quart import Blueprint, Response, request

from app.accounts.actions import factors
from app.accounts.context import accounts
from app.accounts.mfa import enrolment, has_totp, recovery_codes, totp, webauthn
from app.accounts.sessions.cookie import live_session, set_session_cookie
from app.accounts.views.sign_in import redirect_page, retry_after_s, with_retry_after
from app.errors import Conflict, Invalid, NotFound, RateLimited
from app.web.access import current_principal, enrolling, form_for, performs, signed_in
from app.web.compression import show_secret
from app.web.forms import form_errors, submitted
from app.web.pages import page, wants_json

blueprint = Blueprint("security", __name__)

PATH = "/account/security"


@blueprint.get(PATH)
@enrolling
@signed_in
async def security() -> Response:
    """Show the second factors of the account, and those that can be added."""
    return await _page()


@blueprint.post(f"{PATH}/totp/begin")
@enrolling
@performs(factors.begin_totp)
async def begin_totp() -> Response:
    """Create a secret for a new authenticator app and go to the page with its QR code."""
    await factors.begin_totp(current_principal(), {})
    return redirect_page(f"{PATH}/totp")


@blueprint.get(f"{PATH}/totp")
@enrolling
@form_for(factors.begin_totp)
async def show_totp() -> Response:
    """Show the QR code of the app that is being added; without one, return to the list."""
    return await _enrolment()


@blueprint.post(f"{PATH}/totp")
@enrolling
@performs(factors.confirm_totp)
async def confirm_totp() -> Response:
    """Add the app if the typed code is right; else show the QR code again with the error."""
    try:
        changed = await factors.confirm_totp(current_principal(), await request.form, form=True)
    except NotFound:
        return redirect_page(PATH)
    except (Invalid, RateLimited) as refusal:
        if wants_json():
            raise
        return await _enrolment(refusal)
    return await finish(changed, "factor-added")


@blueprint.post(f"{PATH}/totp/remove")
@performs(factors.remove_totp)
async def remove_totp() -> Response:
    """Remove the app, if the typed code is one of its codes or a recovery code."""
    try:
        changed = await factors.remove_totp(current_principal(), await request.form, form=True)
    except (Invalid, RateLimited) as refusal:
        if wants_json():
            raise
        return await _page(refusal)
    return await finish(changed, "factor-removed")


@blueprint.post(f"{PATH}/recovery-codes")
@performs(factors.renew_recovery_codes)
async def renew_recovery_codes() -> Response:
    """Replace the recovery codes, and show the new ones this once."""
    return await _show_codes(await factors.renew_recovery_codes(current_principal(), {}))


@blueprint.post(f"{PATH}/passkeys/options")
@enrolling
@performs(factors.begin_passkey)
async def passkey_options() -> Response:
    """The options, as JSON, with which the browser creates a passkey."""
    options = await factors.begin_passkey(current_principal(), {})
    return Response(options, content_type="application/json")


@blueprint.post(f"{PATH}/passkeys")
@enrolling
@performs(factors.add_passkey)
async def add_passkey() -> Response:
    """Store the passkey that the browser has created, under the typed name."""
    try:
        changed = await factors.add_passkey(current_principal(), await request.form, form=True)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _page(refusal)
    return await finish(changed, "factor-added")


@blueprint.post(f"{PATH}/passkeys/<passkey_id>/remove")
@performs(factors.remove_passkey)
async def remove_passkey(passkey_id: str) -> Response:
    """Remove a passkey of the signed-in person, unless it is their last way to sign in."""
    try:
        given = submitted(await request.form, passkey=passkey_id)
        changed = await factors.remove_passkey(current_principal(), given, form=True)
    except Conflict:
        if wants_json():
            raise
        return redirect_page(f"{PATH}?notice=last-way-in")
    return await finish(changed, "factor-removed")


async def finish(changed: enrolment.FactorChange, notice: str) -> Response:
    """Set the browser's new session secret, and show new recovery codes, if any, else the list of second factors."""
    live = await live_session()
    set_session_cookie(changed.bearer, remember=live is not None and live.remember)
    if changed.recovery_codes:
        return await _show_codes(changed.recovery_codes)
    return redirect_page(f"{PATH}?notice={notice}")


async def _show_codes(codes: Sequence[str]) -> Response:
    show_secret()
    return await page("accounts/mfa_recovery_codes.html", codes=codes)


async def _enrolment(refusal: Invalid | RateLimited | None = None) -> Response:
    found = await totp.load_unconfirmed(current_principal(), accounts().factor_encryption_key)
    if found is None:
        return redirect_page(PATH)
    _, enrolment = found
    import segno  # one page needs it, for a moment

    drawing = segno.make(enrolment.uri, error="m").svg_data_uri(scale=5, border=3, light="white", dark="black")
    secret = " ".join(enrolment.secret[at : at + 4] for at in range(0, len(enrolment.secret), 4))
    show_secret()
    return await _answer("accounts/mfa_totp.html", refusal, qr=drawing, secret=secret)


async def _page(refusal: Invalid | RateLimited | None = None) -> Response:
    user_id = current_principal().user_id
    return await _answer(
        "accounts/mfa_settings.html",
        refusal,
        notice=request.args.get("notice", ""),
        totp=await has_totp(user_id),
        passkeys=await webauthn.list_passkeys(user_id),
        codes_left=await recovery_codes.count_remaining(user_id),
    )


async def _answer(template: str, refusal: Invalid | RateLimited | None, **context: Any) -> Response:
    wait_s = retry_after_s(refusal)
    errors = form_errors(refusal) if isinstance(refusal, Invalid) else {}
    status = refusal.status if refusal else 200
    return with_retry_after(await page(template, status, errors=errors, retry_after_s=wait_s, **context), wait_s)
