"""The kinds of notifications that chat publishes."""

from app.notifications.kinds import Kind, register_kind
from app.web.i18n import N_

MENTION = register_kind(Kind("mention", "at", N_("%(author)s mentioned you in %(room)s"), is_personal=True))
DIRECT_MESSAGE = register_kind(
    Kind("direct_message", "message-circle", N_("%(author)s sent you a message"), is_personal=True)
)
ROOM_MESSAGE = register_kind(Kind("room_message", "hash", N_("%(author)s wrote in %(room)s"), is_personal=True))
ROOM_INVITATION = register_kind(
    Kind("room_invitation", "door-enter", N_("%(author)s added you to %(room)s"), is_personal=True)
)
