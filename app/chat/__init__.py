"""Chat: rooms, memberships, messages."""

from app.chat.install import install_chat
from app.chat.renderers import rooms  # which kinds of events there are

__all__ = ["install_chat", "rooms"]
