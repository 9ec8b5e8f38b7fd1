"""Rendering chat as HTML and JSON: the records that templates take, and the fragments sent to pages."""

from app.chat.renderers import events
from app.chat.renderers.message import MessageView, message_data, message_view

__all__ = ["MessageView", "events", "message_data", "message_view"]
