"""How a hit is shown."""

from typing import TypedDict

from markupsafe import Markup

from app.chat.renderers import MessageView, message_view
from app.chat.search.find import Hit


class HitView(TypedDict):
    """What a search found, as `chat/_search_results.html` takes it."""

    message: MessageView
    room: str
    excerpt: Markup


def hit_view(hit: Hit) -> HitView:
    """`hit` for the template."""
    return {"message": message_view(hit.message), "room": hit.room, "excerpt": hit.excerpt}
