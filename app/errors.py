"""The errors that services raise, for every entry point (page, socket, command line).

A page turns one into its status and a socket into `{ok: false, error}`. `code` is stable
and for programs, `detail` is English and for people who read logs; pages have their own translated words.
"""

from collections.abc import Mapping
from typing import Any


class AppError(Exception):
    """An expected refusal. Any other exception that a service raises is a bug."""

    code = "internal"
    status = 500

    def __init__(self, detail: str = "", *, code: str | None = None, retry_after_ms: int | None = None) -> None:
        super().__init__(detail or code or self.code)
        self.detail = detail
        self.code = code or self.code
        self.retry_after_ms = retry_after_ms


def is_our_failure(error: Exception) -> bool:
    """Whether `error` is a failure of ours (a bug, a full disk, a database that is away), and no answer to what was
    sent."""
    return not isinstance(error, AppError) or error.status >= AppError.status


class BadRequest(AppError):
    """The request is malformed, regardless of the sender: wrong shape, unknown name."""

    code = "bad_request"
    status = 400


class Unauthenticated(AppError):
    """No one is signed in, or the session has ended."""

    code = "unauthenticated"
    status = 401


class Forbidden(AppError):
    """The actor is not allowed to do this. `permission` is the missing one, if it is about one."""

    code = "forbidden"
    status = 403

    def __init__(self, permission: str = "", detail: str = "") -> None:
        super().__init__(detail or (f"needs the permission {permission}" if permission else "not allowed"))
        self.permission = permission


class FromOtherSite(AppError):
    """A link on another site leads to what is recorded or takes work: the person has to ask for it themselves."""

    code = "from_other_site"
    status = 403


class SudoRequired(AppError):
    """The actor has to re-authenticate first."""

    code = "sudo_required"
    status = 403


class SecondFactorRequired(AppError):
    """The actor's role requires a second factor, and they have to add one first."""

    code = "second_factor_required"
    status = 403


class NotFound(AppError):
    """It does not exist, or the actor may not know of it: both look the same."""

    code = "not_found"
    status = 404


class Conflict(AppError):
    """The current state does not allow it, for example the last owner giving up the role."""

    code = "conflict"
    status = 409


class Stale(Conflict):
    """Other values were saved since the form was shown. `stored` are those, by field."""

    code = "stale"

    def __init__(self, stored: Mapping[str, Any]) -> None:
        super().__init__("other values were saved meanwhile")
        self.stored = dict(stored)


class Invalid(AppError):
    """The input is wrong. `fields` maps a field's name to an untranslated message id; `numbers` stand in the sentence
    for the code."""

    code = "invalid"
    status = 422

    def __init__(
        self,
        fields: Mapping[str, str] | None = None,
        detail: str = "",
        *,
        code: str | None = None,
        numbers: Mapping[str, int] | None = None,
    ) -> None:
        self.fields = dict(fields or {})
        self.numbers = dict(numbers or {})
        super().__init__(detail or "; ".join(f"{name}: {why}" for name, why in self.fields.items()), code=code)


class TooLarge(AppError):
    """More bytes, files or pixels than the limit; `max_bytes` is that of bytes."""

    code = "too_large"
    status = 413

    def __init__(self, detail: str = "", *, code: str | None = None, max_bytes: int | None = None) -> None:
        super().__init__(detail, code=code)
        self.max_bytes = max_bytes

    @classmethod
    def bytes_over(cls, limit: int | None) -> "TooLarge":
        """The refusal of what has more than `limit` bytes, in the same words wherever it comes in."""
        return cls(f"at most {limit} bytes", max_bytes=limit)


class TypeNotAllowed(AppError):
    """A file of a type that is not allowed here."""

    code = "type_not_allowed"
    status = 415


class RateLimited(AppError):
    """Over the rate limit; `retry_after_ms` says when the next request can pass."""

    code = "rate_limited"
    status = 429


class Unavailable(AppError):
    """Something this needs (the database, a peer) is down for now; try again later."""

    code = "unavailable"
    status = 503
