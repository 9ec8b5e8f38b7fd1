"""Why a session is over, for whoever still holds its cookie, and for nobody else."""

from app.accounts.models import Session, UserStatus
from app.accounts.sessions.bearer import parse_bearer
from app.accounts.sessions.lifetimes import PENDING_AAL
from app.clock import clock


async def why_over(bearer: object) -> str:
    """Why the session of `bearer` ended: a reason as `ended` has them, or `second_factor_late`; "" if it did
    not, or its bearer is none.

    Only the newest secret of a session is told: one that was replaced may be a thief's copy.
    """
    parsed = parse_bearer(bearer)
    row = await Session.get_or_none(id=parsed.session_id).select_related("user") if parsed else None
    if parsed is None or row is None or not parsed.fits(row.secret_hash):
        return ""
    reason = _reason(row)
    # They were never in, so nothing signed them out.
    return "second_factor_late" if reason == "expired" and row.aal == PENDING_AAL else reason


def _reason(row: Session) -> str:
    if row.revoked_at is not None:
        return row.revoked_reason or ""
    if row.user.status != UserStatus.ACTIVE:
        return "suspended"
    return "expired" if clock.now() >= min(row.idle_expires_at, row.expires_at) else ""
