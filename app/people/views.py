"""The routes of people: the card behind a name, and pictures."""

from typing import Final

from quart import Blueprint, Response, current_app, redirect
from quart.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.accounts.views.profile import account_page
from app.chat.attachments.store import file_store
from app.clock import clock
from app.errors import AppError, Invalid, TooLarge, TypeNotAllowed
from app.people import avatars
from app.people.actions import get_person, remove_avatar, set_avatar
from app.people.card import Card
from app.pictures import MAX_PIXELS
from app.realtime.hub import Hub
from app.web.access import current_principal, performs, signed_in
from app.web.forms import form_errors, submitted
from app.web.i18n import current_locale, gettext
from app.web.pages import fragment, page, wants_fragment, wants_json
from app.web.timezones import local_clock
from app.web.uploads import receive_form

blueprint = Blueprint("people", __name__)

AVATAR_PATH: Final = "/account/avatar"


@blueprint.get("/people/<user_id>")
@performs(get_person, linked=True)
async def person(user_id: str) -> Response:
    """The card of a person: beside their name for script, otherwise a page. 404 for whom the visitor may not know."""
    found = await get_person(current_principal(), submitted(MultiDict(), user=user_id), form=True)
    context = {
        "person": found,
        "presence": _presence(found),
        "local_clock": local_clock(found.timezone, current_locale(), clock.now()) if found.timezone else "",
    }
    if wants_fragment():
        return fragment("people/_card.html", **context)
    return await page("people/person.html", **context)


def _presence(card: Card) -> str:
    if not card.near:
        return ""
    hub: Hub = current_app.extensions["hub"]
    online = hub.presence.online_users()
    return (online.including(card.id) if card.id == current_principal().user_id else online).state(card.id)


@blueprint.get("/people/<user_id>/avatar/<version>/<int:side>")
@signed_in
async def avatar(user_id: str, version: str, side: int) -> Response:
    """The picture of a person, `side` pixels wide and high (WebP). It never changes: another has another version."""
    content = await avatars.read_avatar(file_store(), user_id, version, side)
    caching = "private, max-age=31536000, immutable"
    return Response(content, content_type="image/webp", headers={"Cache-Control": caching, "Vary": "Cookie"})


@blueprint.post(AVATAR_PATH)
@performs(set_avatar)
async def upload() -> ResponseReturnValue:
    """Have the picture in the field `file`; what is wrong with it stands at that field."""
    try:
        async with receive_form(file_store().incoming, avatars.MAX_BYTES, max_files=1) as form:
            given = next((each for each in form.files if each.field == avatars.FIELD and each.size), None)
            if given is None:
                raise Invalid({avatars.FIELD: avatars.NOT_A_PICTURE})
            await set_avatar(current_principal(), {"path": given.path, "size": given.size})
    except (Invalid, TooLarge, TypeNotAllowed) as refusal:
        if wants_json():
            raise
        return await account_page(refusal.status, errors=_words(refusal))
    return redirect("/account?notice=saved", 303)


def _words(refusal: AppError) -> dict[str, str]:
    if isinstance(refusal, Invalid) and refusal.fields:
        return form_errors(refusal)
    if isinstance(refusal, TooLarge):
        limits = {"limit": avatars.MAX_BYTES // 1024**2, "pixels": MAX_PIXELS // 10**6}
        return {avatars.FIELD: gettext(avatars.TOO_LARGE, **limits)}
    return {avatars.FIELD: gettext(avatars.BROKEN_PICTURE)}


@blueprint.post(f"{AVATAR_PATH}/remove")
@performs(remove_avatar)
async def remove() -> ResponseReturnValue:
    """Be shown by initials again."""
    await remove_avatar(current_principal(), {})
    return redirect("/account?notice=saved", 303)
