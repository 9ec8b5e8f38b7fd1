"""Names of what has only a key, in the reader's language."""

from app.web.i18n import N_, gettext

_ROLES = {
    "owner": N_("Owner"),
    "admin": N_("Administrator"),
    "moderator": N_("Moderator"),
    "member": N_("Member"),
    "guest": N_("Guest"),
}


def role_name(key: str) -> str:
    """The name of the role `key`; that of a role somebody made is its key."""
    return gettext(_ROLES[key]) if key in _ROLES else key
