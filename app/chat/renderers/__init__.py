"""How chat looks as HTML: the records that the templates take, and the fragments that travel."""

from app.chat.renderers import events
from app.chat.renderers.message import MessageView, message_data, message_view

__all__ = ["MessageView", "events", "message_data", "message_view"]
