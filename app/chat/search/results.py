"""Search results as records for their template."""

from typing import TypedDict

from markupsafe import Markup

from app.chat.renderers import MessageView, message_view
from app.chat.search.find import Hit


class HitView(TypedDict):
    """A hit as the template `chat/_search_results.html` takes it."""

    message: MessageView
    room: str
    excerpt: Markup


def hit_view(hit: Hit) -> HitView:
    """`hit` as the template's record."""
    return {"message": message_view(hit.message), "room": hit.room, "excerpt": hit.excerpt}
