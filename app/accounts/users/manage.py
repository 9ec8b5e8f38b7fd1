"""Managing other people: role, suspension, sessions."""

from app import audit
from app.accounts.access import access_user
from app.accounts.models import User, UserStatus
from app.accounts.roles import OWNER, load_grantable_role, lock_owners
from app.accounts.sessions import notify_user_changed, revoke_all_sessions
from app.database import Transaction, transaction
from app.errors import Conflict
from app.principal import Principal
from app.versions import check_version

LAST_OWNER = "last_owner"


async def change_role_of_user(actor: Principal, user_id: str, role: str, version: str | None = None) -> None:
    """Give a person another role; their open pages and connections change at once.

    Raises `Invalid` at `role`, `Forbidden`, `NotFound`, `Stale`, and `Conflict` (`own_account`, `last_owner`).
    """
    async with transaction() as tx:
        await lock_owners(tx)
        granted = await load_grantable_role(actor, role)
        user = await access_user(actor, user_id)
        if user.role_id == granted.key:
            return
        check_version(version, {"role": user.role_id}, {"role": granted.key})
        if granted.key != OWNER:
            await require_another_owner(tx, user)
        await User.filter(id=user.id).using_db(tx.connection).update(role_id=granted.key)
        change = {"before": {"role": user.role_id}, "after": {"role": granted.key}}
        await audit.record(audit.Action.USER_ROLE_CHANGED, actor=actor, target=f"user:{user.id}", meta=change)
        notify_user_changed(tx, user.id, "role_changed")


async def suspend_user(actor: Principal, user_id: str) -> None:
    """Suspend a person and end their sessions; what they wrote stays. Raises like `change_role_of_user`."""
    async with transaction() as tx:
        await lock_owners(tx)
        user = await access_user(actor, user_id)
        if user.status == UserStatus.SUSPENDED:
            return
        await require_another_owner(tx, user)
        await User.filter(id=user.id).using_db(tx.connection).update(status=UserStatus.SUSPENDED)
        await revoke_all_sessions(tx, user.id, "suspended", actor)
        await audit.record(audit.Action.USER_SUSPENDED, actor=actor, target=f"user:{user.id}")


async def restore_user(actor: Principal, user_id: str) -> None:
    """Let a suspended person sign in again. Raises like `change_role_of_user`."""
    async with transaction() as tx:
        user = await access_user(actor, user_id)
        if user.status == UserStatus.ACTIVE:
            return
        await User.filter(id=user.id).using_db(tx.connection).update(status=UserStatus.ACTIVE)
        await audit.record(audit.Action.USER_RESTORED, actor=actor, target=f"user:{user.id}")


async def sign_out_everywhere(actor: Principal, user_id: str) -> None:
    """End every session of a person; they may sign in again. Raises like `change_role_of_user`."""
    async with transaction() as tx:
        user = await access_user(actor, user_id)
        await revoke_all_sessions(tx, user.id, "ended_by_administrator", actor)


async def require_another_owner(tx: Transaction, leaving: User) -> None:
    """Raise `Conflict` (`last_owner`) if `leaving` is the last owner. Call `lock_owners` first."""
    if leaving.role_id != OWNER:
        return
    others = User.filter(role_id=OWNER, status=UserStatus.ACTIVE).exclude(id=leaving.id).using_db(tx.connection)
    if not await others.exists():
        raise Conflict("the last owner stays an owner", code=LAST_OWNER)
