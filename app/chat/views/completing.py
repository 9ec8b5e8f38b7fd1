"""What completion in the composer offers, for scripts."""

from collections.abc import Collection
from typing import Any

from quart import Response, current_app, jsonify, request

from app.chat.access import membership as in_room
from app.chat.messages.commands import described as described_commands
from app.chat.messages.mention_candidates import Candidate, candidate_people, candidate_rooms
from app.chat.views.blueprint import blueprint, chatting, online
from app.errors import Invalid
from app.limits import Limiter, Rule
from app.web.access import current_principal
from app.web.people import color, initials

# As fast as anybody types. Each is a look through the people of a room.
CANDIDATES_RULE = Rule.of("chat:candidates", "100 per 10 second")
MAX_TYPED = 40


@blueprint.get("/chat/<room_id>/candidates")
@chatting
async def candidates(room_id: str) -> Response:
    """People (`sign=@`), rooms (`sign=#`) or commands (`sign=/`) whose names begin with `q`: {"candidates": [...]}."""
    actor = current_principal()
    limiter: Limiter = current_app.extensions["hub"].limiter
    await limiter.check(CANDIDATES_RULE, actor.user_id)
    sign, typed = request.args.get("sign", ""), request.args.get("q", "")[:MAX_TYPED]
    if sign == "@":
        here = online().online
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
    }
