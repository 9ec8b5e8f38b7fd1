"""Signing in through an OpenID provider: `authorization_flow` starts and ends a visit there, `provider` redeems its
answer, `id_token` checks it, and `identities` finds the person."""

from typing import Final

from app.errors import AppError

STATE: Final = "oauth_state"
CANCELLED: Final = "oauth_cancelled"
TOKEN: Final = "oauth_token"  # noqa: S105 - a name
AWAY: Final = "provider_away"
LINK_FIRST: Final = "link_first"
NO_ACCOUNT: Final = "no_account"
DOMAIN: Final = "foreign_domain"
SUSPENDED: Final = "suspended"
TAKEN: Final = "identity_taken"
ANOTHER: Final = "another_account"
NOT_FRESH: Final = "not_signed_in_anew"

_STATUS = {STATE: 400, CANCELLED: 400, TOKEN: 400, AWAY: 503, TAKEN: 409}


class OidcRefused(AppError):
    """The sign-in was refused; `code` says why to the person, `detail` to the log."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail, code=code)
        self.status = _STATUS.get(code, 403)
