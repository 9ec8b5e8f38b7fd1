"""How a session is checked: one query that joins the session, its user and the user's role."""

from dataclasses import dataclass

import structlog

from app.accounts.models import Session, User, UserStatus
from app.accounts.sessions.bearer import parse_bearer
from app.accounts.sessions.ending import end_session
from app.accounts.sessions.lifetimes import TOUCH_EVERY, lifetime
from app.clock import clock
from app.database import transaction
from app.identity import Principal

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class LiveSession:
    """A session that was good at the moment it was checked, with the rows it was checked on."""

    session: Session
    user: User
    permissions: frozenset[str]

    @property
    def principal(self) -> Principal:
        """Who acts in this session. What they may do is that of the role as it is now, not as it was at sign-in."""
        return Principal(
            user_id=self.user.id,
            session_id=self.session.id,
            name=self.user.name,
            email=self.user.email,
            role=self.user.role_id,
            permissions=self.permissions,
            locale=self.user.locale,
            timezone=self.user.timezone,
            theme=self.user.theme,
        )


async def validate(bearer: object, *, touch: bool) -> LiveSession | None:
    """The live session of `bearer`, or None. With `touch` its idle time begins anew: for requests a person made."""
    parsed = parse_bearer(bearer)
    if parsed is None:
        return None
    row = await _row(parsed.session_id)
    if row is None or not parsed.fits(row.secret_hash):
        log.info("session_rejected", reason="unknown")
        return None
    live = await _alive(row)
    if live is not None and touch:
        await _touch(row)
    return live


async def load_principal(session_id: str) -> Principal | None:
    """Who acts in the session, or None when it is over; for whoever proved earlier that the session is theirs."""
    row = await _row(session_id)
    live = await _alive(row) if row else None
    return live.principal if live else None


async def _row(session_id: str) -> Session | None:
    return await Session.filter(id=session_id).select_related("user__role").first()


async def _alive(row: Session) -> LiveSession | None:
    user: User = row.user
    if row.revoked_at is not None or row.epoch != user.session_epoch or user.status != UserStatus.ACTIVE:
        log.info("session_rejected", session=row.id, reason=row.revoked_reason or "over")
        return None
    if clock.now() >= min(row.idle_expires_at, row.expires_at):
        await end_session(row.id, "expired")
        log.info("session_rejected", session=row.id, reason="expired")
        return None
    return LiveSession(row, user, frozenset(user.role.permissions))


async def _touch(row: Session) -> None:
    now = clock.now()
    if now - row.last_seen_at < TOUCH_EVERY:
        return
    idle_end = lifetime(row.remember).idle_end(now, row.expires_at)
    async with transaction() as tx:
        still = Session.filter(id=row.id, revoked_at=None).using_db(tx.connection)
        if await still.update(last_seen_at=now, idle_expires_at=idle_end):
            await User.filter(id=row.user_id).using_db(tx.connection).update(last_seen_at=now)
