"""What all of chat's socket events have in common."""

from app.realtime.namespace import Namespace

PATH = "/chat"


class ChatEvents(Namespace):
    """The base of each group of events; the namespace is all of them together."""

    path = PATH
    permission = "send_message"
