"""Who acts: the one record of an actor that every room of the house passes by hand."""

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

    `timezone` is an IANA name, or None when the person follows the browser. `theme` is `auto`, `light` or `dark`.
    Until `sudo_until` the session counts as just proved, for what asks for that. Who `must_enrol` has a role that wants
    a second factor, has none, and may do nothing but add one.
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

    def may(self, permission: str) -> bool:
        """Whether the person holds `permission` (one of `PERMISSIONS`)."""
        return permission in self.permissions
