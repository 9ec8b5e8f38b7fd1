"""The pages of chat. Everything also works without JavaScript: rooms, history, posting."""

from app.chat.views import completing, dock, files, finding, message, room, saying, search, settings, switching
from app.chat.views.blueprint import blueprint

__all__ = [
    "blueprint",
    "completing",
    "dock",
    "files",
    "finding",
    "message",
    "room",
    "saying",
    "search",
    "settings",
    "switching",
]
