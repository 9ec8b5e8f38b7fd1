"""One's own account page, and preferences, also of visitors."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from quart import Blueprint, Response, request

from app.accounts.actions.profile import change_password, set_preferences, update_profile
from app.accounts.context import accounts
from app.accounts.oidc.identities import list_identities
from app.accounts.passwords import min_length
from app.accounts.schema import SetPreferences
from app.accounts.users.email_change import is_email_confirmed
from app.accounts.users.profile import Preferences, profile_values
from app.accounts.views.sign_in import redirect_page
from app.actions import validated
from app.clock import clock
from app.errors import Invalid, Stale
from app.versions import version_of
from app.web import timezones
from app.web.access import current_principal, enrolling, performs, public, signed_in, visitor
from app.web.areas import Area
from app.web.cookies import set_cookie
from app.web.forms import form_errors, refused_form
from app.web.i18n import LOCALE_NAMES, N_, gettext
from app.web.pages import LOCALE_COOKIE, THEME_COOKIE, page, wants_json
from app.web.presentation import safe_next

blueprint = Blueprint("account", __name__)

_COOKIE_LIFETIME = timedelta(days=365)
_THEMES = {"auto": N_("Match system"), "light": N_("Light"), "dark": N_("Dark")}
_RECEIPTS = {"on": N_("On: visible to you and others"), "off": N_("Off: hidden from everyone")}
# How stored values are called on the page.
_SHOWN: Mapping[str, Callable[[Any], str]] = {
    "locale": lambda locale: LOCALE_NAMES[locale],
    "theme": lambda theme: gettext(_THEMES[theme]),
    "read_receipts": lambda on: gettext(_RECEIPTS[on]),
}


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
    except (Invalid, Stale) as refusal:
        if wants_json():
            raise
        again = refused_form(refusal, values, shown={**_SHOWN, "timezone": await _zone_label()})
        return await account_page(refusal.status, typed=values.to_dict(), **again)
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


async def _zones() -> list[tuple[str, str]]:
    return await asyncio.to_thread(timezones.choices, current_principal().locale, clock.now())


async def _zone_label() -> Callable[[str], str]:
    labels = dict(await _zones())
    return lambda zone: labels.get(timezones.current_name(zone), zone) if zone else gettext(N_("Use browser setting"))


def _as_shown(stored: Mapping[str, str]) -> dict[str, str]:
    zone = stored["timezone"]
    return {**stored, "timezone": timezones.current_name(zone) if zone else ""}


async def account_page(status: int = 200, typed: Mapping[str, str] | None = None, **context: Any) -> Response:
    """The account page of the signed-in person, with what was `typed`; `context` has errors."""
    stored = await profile_values(current_principal().user_id)  # once, so that the version is of what is shown
    shown = {
        "errors": {},
        "values": {**_as_shown(stored), **(typed or {})},
        "version": version_of(stored),
        "email": "",
        "confirmed": await is_email_confirmed(current_principal()),
        "mail": accounts().mail.enabled,
        "notice": request.args.get("notice", ""),
        "provider": accounts().provider_name,
        "identities": await list_identities(current_principal()),
        "timezones": await _zones(),
        "min_length": min_length(manages=current_principal().may("manage_users")),
    }
    return await page("accounts/profile.html", status, **{**shown, **context})
