"""The settings page of a room: details, members, notification level. It shows only what the visitor may do."""

from typing import Any

from quart import Response, redirect, request
from quart.typing import ResponseReturnValue

from app.actions import Action
from app.chat.access import load_room_access
from app.chat.actions import members, rooms
from app.chat.messages.notify import stream_name
from app.chat.models import RoomKind
from app.chat.rooms.member_list import count_members, find_members
from app.chat.rooms.moderation import find_bans
from app.chat.rooms.notification_levels import effective_notification_level
from app.chat.rooms.people import find_people
from app.chat.rooms.sidebar import open_room
from app.chat.views.blueprint import blueprint, paginate, requires_chat
from app.errors import Conflict, Invalid, Stale
from app.realtime import streams
from app.text import whole_number
from app.versions import version_of
from app.web.access import current_principal, performs
from app.web.error_words import error_message
from app.web.forms import refused_form, submitted
from app.web.i18n import N_, gettext
from app.web.pages import page, wants_json

MEMBERS = 50
# The most people shown; others are found by name.
INVITED = 20

_MUTED = N_("Someone has muted this member since you opened this page. Check it, then try again.")
_UNMUTED = N_("Someone has unmuted this member since you opened this page. Check it, then try again.")


@blueprint.get("/chat/<room_id>/settings")
@requires_chat
async def settings(room_id: str) -> Response:
    """The settings of a room and its members."""
    return await settings_page(room_id)


async def settings_page(room_id: str, status: int = 200, **extra: Any) -> Response:
    """The settings page; `extra` overrides values of its template."""
    actor = current_principal()
    standing = await load_room_access(actor, room_id)
    live = standing.member is not None and "errors" not in extra  # what was refused stays until it is sent again
    position = await _position(room_id) if live else None  # before what is true for it
    room, query, sought = standing.room, request.args.get("q", ""), request.args.get("people", "")
    number = max(whole_number(request.args.get("page")) or 1, 1)
    may_invite = standing.manages or (room.kind == "open" and standing.member is not None)
    found = await find_people(sought, limit=INVITED, outside=room_id) if may_invite else []
    count = await count_members(room_id, query)
    found_members = await find_members(room_id, query, count=count, limit=MEMBERS, offset=(number - 1) * MEMBERS)
    title = room.name if room.kind != RoomKind.DIRECT else (await open_room(actor, room_id)).room.title
    context = {
        "current_url": f"/chat/{room_id}/settings?{request.query_string.decode()}".rstrip("?"),
        "position": position,
        "room": room,
        "title": title,
        "standing": standing,
        "level": effective_notification_level(standing.member) if standing.member else None,
        "members": found_members,
        "members_page": paginate(number, MEMBERS, count),
        "query": query,
        "invite_query": sought,
        "may_invite": may_invite and room.archived_at is None,
        "others": found,
        "bans": await find_bans(room_id, query) if standing.moderates else [],
        "values": {"name": room.name, "description": room.description},
        "version": version_of({"name": room.name, "description": room.description}),
        "errors": {},
    }
    return await page("chat/room_settings.html", status, **{**context, **extra})


async def _position(room_id: str) -> dict[str, Any]:
    stream = stream_name(room_id)
    at = await streams.read_position(stream)
    return {"stream": stream, "seq": at.top, "epoch": at.epoch}


async def refused(room_id: str, error: Conflict, **kept: Any) -> Response:
    """The settings page with the reason why something was refused, and `kept` in its template. Raises `error` if it has
    no message of its own."""
    sentence = error_message(error)
    if wants_json() or not sentence:
        raise error
    return await settings_page(room_id, error.status, errors={"form": sentence}, **kept)


def _back(room_id: str) -> ResponseReturnValue:
    return redirect(f"/chat/{room_id}/settings", 303)


async def _do(action: Action[Any, Any], room_id: str, **path: str) -> ResponseReturnValue:
    """Do what a form of the page asks for, and go back to the page; a conflict stands on it."""
    try:
        await action(current_principal(), submitted(await request.form, room=room_id, **path), form=True)
    except Conflict as error:
        return await refused(room_id, error)
    return _back(room_id)


@blueprint.post("/chat/<room_id>/settings")
@performs(rooms.change_room)
async def change(room_id: str) -> ResponseReturnValue:
    """Change name and description; shows the page again with errors."""
    given = await request.form
    try:
        await rooms.change_room(current_principal(), submitted(given, room=room_id), form=True)
        return _back(room_id)
    except (Invalid, Stale) as error:
        if wants_json():
            raise
        await load_room_access(current_principal(), room_id)  # outsiders get no form
        return await settings_page(room_id, error.status, values=given, **refused_form(error, given))
    except Conflict as error:
        return await refused(room_id, error, values=given)


@blueprint.post("/chat/<room_id>/archive")
@performs(rooms.archive_room)
async def archive(room_id: str) -> ResponseReturnValue:
    """Archive the room, and go back to the settings."""
    return await _do(rooms.archive_room, room_id)


@blueprint.post("/chat/<room_id>/restore")
@performs(rooms.restore_room)
async def restore(room_id: str) -> ResponseReturnValue:
    """Take the room out of the archive, and go back to the settings."""
    return await _do(rooms.restore_room, room_id)


@blueprint.post("/chat/<room_id>/level")
@performs(rooms.set_notification_level)
async def level(room_id: str) -> ResponseReturnValue:
    """Set the visitor's notification level, and go back to the settings."""
    return await _do(rooms.set_notification_level, room_id)


@blueprint.post("/chat/<room_id>/invite")
@performs(members.add_members)
async def invite(room_id: str) -> ResponseReturnValue:
    """Add the selected people to the room, and go back to the settings."""
    return await _do(members.add_members, room_id)


@blueprint.post("/chat/<room_id>/members/<user_id>/remove")
@performs(members.remove_member)
async def remove(room_id: str, user_id: str) -> ResponseReturnValue:
    """Remove a member from the room, and go back to the settings."""
    return await _do(members.remove_member, room_id, user=user_id)


@blueprint.post("/chat/<room_id>/members/<user_id>/role")
@performs(members.set_member_role)
async def role(room_id: str, user_id: str) -> ResponseReturnValue:
    """Make a member an owner or an ordinary member, and go back to the settings."""
    return await _do(members.set_member_role, room_id, user=user_id)


@blueprint.post("/chat/<room_id>/members/<user_id>/mute")
@performs(members.mute_member)
async def mute(room_id: str, user_id: str) -> ResponseReturnValue:
    """Mute a member for the chosen time, and go back to the settings."""
    return await _set_mute(members.mute_member, room_id, user_id)


@blueprint.post("/chat/<room_id>/members/<user_id>/unmute")
@performs(members.unmute_member)
async def unmute(room_id: str, user_id: str) -> ResponseReturnValue:
    """Lift a member's mute, and go back to the settings."""
    return await _set_mute(members.unmute_member, room_id, user_id)


async def _set_mute(action: Action[Any, Any], room_id: str, user_id: str) -> ResponseReturnValue:
    """Like `_do`; what another moderator did since the page was opened is told, and stands on it."""
    try:
        return await _do(action, room_id, user=user_id)
    except Stale as stale:
        if wants_json():
            raise
        sentence = _MUTED if stale.stored["muted_until"] else _UNMUTED
        return await settings_page(room_id, stale.status, errors={"form": gettext(sentence)})


@blueprint.post("/chat/<room_id>/members/<user_id>/ban")
@performs(members.ban_member)
async def ban(room_id: str, user_id: str) -> ResponseReturnValue:
    """Ban a person from the room, and go back to the settings."""
    return await _do(members.ban_member, room_id, user=user_id)


@blueprint.post("/chat/<room_id>/members/<user_id>/unban")
@performs(members.unban_member)
async def unban(room_id: str, user_id: str) -> ResponseReturnValue:
    """Lift a person's ban, and go back to the settings."""
    return await _do(members.unban_member, room_id, user=user_id)
