"""The pages of chat. Everything also works without JavaScript: rooms, history, posting."""

from app.chat.views import attachments, dock, messages, room, room_settings, rooms, search
from app.chat.views.blueprint import blueprint

__all__ = ["attachments", "blueprint", "dock", "messages", "room", "room_settings", "rooms", "search"]
