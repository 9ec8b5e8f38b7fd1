"""Pages that lead to the OpenID provider and back, and connecting accounts there with one's own."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any

from quart import Blueprint, Response, request

from app import audit
from app.accounts import sessions
from app.accounts.actions import entries
from app.accounts.actions.identities import connect_identity, prove_elsewhere, unlink_identity
from app.accounts.context import accounts
from app.accounts.oidc import CANCELLED, STATE, SUSPENDED, OidcRefused, authorization_flow
from app.accounts.oidc.authorization_flow import Departure, depart
from app.accounts.oidc.identities import find_or_create_user, link_identity
from app.accounts.oidc.reauth import reauthenticate
from app.accounts.reauth import note_failure
from app.accounts.sessions.cookie import live_session, set_session_cookie
from app.accounts.views.entries import counts_as
from app.accounts.views.sign_in import client_info, redirect_page, redirect_signed_in
from app.errors import Conflict, NotFound, Unauthenticated
from app.web.access import current_principal, enrolling, performs, public, visitor
from app.web.areas import Area
from app.web.cookies import delete_cookie, read_cookie, set_cookie
from app.web.forms import submitted
from app.web.i18n import current_locale
from app.web.pages import page, wants_json
from app.web.presentation import safe_next

if TYPE_CHECKING:
    from app.accounts.oidc.id_token import Claims
    from app.accounts.oidc.provider import Provider

blueprint = Blueprint("openid", __name__)

_METHOD = "oidc"
_COOKIE = "openid"


def _provider() -> "Provider":
    provider = accounts().provider
    if provider is None:
        raise NotFound("there is no provider")
    return provider


@blueprint.post("/openid/login")
@public(Area.SIGN_IN, entry=entries.SIGN_IN_ELSEWHERE)
@counts_as(entries.SIGN_IN_ELSEWHERE)
async def login() -> Response:
    """Go to the provider to sign in; `next` is the page to come back to. 404 if there is no provider."""
    wanted = safe_next((await request.form).get("next"))
    return await _leave("login", depart(accounts().provider, "login", wanted))


@blueprint.post("/account/identities")
@performs(connect_identity)
async def connect() -> Response:
    """Go to the provider to connect an account there with the signed-in person's."""
    return await _leave("link", connect_identity(current_principal(), {}))


@blueprint.post("/openid/sudo")
@enrolling
@performs(prove_elsewhere)
async def prove() -> Response:
    """Go to the provider to re-authenticate."""
    wanted = safe_next((await request.form).get("next"))
    return await _leave("sudo", prove_elsewhere(current_principal(), {"next": wanted}))


@blueprint.post("/account/identities/<identity_id>/remove")
@performs(unlink_identity)
async def unlink(identity_id: str) -> Response:
    """Disconnect a provider account, unless it is the person's last way to sign in."""
    try:
        await unlink_identity(current_principal(), submitted(await request.form, identity=identity_id), form=True)
    except Conflict:
        if wants_json():
            raise
        return redirect_page("/account?notice=last-way-in")
    return redirect_page("/account?notice=identity-removed")


@blueprint.get("/openid/callback")
@enrolling
@public(Area.SIGN_IN, entry=entries.COME_BACK)
@counts_as(entries.COME_BACK)
async def callback() -> Response:
    """Take the provider's answer: sign in, connect the account or re-authenticate, as the visit began."""
    provider = _provider()
    intent = ""
    try:
        ended = await authorization_flow.finish_flow(request.args.get("state", ""), read_cookie(_COOKIE))
        intent = ended.intent
        response = await _arrive(ended, await _claims(provider, ended))
    except OidcRefused as refusal:
        response = await _refused(refusal, intent)
    delete_cookie(response, _COOKIE)
    return response


async def _claims(provider: "Provider", ended: authorization_flow.FinishedFlow) -> "Claims":
    # RFC 9207: the answer of another provider would be redeemed at this one.
    if request.args.get("iss", provider.issuer).rstrip("/") != provider.issuer:
        raise OidcRefused(STATE, "another provider answered")
    code = request.args.get("code")
    if not code:
        raise OidcRefused(CANCELLED, "the provider sent nobody")
    return await provider.redeem(code, ended.verifier, ended.nonce)


async def _arrive(ended: authorization_flow.FinishedFlow, claims: "Claims") -> Response:
    settings = accounts().settings
    if ended.intent != "login":
        principal, live = visitor(), await live_session()
        if principal is None or live is None or principal.session_id != ended.session_id:
            raise OidcRefused(STATE, "it began in another session")
        if live.replaced:  # the one GET that changes something
            raise OidcRefused(STATE, "the secret of the session was replaced")
        if ended.intent == "link":
            await link_identity(accounts().mail, principal, claims, settings)
        else:
            bearer = await reauthenticate(principal, claims, ended.began)
            set_session_cookie(bearer, remember=live.remember)
        return redirect_page(ended.wanted)
    user = await find_or_create_user(claims, settings, accounts().mail, locale=current_locale())
    try:
        bearer = await sessions.create_session(user, client_info(), method=_METHOD)
    except Unauthenticated:
        raise OidcRefused(SUSPENDED, "the account has changed meanwhile") from None
    return redirect_signed_in(safe_next(ended.wanted), user, bearer)


async def _leave(intent: authorization_flow.Intent, departing: Awaitable[Departure]) -> Response:
    """A page that leads to the provider at once. A redirect would not: `form-action` forbids forms to end elsewhere,
    and naming the provider there would not do for one that sends people on to a third place."""
    try:
        departure = await departing
    except OidcRefused as refusal:
        return await _refused(refusal, intent)
    address = departure.address
    response = await page("accounts/oidc_redirect.html", provider=departure.provider, address=address)
    response.headers["Refresh"] = f"0; url={address}"
    set_cookie(response, _COOKIE, departure.cookie, authorization_flow.LIFETIME)
    return response


async def _refused(refusal: OidcRefused, intent: str) -> Response:
    principal = visitor()
    meta = {"code": refusal.code, "method": _METHOD, "why": refusal.detail}
    if intent == "sudo" and principal is not None:
        await note_failure(principal, meta)
    else:
        await audit.record(audit.Action.SIGN_IN_FAILED, actor=principal, outcome="failed", meta=meta)
    if wants_json():
        raise refusal
    shown: dict[str, Any] = {"problem": refusal.code, "provider": _provider().name}
    return await page("accounts/oidc_error.html", refusal.status, **shown)
