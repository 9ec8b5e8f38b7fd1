"""What roles are called: the built-in ones in the reader's language, the others as whoever made them wrote it.

Names are looked up in memory, because they stand in fragments that are rendered without asking the database.
"""

from app.accounts.models import Role
from app.text import fold
from app.web.i18n import N_, gettext, in_every_language
from app.web.templating import environment

_BUILT_IN = {
    "owner": N_("Owner"),
    "admin": N_("Administrator"),
    "moderator": N_("Moderator"),
    "member": N_("Member"),
    "guest": N_("Guest"),
}

_own: dict[str, str] = {}


def role_name(key: str) -> str:
    """The name of the role `key`; the key itself of one that nobody knows."""
    return gettext(_BUILT_IN[key]) if key in _BUILT_IN else _own.get(key, key)


async def load_role_names() -> None:
    """Learn the names as they are now."""
    known = {role.key: role.name or role.key for role in await Role.filter(built_in=False)}
    _own.clear()
    _own.update(known)


def built_in_names() -> set[str]:
    """What the built-in roles are called, in every language."""
    return {said for name in _BUILT_IN.values() for said in in_every_language(name)}


def names_of(role: Role) -> set[str]:
    """What people may write for `role`, folded: its key, or its name in any language."""
    written = in_every_language(_BUILT_IN[role.key]) if role.key in _BUILT_IN else {role.name or role.key}
    return {fold(each) for each in {role.key, *written}}


environment.globals["role_name_of"] = role_name
