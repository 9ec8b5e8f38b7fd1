"""Going to a room, a person or a page from anywhere, by a few letters of the name."""

from quart import Response, current_app, request

from app.chat.rooms.quick_switcher import destinations
from app.chat.views.blueprint import blueprint, online
from app.chat.views.completing import CANDIDATES_RULE, MAX_TYPED
from app.limits import Limiter
from app.text import fold_for_search
from app.web.access import current_principal, signed_in
from app.web.pages import fragment, page, wants_fragment


@blueprint.get("/go")
@signed_in
async def switch() -> Response:
    """What `q` may mean, of what the visitor may open: a page, and for script the options of a listbox."""
    actor = current_principal()
    limiter: Limiter = current_app.extensions["hub"].limiter
    await limiter.check(CANDIDATES_RULE, actor.user_id)
    typed = request.args.get("q", "")[:MAX_TYPED]
    chats = actor.may("send_message")
    rooms, people = await destinations(actor, typed) if chats else ([], [])
    wanted = fold_for_search(typed.strip())
    context = {
        "rooms": rooms,
        "people": people,
        "online": online(),
        "is_meant": lambda label: wanted in fold_for_search(label),
    }
    if wants_fragment():
        return fragment("chat/_destinations.html", listbox=True, **context)
    return await page("chat/go.html", typed=typed, **context)
