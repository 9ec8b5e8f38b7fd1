"""The form of a token: `n1.<id>.<secret>`. Only a hash of the secret is stored."""

import hashlib
import re
import secrets
from datetime import timedelta
from enum import Enum

LIFETIME = timedelta(seconds=60)

# Used and expired tokens are kept this long, so that a replay is told apart from an unknown token.
RETENTION = timedelta(minutes=10)

# Longer texts are refused without parsing.
_MAX_LENGTH = 100

_SHAPE = re.compile(r"n1\.([0-9A-Za-z-]{1,36})\.([0-9A-Za-z_-]{43})")


class TokenUse(Enum):
    """The result of using a token. `REPLAYED`: it was valid, and was used before. `FOREIGN`: it is valid for another
    session; it is not used up."""

    GOOD = "good"
    REPLAYED = "replayed"
    FOREIGN = "foreign"
    REFUSED = "refused"


def new_token() -> tuple[str, str]:
    """The id of a new token, and its secret of 256 random bits."""
    return secrets.token_hex(13), secrets.token_urlsafe(32)


def format_token(token_id: str, secret: str) -> str:
    """The token as text for clients, `n1.<id>.<secret>`."""
    return f"n1.{token_id}.{secret}"


def parse_token(token: object) -> tuple[str, str] | None:
    """The id and the secret in what a client sent, or None if it has not the form of a token."""
    match = _SHAPE.fullmatch(token) if isinstance(token, str) and len(token) <= _MAX_LENGTH else None
    return (match[1], match[2]) if match else None


def hash_secret(secret: str) -> bytes:
    """The stored hash of a secret, which has too many bits to be guessed, so a fast hash is enough."""
    return hashlib.sha256(secret.encode()).digest()
