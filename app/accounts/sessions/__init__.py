"""Sessions: how one begins, how it is checked at every request, and how it ends.

They live in the database, so that ending one works at once and everywhere. The browser holds a bearer, of which only a
hash is kept here.
"""

from app.accounts.sessions.bearer import Bearer, parse_bearer
from app.accounts.sessions.create import Visit, create_session
from app.accounts.sessions.elevate import complete, prove, prove_factor
from app.accounts.sessions.lifetimes import MAX_LIVE, NORMAL, REMEMBERED, TOUCH_EVERY, Lifetime
from app.accounts.sessions.listing import end_of, end_own, end_own_others, ended_sessions, live_sessions
from app.accounts.sessions.revoke import (
    EndKind,
    end_all,
    end_others,
    end_session,
    ended,
    sweep,
    tell_role,
    tell_user,
    why_over,
)
from app.accounts.sessions.validate import (
    LiveSession,
    keep_alive,
    load_principal,
    load_principals,
    validate_pending,
    validate_session,
)

__all__ = [
    "MAX_LIVE",
    "NORMAL",
    "REMEMBERED",
    "TOUCH_EVERY",
    "Bearer",
    "EndKind",
    "Lifetime",
    "LiveSession",
    "Visit",
    "complete",
    "create_session",
    "end_all",
    "end_of",
    "end_others",
    "end_own",
    "end_own_others",
    "end_session",
    "ended",
    "ended_sessions",
    "keep_alive",
    "live_sessions",
    "load_principal",
    "load_principals",
    "parse_bearer",
    "prove",
    "prove_factor",
    "sweep",
    "tell_role",
    "tell_user",
    "validate_pending",
    "validate_session",
    "why_over",
]
