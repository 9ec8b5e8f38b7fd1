"""The blueprint of chat's pages, and what its views share."""

from collections.abc import Collection

from quart import Blueprint, current_app, g

from app.chat.rooms.circles import may_see_online
from app.chat.rooms.sidebar import Sidebar
from app.realtime.hub import Hub
from app.realtime.presence.online_users import OnlineUsers
from app.web.access import current_principal, requires

blueprint = Blueprint("chat", __name__)

requires_chat = requires("send_message")


def online_users() -> OnlineUsers:
    """The people who are online now, here and on other nodes, and the reader."""
    hub: Hub = current_app.extensions["hub"]
    return hub.presence.online_users().including(current_principal().user_id)


async def seen_online(user_ids: Collection[str]) -> OnlineUsers:
    """Those of these people, with whom the visitor may share no room, whom the visitor may see online."""
    here = online_users()
    return here.among(await may_see_online(current_principal(), here.online.intersection(user_ids)))


def note_room_list(sidebar: Sidebar) -> None:
    """Note that the page shows the list of its reader's rooms, so that the page's frame need not count unread messages
    again."""
    g.chat_unread = sidebar.unread


def paginate(number: int, size: int, total: int) -> dict[str, int]:
    """The values of the pager: page `number` (from 1) of `total` items, `size` on each."""
    first = (number - 1) * size + 1 if total else 0
    last = min(number * size, total)
    return {
        "number": number,
        "count": max(1, -(-total // size)),
        "total": total,
        "first": min(first, total),
        "last": last,
    }
