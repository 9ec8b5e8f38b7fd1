"""The routes of people: the card behind a name."""

from quart import Blueprint, Response, current_app
from werkzeug.datastructures import MultiDict

from app.clock import clock
from app.people.actions import get_person
from app.people.card import Card
from app.realtime.hub import Hub
from app.web.access import current_principal, performs
from app.web.forms import submitted
from app.web.i18n import current_locale
from app.web.pages import fragment, page, wants_fragment
from app.web.timezones import local_clock

blueprint = Blueprint("people", __name__)


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
