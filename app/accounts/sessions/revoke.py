"""Ending sessions: signed out, revoked, expired. Listeners to `revoked` hear of it after the commit."""

from collections.abc import Sequence
from typing import Literal

from tortoise.expressions import F, Q

from app import audit
from app.accounts.models import Session, User, UserStatus
from app.accounts.sessions.bearer import parse_bearer
from app.accounts.sessions.lifetimes import KEEP_ENDED, PENDING_AAL
from app.clock import clock
from app.database import Transaction, transaction
from app.principal import Principal
from app.signal import Signal

UNKNOWN = "unknown"


async def end_reason(bearer: object) -> str:
    """Why the session of `bearer` ended: a reason as `revoked` has them, `second_factor_late`, or `unknown` if the
    database does not know it, as one from before the session; "" if it has not ended or the bearer is invalid.

    Only the newest secret of a session is told: one that was replaced may be a thief's copy.
    """
    parsed = parse_bearer(bearer)
    if parsed is None:
        return ""
    row = await Session.get_or_none(id=parsed.session_id).select_related("user")
    if row is None:
        return UNKNOWN
    if not parsed.matches(row.secret_hash):
        is_copy = row.previous_hash is not None and parsed.matches(row.previous_hash)
        return "" if is_copy else UNKNOWN
    reason = _reason(row)
    # They were never in, so nothing signed them out.
    return "second_factor_late" if reason == "expired" and row.aal == PENDING_AAL else reason


def _reason(row: Session) -> str:
    if row.revoked_at is not None:
        return row.revoked_reason or ""
    if row.user.status != UserStatus.ACTIVE:
        return "suspended"
    if row.epoch != row.user.session_epoch:  # with one statement for everyone, after a restore
        return UNKNOWN
    return "expired" if clock.now() >= min(row.idle_expires_at, row.expires_at) else ""


RevokedKind = Literal["session", "user", "role"]

# (kind, id, reason), once it is durable: the session of that id has ended, or all of that user or that role.
# Reasons: signed_out, replaced, limit, expired, password_changed, suspended; and role_changed and renewed, after which
# the sessions go on, but what was found out about them is no longer so: what they may do, the secret of their cookie.
revoked: Signal[RevokedKind, str, str] = Signal()


def _notify(tx: Transaction, kind: RevokedKind, ids: Sequence[str], reason: str) -> None:
    def tell() -> None:
        for each in ids:
            revoked.send(kind, each, reason)

    tx.after_commit(tell)


def notify_user_changed(tx: Transaction, user_id: str, reason: str) -> None:
    """Notify the listeners of `revoked` that something about a user changed, once the transaction is committed."""
    _notify(tx, "user", [user_id], reason)


def notify_role_changed(tx: Transaction, key: str) -> None:
    """The same for everyone who has the role `key`, whose permissions have changed."""
    _notify(tx, "role", [key], "role_changed")


def notify_renewed(tx: Transaction, session_id: str) -> None:
    """The same for a session that has a new secret."""
    _notify(tx, "session", [session_id], "renewed")


async def revoke_rows(tx: Transaction, ids: Sequence[str], reason: str, actor: Principal | str | None = None) -> None:
    """End the sessions `ids` in the running transaction; those that ended before stay as they were. `actor` is who
    asked for it (None: it expired)."""
    if not ids:
        return
    live = Session.filter(id__in=ids, revoked_at=None).using_db(tx.connection)
    owners = await live.values_list("id", "user_id")
    if await live.update(revoked_at=clock.now(), revoked_reason=reason):
        _notify(tx, "session", ids, reason)
    for session_id, user_id in owners:
        meta = {"code": reason, "user": user_id}
        await audit.record(audit.Action.SESSION_ENDED, actor=actor, target=f"session:{session_id}", meta=meta)


async def revoke_session(session_id: str, reason: str = "signed_out", actor: Principal | str | None = None) -> None:
    """End one session in a transaction of its own; `reason` is stored and sent to the listeners of `revoked`."""
    async with transaction() as tx:
        await revoke_rows(tx, [session_id], reason, actor)


async def revoke_all_sessions(tx: Transaction, user_id: str, reason: str, actor: Principal | str | None = None) -> None:
    """End every session of a user in the running transaction.

    The epoch makes it one statement: a sign-in that races with it began in the old epoch and is over as well.
    """
    await User.filter(id=user_id).using_db(tx.connection).update(session_epoch=F("session_epoch") + 1)
    live = Session.filter(user_id=user_id, revoked_at=None).using_db(tx.connection)
    ended_now = await live.update(revoked_at=clock.now(), revoked_reason=reason)
    notify_user_changed(tx, user_id, reason)
    meta = {"code": reason, "sessions": ended_now}
    await audit.record(audit.Action.SESSION_ENDED, actor=actor, target=f"user:{user_id}", meta=meta)


async def revoke_other_sessions(tx: Transaction, user_id: str, keep: str, reason: str) -> None:
    """End every session of a user but `keep`, which moves along into the new epoch."""
    await User.filter(id=user_id).using_db(tx.connection).update(session_epoch=F("session_epoch") + 1)
    user = await User.filter(id=user_id).using_db(tx.connection).get()
    await Session.filter(id=keep, user_id=user_id).using_db(tx.connection).update(epoch=user.session_epoch)
    others = Session.filter(user_id=user_id, revoked_at=None).exclude(id=keep).using_db(tx.connection)
    await revoke_rows(tx, [row.id for row in await others], reason, user_id)


async def sweep() -> int:
    """Mark sessions that have expired, notify the listeners of `revoked`, and delete sessions that ended before
    `KEEP_ENDED`.

    Returns how many expired.
    """
    now = clock.now()
    async with transaction() as tx:
        over = Q(idle_expires_at__lte=now) | Q(expires_at__lte=now)
        ids = [row.id for row in await Session.filter(over, revoked_at=None).using_db(tx.connection)]
        await revoke_rows(tx, ids, "expired")
        await Session.filter(revoked_at__lt=now - KEEP_ENDED).using_db(tx.connection).delete()
    return len(ids)
