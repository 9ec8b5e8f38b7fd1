"""What can go wrong, in words that every door (page, socket, command line) can pass on.

A service raises one of these; a page turns it into its status and a socket into `{ok: false, error}`. `code` is stable
and for programs, `detail` is English and for people who read logs; pages have their own translated words.
"""

from collections.abc import Mapping


class AppError(Exception):
    """A refusal with a name. Anything else that escapes a service is a bug."""

    code = "internal"
    status = 500

    def __init__(self, detail: str = "", *, code: str | None = None, retry_after_ms: int | None = None) -> None:
        super().__init__(detail or code or self.code)
        self.detail = detail
        self.code = code or self.code
        self.retry_after_ms = retry_after_ms


class BadRequest(AppError):
    """The request makes no sense, whoever sends it: a wrong shape, an unknown name."""

    code = "bad_request"
    status = 400


class Unauthenticated(AppError):
    """Nobody is signed in, or the session is over."""

    code = "unauthenticated"
    status = 401


class Forbidden(AppError):
    """The actor is known and may not. `permission` is what is missing."""

    code = "forbidden"
    status = 403

    def __init__(self, permission: str = "", detail: str = "") -> None:
        super().__init__(detail or (f"needs the permission {permission}" if permission else "not allowed"))
        self.permission = permission


class SudoRequired(AppError):
    """The actor may, but has to prove first that it is still them who sit there."""

    code = "sudo_required"
    status = 403


class SecondFactorRequired(AppError):
    """The role of the actor wants a second factor, and they have to add one first."""

    code = "second_factor_required"
    status = 403


class NotFound(AppError):
    """There is no such thing, or the actor may not know of it: both look the same."""

    code = "not_found"
    status = 404


class Conflict(AppError):
    """The state of things forbids it, for example the last owner giving up the role."""

    code = "conflict"
    status = 409


class Invalid(AppError):
    """The input is wrong. `fields` maps a field's name to an untranslated message id."""

    code = "invalid"
    status = 422

    def __init__(self, fields: Mapping[str, str] | None = None, detail: str = "", *, code: str | None = None) -> None:
        self.fields = dict(fields or {})
        super().__init__(detail or "; ".join(f"{name}: {why}" for name, why in self.fields.items()), code=code)


class TooLarge(AppError):
    """More bytes, files or pixels than are taken."""

    code = "too_large"
    status = 413


class TypeNotAllowed(AppError):
    """A file of a kind that is not taken."""

    code = "type_not_allowed"
    status = 415


class RateLimited(AppError):
    """Too many; `retry_after_ms` says when the next one can pass."""

    code = "rate_limited"
    status = 429


class Unavailable(AppError):
    """Something this needs is away for now (the database, a peer); trying again later is right."""

    code = "unavailable"
    status = 503
