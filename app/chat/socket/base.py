"""The base of chat's socket handlers."""

from app.realtime.namespace import Namespace

PATH = "/chat"


class ChatEvents(Namespace):
    """The base of each group of events; `ChatNamespace` combines them."""

    path = PATH
    permission = "send_message"
