"""What a token looks like: `n1.<id>.<secret>`, of which only a hash is kept."""

import hashlib
import re
import secrets
from datetime import timedelta
from enum import Enum

LIFETIME = timedelta(seconds=60)

# Used and expired tokens are kept this long, so that a replay is told apart from nonsense.
RETENTION = timedelta(minutes=10)

# What is longer is not even looked at.
_MAX_LENGTH = 100

_SHAPE = re.compile(r"n1\.([0-9A-Za-z-]{1,36})\.([0-9A-Za-z_-]{43})")


class TokenUse(Enum):
    """What came of using a token. `REPLAYED`: it was good, and somebody has used it before."""

    GOOD = "good"
    REPLAYED = "replayed"
    REFUSED = "refused"


def new_token() -> tuple[str, str]:
    """The id of a new token, and its secret, which has 256 bits."""
    return secrets.token_hex(13), secrets.token_urlsafe(32)


def format_token(token_id: str, secret: str) -> str:
    """The token as clients get it."""
    return f"n1.{token_id}.{secret}"


def parse_token(token: object) -> tuple[str, str] | None:
    """The id and the secret of what a client sent, or None if it cannot be a token."""
    match = _SHAPE.fullmatch(token) if isinstance(token, str) and len(token) <= _MAX_LENGTH else None
    return (match[1], match[2]) if match else None


def hash_secret(secret: str) -> bytes:
    """What is kept of a secret. It has too many bits to be guessed, so a fast hash is enough for it."""
    return hashlib.sha256(secret.encode()).digest()
