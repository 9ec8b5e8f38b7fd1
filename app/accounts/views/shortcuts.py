"""The page of keyboard shortcuts, and the switch for single-key ones."""

from datetime import timedelta

from quart import Blueprint, Response, request

from app.accounts.views.sign_in import redirect_page
from app.web.access import signed_in
from app.web.cookies import set_cookie
from app.web.pages import KEYS_COOKIE, fragment, page, single_keys, wants_fragment
from app.web.presentation import safe_next

blueprint = Blueprint("keys", __name__)

_COOKIE_LIFETIME = timedelta(days=365)


@blueprint.get("/account/keys")
@signed_in
async def keys() -> Response:
    """Show all shortcuts: as a page, and for htmx as the inside of a dialog, with `next` for the page around it."""
    if wants_fragment():
        back = safe_next(request.args.get("next"), "/account/keys")
        return fragment("accounts/_shortcuts_dialog.html", single_keys=single_keys(), next=back)
    return await page("accounts/shortcuts.html", next="/account/keys")


@blueprint.post("/account/keys")
@signed_in
async def switch() -> Response:
    """Switch single-key shortcuts `on` or `off`, for this browser only: whether they get in the way depends on how a
    person types or speaks (WCAG 2.1.4)."""
    form = await request.form
    response = redirect_page(safe_next(form.get("next"), "/account/keys"))
    chosen = "off" if form.get("single") == "off" else "on"
    set_cookie(response, KEYS_COOKIE, chosen, _COOKIE_LIFETIME)
    return response
