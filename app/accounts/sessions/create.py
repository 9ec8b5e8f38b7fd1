"""Starting a session."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tortoise.expressions import Q

from app import audit
from app.accounts.mfa import has_factor
from app.accounts.models import Session, User, UserStatus
from app.accounts.sessions.bearer import Bearer, new_bearer
from app.accounts.sessions.lifetimes import MAX_LIVE, PENDING, PENDING_AAL, SUDO, VERIFIED_AAL, lifetime
from app.accounts.sessions.revoke import revoke_rows
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Unauthenticated

_ADDRESS_LENGTH = 45
_USER_AGENT_LENGTH = 256


@dataclass(frozen=True, slots=True)
class ClientInfo:
    """Where a request comes from: IP address, user agent, and the session that its cookie already has."""

    address: str
    user_agent: str = ""
    session_id: str | None = None


async def create_session(
    user: User, client: ClientInfo, *, remember: bool = False, method: str | None = None, verified: bool = False
) -> Bearer:
    """Begin a session for `user`, whose password (or link) was just checked on exactly this row. If the person has a
    second factor it is pending, until that is given, unless what was checked is as good as two (`verified`: a passkey).

    The session that the browser had ends, and the new one has a new id and secret: a cookie that someone planted
    before is worth nothing after. Raises `Unauthenticated` if the user was suspended or all sessions ended meanwhile.
    """
    bearer = new_bearer(pending=not verified and await has_factor(user.id))
    async with transaction() as tx:
        current = await User.filter(id=user.id).using_db(tx.connection).select_for_update().get()
        if current.status != UserStatus.ACTIVE or current.session_epoch != user.session_epoch:
            raise Unauthenticated("the account has changed meanwhile")
        if client.session_id:
            await revoke_rows(tx, [client.session_id], "replaced", user.id)
        await evict_oldest_sessions(tx, user.id, pending=bearer.pending)
        aal = PENDING_AAL if bearer.pending else VERIFIED_AAL if verified else None
        await _insert(tx, current, bearer, client, {"remember": remember, "method": method, "aal": aal})
        target = f"session:{bearer.session_id}"
        meta = {"remember": remember, "pending": bearer.pending, "method": method or "password"}
        await audit.record(audit.Action.SESSION_CREATED, actor=user.id, target=target, meta=meta)
    return bearer


async def evict_oldest_sessions(tx: Transaction, user_id: str, *, pending: bool = False) -> None:
    """End the oldest sessions of a user, so that one more fits under `MAX_LIVE`. Pending sessions are counted apart:
    somebody who knows only the password must not push the owner out."""
    now = clock.now()
    live = Session.filter(user_id=user_id, revoked_at=None, idle_expires_at__gt=now, expires_at__gt=now)
    live = live.filter(aal=PENDING_AAL) if pending else live.filter(Q(aal=None) | Q(aal=VERIFIED_AAL))
    ids = await live.using_db(tx.connection).order_by("-created_at", "-id").values_list("id", flat=True)
    await revoke_rows(tx, [str(each) for each in ids[MAX_LIVE - 1 :]], "limit", user_id)


async def _insert(tx: Transaction, user: User, bearer: Bearer, client: ClientInfo, chosen: Mapping[str, Any]) -> None:
    now = clock.now()
    life = PENDING if bearer.pending else lifetime(chosen["remember"])
    await Session.create(
        using_db=tx.connection,
        id=bearer.session_id,
        user_id=user.id,
        secret_hash=bearer.secret_hash,
        epoch=user.session_epoch,
        created_at=now,
        last_seen_at=now,
        idle_expires_at=life.idle_end(now, now + life.absolute),
        expires_at=now + life.absolute,
        sudo_until=None if bearer.pending else now + SUDO,  # signing in is a proof as well
        address=client.address[:_ADDRESS_LENGTH],
        user_agent=client.user_agent[:_USER_AGENT_LENGTH],
        **chosen,
    )
    if not bearer.pending:
        await User.filter(id=user.id).using_db(tx.connection).update(last_seen_at=now)
