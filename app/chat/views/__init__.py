"""The pages of chat. Everything also works without JavaScript: rooms, history, posting."""

from app.chat.views import completing, finding, room, search
from app.chat.views.blueprint import blueprint

__all__ = ["blueprint", "completing", "finding", "room", "search"]
