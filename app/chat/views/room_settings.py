"""The settings of a room: what it is, who is in it, what one is told of it. What one may not do there is not shown."""

from typing import Any

from quart import Response, redirect, request
from quart.typing import ResponseReturnValue

from app.chat.access import load_standing
from app.chat.messages.notify import stream_of
from app.chat.models import NotifyLevel, RoomRole
from app.chat.rooms import archive_room, change_room, restore_room
from app.chat.rooms.member_list import count_members, find_members
from app.chat.rooms.members import add_members, remove_member, set_member_role
from app.chat.rooms.moderation import MuteFor, ban_member, list_bans, mute_member, unban_member, unmute_member
from app.chat.rooms.notification_levels import notification_level_of, set_notification_level
from app.chat.rooms.people import people_to_talk_to
from app.chat.rooms.sidebar import rooms_of
from app.chat.schema.forms import BanForm, InviteForm, LevelForm, MuteForm, RoleForm, RoomForm
from app.chat.views.blueprint import blueprint, chatting, page_of
from app.errors import Conflict, Invalid
from app.realtime import streams
from app.web.access import current_principal
from app.web.forms import form_errors, parse
from app.web.i18n import N_, gettext
from app.web.pages import page, wants_json

MEMBERS = 50
# More are found by a part of their name.
INVITED = 20

_WHY_NOT = {
    "last_owner": N_("You are the only owner. Make somebody else an owner first."),
    "archived": N_("This room is archived."),
    "banned": N_("Somebody among them is banned from this room."),
    "moderator": N_("Who moderates the chat cannot be muted or banned."),
    "oneself": N_("You cannot do this to yourself."),
    "too_many": N_("These are too many at once."),
}


@blueprint.get("/chat/<room_id>/settings")
@chatting
async def settings(room_id: str) -> Response:
    """What a room is and who is in it."""
    return await settings_page(room_id)


async def settings_page(room_id: str, status: int = 200, **extra: Any) -> Response:
    """The page of settings; `extra` goes over what its template gets."""
    actor = current_principal()
    standing = await load_standing(actor, room_id)
    live = standing.member is not None and "errors" not in extra  # what was refused stays until it is sent again
    position = await _position(room_id) if live else None  # before what is true for it
    room, query, sought = standing.room, request.args.get("q", ""), request.args.get("people", "")
    number = max(request.args.get("page", 1, type=int), 1)
    may_invite = standing.manages or (room.kind == "open" and standing.member is not None)
    found = await people_to_talk_to(sought, limit=INVITED, outside=room_id) if may_invite else []
    members = await find_members(room_id, query, limit=MEMBERS, offset=(number - 1) * MEMBERS)
    rooms = await rooms_of(actor)
    context = {
        "here": f"/chat/{room_id}/settings?{request.query_string.decode()}".rstrip("?"),
        "position": position,
        "room": room,
        "title": next((each.title for each in rooms if each.id == room_id), room.name),
        "standing": standing,
        "level": notification_level_of(standing.member) if standing.member else None,
        "members": members,
        "members_page": page_of(number, MEMBERS, await count_members(room_id, query)),
        "query": query,
        "sought": sought,
        "may_invite": may_invite and room.archived_at is None,
        "others": found,
        "bans": await list_bans(actor, room_id) if standing.moderates else [],
        "values": {"name": room.name, "description": room.description},
        "errors": {},
    }
    return await page("chat/room_settings.html", status, **{**context, **extra})


async def _position(room_id: str) -> dict[str, Any]:
    stream = stream_of(room_id)
    at = await streams.position(stream)
    return {"stream": stream, "seq": at.top, "epoch": at.epoch}


async def refused(room_id: str, error: Conflict) -> Response:
    """The page of settings with the reason of a refusal. Raises `error` where it has no words of its own."""
    if wants_json() or error.code not in _WHY_NOT:
        raise error
    return await settings_page(room_id, error.status, errors={"form": gettext(_WHY_NOT[error.code])})


def _back(room_id: str) -> ResponseReturnValue:
    return redirect(f"/chat/{room_id}/settings", 303)


@blueprint.post("/chat/<room_id>/settings")
@chatting
async def change(room_id: str) -> ResponseReturnValue:
    """Name and describe it."""
    values = await request.form
    try:
        form = parse(RoomForm, values)
        await change_room(current_principal(), room_id, form.name, form.description)
    except Invalid as error:
        await load_standing(current_principal(), room_id)  # outsiders get no form
        return await settings_page(room_id, 422, errors=form_errors(error), values=values)
    except Conflict as error:
        return await refused(room_id, error)
    return _back(room_id)


@blueprint.post("/chat/<room_id>/archive")
@chatting
async def archive(room_id: str) -> ResponseReturnValue:
    """Let nobody write in it."""
    await archive_room(current_principal(), room_id)
    return _back(room_id)


@blueprint.post("/chat/<room_id>/restore")
@chatting
async def restore(room_id: str) -> ResponseReturnValue:
    """Let people write in it again."""
    await restore_room(current_principal(), room_id)
    return _back(room_id)


@blueprint.post("/chat/<room_id>/level")
@chatting
async def level(room_id: str) -> ResponseReturnValue:
    """Choose what one is told of it."""
    form = parse(LevelForm, await request.form)
    await set_notification_level(current_principal(), room_id, NotifyLevel(form.level))
    return _back(room_id)


@blueprint.post("/chat/<room_id>/invite")
@chatting
async def invite(room_id: str) -> ResponseReturnValue:
    """Let people in."""
    form = parse(InviteForm, {"people": (await request.form).getlist("people")})
    try:
        await add_members(current_principal(), room_id, form.people)
    except Conflict as error:
        return await refused(room_id, error)
    return _back(room_id)


@blueprint.post("/chat/<room_id>/members/<user_id>/remove")
@chatting
async def remove(room_id: str, user_id: str) -> ResponseReturnValue:
    """Take somebody out."""
    await remove_member(current_principal(), room_id, user_id)
    return _back(room_id)


@blueprint.post("/chat/<room_id>/members/<user_id>/role")
@chatting
async def role(room_id: str, user_id: str) -> ResponseReturnValue:
    """Make somebody an owner, or no owner any more."""
    form = parse(RoleForm, await request.form)
    try:
        await set_member_role(current_principal(), room_id, user_id, RoomRole(form.role))
    except Conflict as error:
        return await refused(room_id, error)
    return _back(room_id)


@blueprint.post("/chat/<room_id>/members/<user_id>/mute")
@chatting
async def mute(room_id: str, user_id: str) -> ResponseReturnValue:
    """Let somebody read and not write."""
    form = parse(MuteForm, await request.form)
    try:
        await mute_member(current_principal(), room_id, user_id, MuteFor(form.length))
    except Conflict as error:
        return await refused(room_id, error)
    return _back(room_id)


@blueprint.post("/chat/<room_id>/members/<user_id>/unmute")
@chatting
async def unmute(room_id: str, user_id: str) -> ResponseReturnValue:
    """Let somebody write again."""
    await unmute_member(current_principal(), room_id, user_id)
    return _back(room_id)


@blueprint.post("/chat/<room_id>/members/<user_id>/ban")
@chatting
async def ban(room_id: str, user_id: str) -> ResponseReturnValue:
    """Keep somebody out."""
    form = parse(BanForm, await request.form)
    try:
        await ban_member(current_principal(), room_id, user_id, form.reason)
    except Conflict as error:
        return await refused(room_id, error)
    return _back(room_id)


@blueprint.post("/chat/<room_id>/members/<user_id>/unban")
@chatting
async def unban(room_id: str, user_id: str) -> ResponseReturnValue:
    """Let somebody come in again."""
    await unban_member(current_principal(), room_id, user_id)
    return _back(room_id)
