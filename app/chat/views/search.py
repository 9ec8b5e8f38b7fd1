"""The search page, completion in the composer, and the quick switcher."""

from collections.abc import Collection
from typing import Any

from quart import Response, current_app, jsonify, request

from app.chat.access import load_membership as in_room
from app.chat.messages.commands import matching_commands as described_commands
from app.chat.messages.mention_candidates import Candidate, candidate_people, candidate_rooms
from app.chat.rooms.quick_switcher import find_destinations, fit
from app.chat.search import NOTHING_FOUND, search_messages
from app.chat.search.results import hit_view
from app.chat.views.blueprint import blueprint, online_users, requires_chat, seen_online
from app.errors import Invalid
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule
from app.text import whole_number
from app.web.access import current_principal, signed_in
from app.web.forms import form_errors
from app.web.pages import fragment, page, wants_fragment
from app.web.presentation import color, initials
from app.web.viewer_time import viewer_timezone

# Completion in the composer, for scripts.

# As fast as people type. Each request searches the people of a room.
CANDIDATES_RULE = Rule.of("chat:candidates", "100 per 10 second")
MAX_TYPED = 40


@blueprint.get("/chat/<room_id>/candidates")
@requires_chat
async def candidates(room_id: str) -> Response:
    """Suggestions for completion: people (`sign=@`), rooms (`sign=#`) or commands (`sign=/`) that begin with `q`:
    {"candidates": [...]}."""
    actor = current_principal()
    limiter: Limiter = current_app.extensions["hub"].limiter
    await limiter.check(CANDIDATES_RULE, actor.user_id)
    sign, typed = request.args.get("sign", ""), request.args.get("q", "")[:MAX_TYPED]
    if sign == "@":
        here = online_users().online
        found = await candidate_people(actor, room_id, typed, here)
        return _answer([_person(each, here) for each in found])
    if sign == "#":
        found = await candidate_rooms(actor, room_id, typed)
        return _answer([{"text": each.text, "name": each.name} for each in found])
    if sign == "/":
        await in_room(actor, room_id)
        commands = described_commands(typed)
        return _answer(
            [{"text": f"/{each.name}", "name": each.name, "sign": "/", "about": each.about} for each in commands]
        )
    raise Invalid(code="unknown_sign", detail="the sign is @, # or /")


def _answer(found: list[dict[str, Any]]) -> Response:
    return jsonify({"candidates": found})


def _person(found: Candidate, here: Collection[str]) -> dict[str, Any]:
    return {
        "text": found.text,
        "name": found.name,
        "id": found.id,
        "online": found.id in here,
        "initials": initials(found.name),
        "color": color(found.id),
        "avatar": found.avatar,
    }


# Going to a room, a person or a page from anywhere, by a few letters of its name.


@blueprint.get("/go")
@signed_in
async def switch() -> Response:
    """The quick switcher: rooms, people and pages that match `q` and that the visitor may open; a page, and options of
    a listbox for scripts."""
    actor = current_principal()
    limiter: Limiter = current_app.extensions["hub"].limiter
    await limiter.check(CANDIDATES_RULE, actor.user_id)
    typed = request.args.get("q", "")[:MAX_TYPED]
    chats = actor.may("send_message")
    rooms, people = await find_destinations(actor, typed) if chats else ([], [])
    context = {
        "rooms": rooms,
        "people": people,
        "online": await seen_online([person.id for person in people]),
        "fit": lambda name, archived=False: fit(name, typed, archived),
        "by_kind": not typed.strip(),
    }
    if wants_fragment():
        return fragment("chat/_palette_results.html", listbox=True, **context)
    return await page("chat/palette.html", typed=typed, **context)


@blueprint.get("/chat/search")
@requires_chat
async def search() -> Response:
    """The messages that match `q`; with `before` the next page, as a fragment for htmx."""
    text = request.args.get("q", "")
    before = whole_number(request.args.get("before"))
    status, found, errors = 200, NOTHING_FOUND, {}
    try:
        found = await search_messages(current_principal(), text, before, zone=viewer_timezone())
    except Invalid as error:
        status, errors = 422, form_errors(error)
    context = {"hits": [hit_view(hit) for hit in found.hits], "next": found.next, "q": text}
    if before is not None and wants_fragment():
        return fragment("chat/_search_results.html", status, **context)
    more = {"complete": found.complete, "values": {"q": text}, "errors": errors}
    return await page("chat/search.html", status, **context, **more)
