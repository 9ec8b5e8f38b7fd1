"""That somebody is in a room no longer, for the page that answers their form about it."""

from collections.abc import Mapping

import orjson

from app.audit import Action
from app.audit.models import AuditEntry
from app.ids import is_id
from app.principal import Principal
from app.web.i18n import gettext
from app.web.refused_posts import Removal, explains_removals

# Of one room. Who was removed before so many others does not learn when.
_LOOKED_AT = 50


async def explain_room(reader: Principal, parts: Mapping[str, str]) -> Removal | None:
    """When `reader` was removed from the room in the address; by whom is for moderators to know."""
    room_id = parts.get("room_id", "")
    if not is_id(room_id):
        return None
    ends = [Action.ROOM_MEMBER_REMOVED, Action.ROOM_MEMBER_BANNED]
    entries = AuditEntry.filter(target=f"room:{room_id}", action__in=ends).order_by("-at", "-seq").limit(_LOOKED_AT)
    own = (entry for entry in await entries if orjson.loads(entry.details).get("user") == reader.user_id)
    if (entry := next(own, None)) is None:
        return None
    return Removal(gettext("You were removed from this room."), "", entry.at, "/chat")


def install_removals() -> None:
    """Have error pages of rooms say that their reader is in the room no longer."""
    explains_removals("/chat", explain_room)
