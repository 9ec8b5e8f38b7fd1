"""Checking a session: one statement that joins the session, its user and the user's role."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

import structlog

from app import audit
from app.accounts.models import Session, User, UserStatus
from app.accounts.sessions.bearer import parse_bearer
from app.accounts.sessions.lifetimes import PENDING_AAL, TOUCH_EVERY, lifetime
from app.accounts.sessions.revoke import revoke_session
from app.clock import clock
from app.database import Row, as_json, as_time, fetch, parameters, transaction
from app.principal import Principal

log = structlog.get_logger()

# Every request and every socket runs this, so it bypasses the ORM, which took twenty times as long.
_SESSIONS = """
SELECT s.id, s.user_id, s.secret_hash, s.epoch, s.remember, s.last_seen_at, s.idle_expires_at, s.expires_at,
       s.revoked_at, s.revoked_reason, s.sudo_until, s.previous_hash, s.previous_until, s.aal, u.name, u.email,
       u.status, u.role_id, u.session_epoch, u.locale, u.timezone, u.theme, u.avatar, u.dnd_until,
       r.permissions, r.mfa_required
FROM session s JOIN "user" u ON u.id = s.user_id JOIN role r ON r.key = u.role_id
WHERE s.id IN ({marks})
"""

# When sessions were last kept alive by `extend_session`, so that it need not ask each time.
_kept: dict[str, datetime] = {}
_MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session that was valid when it was checked, and its principal, with the permissions that the role has now. A
    `pending` session still needs its second factor. A `replaced` one was shown with the secret before its newest."""

    principal: Principal
    remember: bool
    pending: bool
    last_seen_at: datetime
    expires_at: datetime
    replaced: bool = False


async def validate_session(bearer: object, *, touch: bool, reads: bool = False) -> LiveSession | None:
    """The live session of `bearer`, or None; also None while its second factor is missing. `touch` restarts its idle
    time: for requests that a person made.

    Re-authentication replaces the secret. Requests that were under way still carry the old one, so for some seconds it
    works for what only `reads`, without the fresh proof and without restarting the idle time; never for what opens
    something that lasts, such as a socket. After that only a copied cookie can carry it: the session is ended.
    """
    live = await _check(bearer, reads)
    if live is None or live.pending:
        return None
    if touch and not live.replaced:
        await _touch(live)
    return live


async def validate_pending(bearer: object) -> LiveSession | None:
    """The session of `bearer` if it still needs its second factor, or None. It allows nothing but giving it."""
    live = await _check(bearer, reads=False)
    return live if live is not None and live.pending else None


async def _check(bearer: object, reads: bool) -> LiveSession | None:
    parsed = parse_bearer(bearer)
    if parsed is None:
        return None
    row = await _row(parsed.session_id)
    replaced = row is not None and row["previous_hash"] is not None and parsed.matches(row["previous_hash"])
    if row is not None and replaced:
        if clock.now() >= as_time(row["previous_until"]):
            await _revoke_copied(row)
            return None
        if not reads:
            return None
    elif row is None or not parsed.matches(row["secret_hash"]):
        log.info("session_rejected", reason="unknown")
        _note_rejection(parsed.session_id, None, "unknown")
        return None
    live = await _live_session(row)
    if live is None:
        _note_rejection(row["id"], row["user_id"], row["revoked_reason"] or "over")
        return None
    return replace(live, principal=replace(live.principal, sudo_until=None), replaced=True) if replaced else live


async def _revoke_copied(row: Row) -> None:
    if row["revoked_at"] is None:
        meta = {"user": row["user_id"]}
        await audit.record(audit.Action.SESSION_REUSE, target=f"session:{row['id']}", outcome="refused", meta=meta)
        await revoke_session(row["id"], "reuse")


async def extend_session(session_id: str) -> None:
    """Restart the idle time of a session, for activity without a request. Reads the database at most once in
    `TOUCH_EVERY`, however often it is called."""
    now = clock.now()
    kept = _kept.get(session_id)
    if kept is not None and abs(now - kept) < TOUCH_EVERY:
        return
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    _kept[session_id] = now
    row = await _row(session_id)
    live = await _live_session(row) if row is not None else None
    if live is not None and not live.pending:
        await _touch(live)


async def load_principal(session_id: str) -> Principal | None:
    """The principal of the session, or None if it ended; for callers that have verified the bearer earlier."""
    return (await load_principals([session_id])).get(session_id)


async def load_principals(session_ids: Collection[str]) -> dict[str, Principal]:
    """The same for up to a few hundred sessions at once, by session id. Ended sessions are left out, and those without
    their required second factor."""
    checked = [await _live_session(row) for row in await _rows(session_ids)]
    whole = [live for live in checked if live is not None and not live.pending and not live.principal.must_enrol]
    return {live.principal.session_id: live.principal for live in whole}


async def _row(session_id: str) -> Row | None:
    rows = await _rows([session_id])
    return rows[0] if rows else None


async def _rows(session_ids: Collection[str]) -> Sequence[Row]:
    return await fetch(_SESSIONS.format(marks=parameters(len(session_ids))), *session_ids)


async def _live_session(row: Row) -> LiveSession | None:
    if row["revoked_at"] is not None or row["epoch"] != row["session_epoch"] or row["status"] != UserStatus.ACTIVE:
        log.info("session_rejected", session=row["id"], reason=row["revoked_reason"] or "over")
        return None
    expires_at = as_time(row["expires_at"])
    if clock.now() >= min(as_time(row["idle_expires_at"]), expires_at):
        await revoke_session(row["id"], "expired")
        log.info("session_rejected", session=row["id"], reason="expired")
        return None
    pending = row["aal"] == PENDING_AAL
    return LiveSession(_principal(row), bool(row["remember"]), pending, as_time(row["last_seen_at"]), expires_at)


def _principal(row: Row) -> Principal:
    return Principal(
        user_id=row["user_id"],
        session_id=row["id"],
        name=row["name"],
        email=row["email"],
        role=row["role_id"],
        permissions=_permissions(row["permissions"]),
        locale=row["locale"],
        timezone=row["timezone"],
        theme=row["theme"],
        sudo_until=as_time(row["sudo_until"]) if row["sudo_until"] else None,
        must_enrol=bool(row["mfa_required"]) and row["aal"] is None,
        avatar=row["avatar"],
        dnd_until=as_time(row["dnd_until"]) if row["dnd_until"] else None,
    )


@lru_cache(maxsize=256)  # there are a handful of roles
def _permissions(column: str) -> frozenset[str]:
    names: Sequence[str] = as_json(column)
    return frozenset(names)


def _note_rejection(session_id: str, user_id: str | None, why: str) -> None:
    """A bearer that is not good (any more) is a stale browser, or somebody who kept a cookie."""
    target = f"session:{session_id}"
    audit.note(audit.Action.SESSION_REJECTED, actor=user_id, target=target, outcome="refused", meta={"code": why})


async def _touch(live: LiveSession) -> None:
    now = clock.now()
    if now - live.last_seen_at < TOUCH_EVERY:
        return
    idle_end = lifetime(live.remember).idle_end(now, live.expires_at)
    who = live.principal
    async with transaction() as tx:
        still = Session.filter(id=who.session_id, revoked_at=None).using_db(tx.connection)
        if await still.update(last_seen_at=now, idle_expires_at=idle_end):
            await User.filter(id=who.user_id).using_db(tx.connection).update(last_seen_at=now)
