"""How a session begins."""

from dataclasses import dataclass

from app import audit
from app.accounts.models import Session, User, UserStatus
from app.accounts.sessions.bearer import Bearer, new_bearer
from app.accounts.sessions.ending import end_rows
from app.accounts.sessions.lifetimes import MAX_LIVE, SUDO, lifetime
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Unauthenticated

_ADDRESS_LENGTH = 45
_USER_AGENT_LENGTH = 256


@dataclass(frozen=True, slots=True)
class Visit:
    """From where someone comes: the address, the browser's name for itself, and the session its cookie already has."""

    address: str
    user_agent: str = ""
    session_id: str | None = None


async def start(user: User, visit: Visit, *, remember: bool = False) -> Bearer:
    """Begin a session for `user`, whose password (or link) was just checked on exactly this row.

    The session that the browser had ends, and the new one has a new id and secret: a cookie that someone planted
    before is worth nothing after. Raises `Unauthenticated` if the user was suspended or all sessions ended meanwhile.
    """
    bearer = new_bearer()
    async with transaction() as tx:
        current = await User.filter(id=user.id).using_db(tx.connection).select_for_update().get()
        if current.status != UserStatus.ACTIVE or current.session_epoch != user.session_epoch:
            raise Unauthenticated("the account has changed meanwhile")
        if visit.session_id:
            await end_rows(tx, [visit.session_id], "replaced", user.id)
        await _make_room(tx, current)
        await _insert(tx, current, bearer, visit, remember)
        target = f"session:{bearer.session_id}"
        await audit.record(audit.Action.SESSION_CREATED, actor=user.id, target=target, meta={"remember": remember})
    return bearer


async def _make_room(tx: Transaction, user: User) -> None:
    now = clock.now()
    live = Session.filter(user_id=user.id, revoked_at=None, idle_expires_at__gt=now, expires_at__gt=now)
    ids = await live.using_db(tx.connection).order_by("-created_at", "-id").values_list("id", flat=True)
    await end_rows(tx, [str(each) for each in ids[MAX_LIVE - 1 :]], "limit", user.id)


async def _insert(tx: Transaction, user: User, bearer: Bearer, visit: Visit, remember: bool) -> None:
    now = clock.now()
    life = lifetime(remember)
    await Session.create(
        using_db=tx.connection,
        id=bearer.session_id,
        user_id=user.id,
        secret_hash=bearer.secret_hash,
        epoch=user.session_epoch,
        remember=remember,
        created_at=now,
        last_seen_at=now,
        idle_expires_at=life.idle_end(now, now + life.absolute),
        expires_at=now + life.absolute,
        sudo_until=now + SUDO,  # signing in is a proof as well
        address=visit.address[:_ADDRESS_LENGTH],
        user_agent=visit.user_agent[:_USER_AGENT_LENGTH],
    )
    await User.filter(id=user.id).using_db(tx.connection).update(last_seen_at=now)
