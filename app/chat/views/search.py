"""Searching what was said."""

from quart import Response, request

from app.chat.search import NOTHING_FOUND, search_messages
from app.chat.search.results import hit_view
from app.chat.views.blueprint import blueprint, chatting, readers_zone
from app.errors import Invalid
from app.web.access import current_principal
from app.web.forms import form_errors
from app.web.pages import fragment, page, wants_fragment


@blueprint.get("/chat/search")
@chatting
async def search() -> Response:
    """What was found for `q`; with `before` what comes after that place, as a fragment for htmx."""
    text = request.args.get("q", "")
    before = request.args.get("before", type=int)
    status, found, errors = 200, NOTHING_FOUND, {}
    try:
        found = await search_messages(current_principal(), text, before, zone=readers_zone())
    except Invalid as error:
        status, errors = 422, form_errors(error)
    context = {"hits": [hit_view(hit) for hit in found.hits], "next": found.next, "q": text}
    if before is not None and wants_fragment():
        return fragment("chat/_hits.html", status, **context)
    return await page("chat/search.html", status, errors=errors, values={"q": text}, **context)
