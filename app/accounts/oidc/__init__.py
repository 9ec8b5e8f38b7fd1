"""Signing in through an OpenID provider: a visit there begins (`visits`), its answer is redeemed (`provider`) and
checked (`id_token`), and then decides who it is (`linking`)."""

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


class OpenIdRefused(AppError):
    """Nobody came in; `code` says why, `detail` is for the log."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail, code=code)
        self.status = _STATUS.get(code, 403)
