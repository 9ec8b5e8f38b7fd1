"""What became of the role, the account or the invitation that a form was about."""

from collections.abc import Mapping

import orjson

from app.accounts.models import OneTimePurpose, OneTimeToken, Role, User, UserStatus
from app.accounts.users import people_by_id
from app.audit import Action
from app.audit.models import AuditEntry
from app.ids import is_id
from app.principal import Principal
from app.text import is_plain
from app.web.i18n import gettext
from app.web.refused_posts import Removal, explains_removals


async def _end_of(target: str, *actions: Action) -> AuditEntry | None:
    """The newest entry of the log that says that `target` ended."""
    if not is_plain(target):
        return None
    return await AuditEntry.filter(target=target, action__in=list(actions)).order_by("-at", "-seq").first()


async def _name_of_actor(entry: AuditEntry | None) -> str:
    if entry is None or entry.actor_id is None:
        return ""
    people = await people_by_id([entry.actor_id])
    return people[entry.actor_id].name if entry.actor_id in people else ""


async def explain_role(reader: Principal, parts: Mapping[str, str]) -> Removal | None:  # noqa: ARG001
    """Who removed the role in the address, and when."""
    key = parts.get("key") or parts.get("row_id", "")
    entry = await _end_of(f"role:{key}", Action.ROLE_REMOVED)
    if entry is None or await Role.exists(key=key):
        return None
    name = (orjson.loads(entry.details).get("before") or {}).get("name") or key
    words = gettext("The role “%(name)s” was removed.", name=name)
    return Removal(words, await _name_of_actor(entry), entry.at, "/roles")


async def explain_account(reader: Principal, parts: Mapping[str, str]) -> Removal | None:  # noqa: ARG001
    """Who erased the account in the address, and when."""
    user_id = parts.get("user_id") or parts.get("row_id", "")
    if not is_id(user_id) or not await User.exists(id=user_id, status=UserStatus.ERASED):
        return None
    entry = await _end_of(f"user:{user_id}", Action.USER_ERASED)
    if entry is None:
        return None
    return Removal(gettext("This account was erased."), await _name_of_actor(entry), entry.at, "/users")


async def explain_invitation(reader: Principal, parts: Mapping[str, str]) -> Removal | None:  # noqa: ARG001
    """Who withdrew or accepted the invitation in the address, and when; or that there is a newer one."""
    invitation_id = parts.get("invitation_id") or parts.get("row_id", "")
    ended = OneTimeToken.filter(id=invitation_id, purpose=OneTimePurpose.INVITATION, used_at__isnull=False)
    row = await ended.first() if is_id(invitation_id) else None
    if row is None or row.used_at is None:
        return None
    email = row.data["email"]
    entry = await _end_of(f"invitation:{row.id}", Action.INVITATION_WITHDRAWN, Action.INVITATION_ACCEPTED)
    if entry is None:
        words = gettext("The invitation for %(email)s was replaced by a newer one.", email=email)
    elif entry.action == Action.INVITATION_ACCEPTED:
        words = gettext("The invitation for %(email)s was accepted.", email=email)
    else:
        words = gettext("The invitation for %(email)s was withdrawn.", email=email)
    return Removal(words, await _name_of_actor(entry), row.used_at, "/invitations")


def install_removals() -> None:
    """Have error pages of the lists of administration say what became of a row."""
    explains_removals("/roles", explain_role)
    explains_removals("/users", explain_account)
    explains_removals("/invitations", explain_invitation)
