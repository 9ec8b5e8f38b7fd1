"""Where the pages of chat hang, and who may see them."""

from quart import Blueprint, current_app

from app.realtime.hub import Hub
from app.web.access import requires

blueprint = Blueprint("chat", __name__)

chatting = requires("send_message")


def online() -> set[str]:
    """The ids of those who are here now."""
    hub: Hub = current_app.extensions["hub"]
    return set(hub.presence.online())
