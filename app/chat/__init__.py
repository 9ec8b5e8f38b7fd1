"""Chat: rooms, memberships, messages."""

from app.chat.install import install_chat

__all__ = ["install_chat"]
