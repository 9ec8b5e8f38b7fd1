"""What the browser holds: `s1.<session id>.<secret>`."""

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
    """Whoever shows it is the session `session_id`. The secret has 256 bits, so a fast hash is enough for it. Of a
    `pending` session the second factor is still to be given."""

    session_id: str
    secret: str = field(repr=False)
    pending: bool = False

    def __str__(self) -> str:
        return f"s1.{self.session_id}.{self.secret}"

    @property
    def secret_hash(self) -> bytes:
        """What is stored of the secret."""
        return sha256(self.secret.encode()).digest()

    def fits(self, secret_hash: bytes) -> bool:
        """Whether `secret_hash` is that of our secret; takes the same time however much of it is right."""
        return hmac.compare_digest(self.secret_hash, bytes(secret_hash))


def new_bearer(*, pending: bool = False) -> Bearer:
    """The bearer of a new session."""
    return Bearer(new_id(), secrets.token_urlsafe(32), pending)


def new_secret(session_id: str) -> Bearer:
    """A new bearer of a session that is there already."""
    return Bearer(session_id, secrets.token_urlsafe(32))


def parse_bearer(text: object) -> Bearer | None:
    """The bearer that `text` is, or None."""
    match = _SHAPE.fullmatch(text) if isinstance(text, str) else None
    return Bearer(match[1], match[2]) if match else None
