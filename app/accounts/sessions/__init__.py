"""Sessions: how one begins, how it is checked at every request, and how it ends.

They live in the database, so that ending one works at once and everywhere. The browser holds a bearer, of which only a
hash is kept here.
"""

from app.accounts.sessions.bearer import Bearer, parse_bearer
from app.accounts.sessions.create import ClientInfo, create_session
from app.accounts.sessions.elevate import complete_sign_in, mark_factor_changed, mark_reauthenticated
from app.accounts.sessions.lifetimes import MAX_LIVE, NORMAL, REMEMBERED, TOUCH_EVERY, Lifetime
from app.accounts.sessions.listing import (
    ended_sessions,
    live_sessions,
    revoke_own_other_sessions,
    revoke_own_session,
    revoke_user_session,
)
from app.accounts.sessions.revoke import (
    RevokedKind,
    end_reason,
    notify_role_changed,
    notify_user_changed,
    revoke_all_sessions,
    revoke_other_sessions,
    revoke_session,
    revoked,
    sweep,
)
from app.accounts.sessions.validate import (
    LiveSession,
    extend_session,
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
    "ClientInfo",
    "Lifetime",
    "LiveSession",
    "RevokedKind",
    "complete_sign_in",
    "create_session",
    "end_reason",
    "ended_sessions",
    "extend_session",
    "live_sessions",
    "load_principal",
    "load_principals",
    "mark_factor_changed",
    "mark_reauthenticated",
    "notify_role_changed",
    "notify_user_changed",
    "parse_bearer",
    "revoke_all_sessions",
    "revoke_other_sessions",
    "revoke_own_other_sessions",
    "revoke_own_session",
    "revoke_session",
    "revoke_user_session",
    "revoked",
    "sweep",
    "validate_pending",
    "validate_session",
]
