"""`Principal`, the signed-in person who acts; functions get it as an argument."""

from dataclasses import dataclass
from datetime import datetime

PERMISSIONS = (
    "send_message",
    "receive_notifications",
    "moderate_chat",
    "send_notification",
    "manage_users",
    "manage_roles",
    "view_audit",
    "view_operations",
    "manage_settings",
)


@dataclass(frozen=True, slots=True)
class Principal:
    """A signed-in person, as of the moment the session was checked.

    `timezone` is an IANA name, or None to follow the browser. `theme` is `auto`, `light` or `dark`; `avatar` is the
    version of their picture, and before `dnd_until`, where that is still to come, they do not want to be disturbed.
    Until `sudo_until` the session counts as re-authenticated. With `must_enrol` the person's role requires a second
    factor that they lack, and they may do nothing but add one.
    """

    user_id: str
    session_id: str
    name: str
    email: str
    role: str
    permissions: frozenset[str]
    locale: str
    timezone: str | None = None
    theme: str = "auto"
    sudo_until: datetime | None = None
    must_enrol: bool = False
    avatar: str | None = None
    dnd_until: datetime | None = None

    def may(self, permission: str) -> bool:
        """Whether the person has `permission` (one of `PERMISSIONS`)."""
        return permission in self.permissions
