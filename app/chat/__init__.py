"""Chat: rooms, memberships, messages."""

from app.chat import room_fragments  # which kinds of events there are
from app.chat.install import install_chat

__all__ = ["install_chat", "room_fragments"]
