"""Rendering the events of rooms and their members for open pages."""

from collections import defaultdict
from collections.abc import Sequence

from app.accounts.users import people_by_id
from app.chat.models import Room
from app.chat.rooms import member_list
from app.chat.rooms.member_list import Member, current_members, member_count
from app.chat.schema.rooms import MemberData, RoomData
from app.realtime.streams import Event
from app.realtime.streams.renderers import Rendered, renders, stream_key
from app.versions import version_of
from app.web.templating import render


@renders("room.changed")
@renders("room.archived")
@renders("room.restored")
async def room_changed(events: Sequence[Event]) -> list[Rendered]:
    """Render the head of a room as it is now: name, description, whether it is archived."""
    ids = {stream_key(event.stream) for event in events}
    rooms = {room.id: room for room in await Room.filter(id__in=list(ids))}
    return [_changed(rooms[stream_key(event.stream)]) for event in events]


def room_data(room: Room) -> RoomData:
    """`room` as JSON clients get it: id, name, description, whether it is archived, and its version."""
    return {
        "room": room.id,
        "name": room.name,
        "description": room.description,
        "archived": room.archived_at is not None,
        "version": version_of({"name": room.name, "description": room.description}),
    }


def _changed(room: Room) -> Rendered:
    view = {
        "id": room.id,
        "title": room.name,
        "description": room.description,
        "archived": room.archived_at is not None,
    }
    return Rendered(data=lambda: dict(room_data(room)), html=lambda: render("chat/_room_changed.html", room=view))


@renders("member.joined")
@renders("member.left")
@renders("member.changed")
async def member_changed(events: Sequence[Event]) -> list[Rendered]:
    """Render a person's line in the list of members, at its place by name, or its removal; and the number of
    members."""
    concerned: dict[str, set[str]] = defaultdict(set)
    for event in events:
        concerned[stream_key(event.stream)].add(event.payload["user"])
    names = {person.id: person.name for person in (await people_by_id(set().union(*concerned.values()))).values()}
    rooms = {id: (await current_members(id, people), await member_count(id)) for id, people in concerned.items()}
    return [
        _member(event.kind, room_id, user_id, names.get(user_id, ""), *rooms[room_id])
        for event in events
        for room_id, user_id in [(stream_key(event.stream), event.payload["user"])]
    ]


async def members_joined(room_id: str, user_ids: Sequence[str]) -> list[Rendered]:
    """`member.joined` of people who were added automatically, without an event of the stream; people who left again are
    left out."""
    now, count = await current_members(room_id, user_ids), await member_count(room_id)
    return [_member("member.joined", room_id, id, now[id][0].name, now, count) for id in user_ids if id in now]


def _member(
    kind: str, room_id: str, user_id: str, name: str, members: dict[str, tuple[Member, str | None]], count: int
) -> Rendered:
    member, before = members.get(user_id, (None, None))
    data: MemberData = {
        "room": room_id,
        "user": user_id,
        "name": name,
        "role": None if member is None else "owner" if member.owner else "member",
        "count": count,
    }
    view = {"room_id": room_id, "user_id": user_id, "member": member, "before": before, "count": count}
    more = count > member_list.SHOWN
    # A longer list is cut off on pages, so only a person with a successor in it is inserted.
    placed = kind != "member.joined" or before is not None or not more
    return Rendered(
        data=lambda: dict(data),
        html=lambda: render("chat/_member_changed.html", placed=placed, more=more, kind=kind, **view),
    )
