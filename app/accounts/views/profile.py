"""One's own account page, and preferences, also of visitors."""

import asyncio
from datetime import timedelta
from typing import Any

from quart import Blueprint, Response, request

from app.accounts.actions.profile import change_password, set_preferences, update_profile
from app.accounts.context import accounts
from app.accounts.oidc.identities import list_identities
from app.accounts.passwords import min_length
from app.accounts.schema import SetPreferences
from app.accounts.users.email_change import is_email_confirmed
from app.accounts.users.profile import Preferences, shares_read_receipts
from app.accounts.views.sign_in import redirect_page
from app.actions import validated
from app.clock import clock
from app.errors import Invalid
from app.web import timezones
from app.web.access import current_principal, enrolling, performs, public, signed_in, visitor
from app.web.areas import Area
from app.web.cookies import set_cookie
from app.web.forms import form_errors
from app.web.pages import LOCALE_COOKIE, THEME_COOKIE, page, wants_json
from app.web.presentation import safe_next

blueprint = Blueprint("account", __name__)

_COOKIE_LIFETIME = timedelta(days=365)


@blueprint.get("/account")
@signed_in
async def account() -> Response:
    """Show the account page of the signed-in person."""
    return await account_page()


@blueprint.post("/account/profile")
@performs(update_profile)
async def profile() -> Response:
    """Change name, language, theme and time zone; on errors show the account page with what was typed."""
    values = await request.form
    try:
        chosen = await update_profile(current_principal(), values, form=True)
    except Invalid as refusal:
        if wants_json():
            raise
        return await account_page(422, errors=form_errors(refusal), values={**await _current(), **values.to_dict()})
    return _with_cookies(redirect_page("/account?notice=saved"), chosen)


@blueprint.post("/account/password")
@performs(change_password)
async def password() -> Response:
    """Change the password, which ends all other sessions."""
    try:
        await change_password(current_principal(), await request.form, form=True)
    except Invalid as refusal:
        if wants_json():
            raise
        return await account_page(422, errors=form_errors(refusal))
    return redirect_page("/account?notice=password-changed")


@blueprint.post("/preferences")
@enrolling
@public(Area.PAGES, set_preferences)
async def preferences() -> Response:
    """Change language or theme from any page, signed in or not, and go back to that page."""
    given, principal = await request.form, visitor()
    if principal is not None:
        chosen = await set_preferences(principal, given, form=True)
    else:
        chosen = validated(SetPreferences, given, form=True).preferences()
        chosen.changes()
    return _with_cookies(redirect_page(safe_next(given.get("next"))), chosen)


def _with_cookies(response: Response, chosen: Preferences) -> Response:
    """Set language and theme as cookies too, for this browser when no one is signed in."""
    for name, value in ((LOCALE_COOKIE, chosen.locale), (THEME_COOKIE, chosen.theme)):
        if value:
            set_cookie(response, name, value, _COOKIE_LIFETIME)
    return response


async def _current() -> dict[str, str]:
    principal = current_principal()
    return {
        "name": principal.name,
        "locale": principal.locale,
        "theme": principal.theme,
        "timezone": timezones.current_name(principal.timezone) if principal.timezone else "",
        "read_receipts": "on" if await shares_read_receipts(principal.user_id) else "off",
    }


async def account_page(status: int = 200, **context: Any) -> Response:
    """The account page of the signed-in person; `context` has errors and typed values."""
    shown = {
        "errors": {},
        "values": await _current(),
        "email": "",
        "confirmed": await is_email_confirmed(current_principal()),
        "mail": accounts().mail.enabled,
        "notice": request.args.get("notice", ""),
        "provider": accounts().provider_name,
        "identities": await list_identities(current_principal()),
        "timezones": await asyncio.to_thread(timezones.choices, current_principal().locale, clock.now()),
        "min_length": min_length(manages=current_principal().may("manage_users")),
    }
    return await page("accounts/profile.html", status, **{**shown, **context})
