"""The dashboard: who is online, the latest messages and notifications. Every number is live."""

from typing import Any

from quart import Blueprint, Response, current_app

from app.accounts.users import active_among, count_active
from app.chat.messages.history import load_latest_over_rooms
from app.chat.renderers import message_view
from app.chat.rooms.circles import rooms_of_people
from app.chat.rooms.sidebar import sidebar_of
from app.notifications import announcements as notifications
from app.principal import Principal
from app.realtime.hub import Hub
from app.web.access import current_principal, signed_in
from app.web.pages import fragment, page

blueprint = Blueprint("dashboard", __name__)

LATEST_MESSAGES = 6
LATEST_NOTIFICATIONS = 5
LISTED_ONLINE = 40


@blueprint.get("/")
@signed_in
async def dashboard() -> Response:
    """The dashboard of the signed-in person, with the parts they have permission for."""
    actor = current_principal()
    context: dict[str, Any] = {
        "people_total": await count_active(),
        "refreshed": False,
        **await _online(actor),
        "latest_messages": [],
        "inbox_at": None,
        "latest_notifications": [],
    }
    return await page("admin/dashboard.html", **context | await _talk(actor) | await _inbox(actor))


@blueprint.get("/online")
@signed_in
async def online_people() -> Response:
    """Who is online, of the people whom the signed-in person may see: the part of the dashboard, for htmx."""
    people = {"people_total": await count_active()}  # who is new comes with who is online
    return fragment("admin/_online_people.html", refreshed=True, **people, **await _online(current_principal()))


async def _online(actor: Principal) -> dict[str, Any]:
    hub: Hub = current_app.extensions["hub"]
    here = hub.presence.online_users()
    if not actor.may("manage_users"):
        mine = (await rooms_of_people({actor.user_id})).get(actor.user_id, set())
        here = here.among(hub.audience.people_in(mine))
    online = here.including(actor.user_id)
    return {"online_people": await active_among(online.online, LISTED_ONLINE), "online": online}


async def _talk(actor: Principal) -> dict[str, Any]:
    if not actor.may("send_message"):
        return {}
    titles = {room.id: room for room in (await sidebar_of(actor.user_id)).rooms}
    latest = await load_latest_over_rooms(list(titles), LATEST_MESSAGES)
    return {
        "latest_messages": [(message_view(message), titles[message.room_id]) for message in latest],
    }


async def _inbox(actor: Principal) -> dict[str, Any]:
    if not actor.may("receive_notifications"):
        return {}
    position = await notifications.read_position(actor.user_id)  # before the rows it goes with
    return {
        "inbox_at": {
            "stream": notifications.stream_name(actor.user_id),
            "seq": position.top,
            "epoch": position.epoch,
        },
        "latest_notifications": await notifications.load_latest(actor.user_id, LATEST_NOTIFICATIONS),
    }
