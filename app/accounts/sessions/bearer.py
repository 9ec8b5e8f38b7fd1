"""The bearer token in the session cookie: `s1.<session id>.<secret>`."""

import hmac
import re
import secrets
from dataclasses import dataclass, field
from hashlib import sha256

from app.ids import new_id

# Checked before the database is asked: over-long ids make its driver raise.
_SHAPE = re.compile(r"s1\.([0-9A-HJKMNP-TV-Z]{26})\.([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class Bearer:
    """The credential of the session `session_id`. The secret has 256 bits, so a fast hash is enough. A `pending`
    session still needs its second factor."""

    session_id: str
    secret: str = field(repr=False)
    pending: bool = False

    def __str__(self) -> str:
        return f"s1.{self.session_id}.{self.secret}"

    @property
    def secret_hash(self) -> bytes:
        """The SHA-256 of the secret, as the database stores it."""
        return sha256(self.secret.encode()).digest()

    def matches(self, secret_hash: bytes) -> bool:
        """Whether `secret_hash` is the hash of this secret, compared in constant time."""
        return hmac.compare_digest(self.secret_hash, bytes(secret_hash))


def new_bearer(*, pending: bool = False) -> Bearer:
    """A bearer for a new session, with a new id and a random secret."""
    return Bearer(new_id(), secrets.token_urlsafe(32), pending)


def new_secret(session_id: str) -> Bearer:
    """A bearer with a new secret for the existing session `session_id`."""
    return Bearer(session_id, secrets.token_urlsafe(32))


def parse_bearer(text: object) -> Bearer | None:
    """The bearer in `text`, or None if it has another form. The secret is not checked."""
    match = _SHAPE.fullmatch(text) if isinstance(text, str) else None
    return Bearer(match[1], match[2]) if match else None
