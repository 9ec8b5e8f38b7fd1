"""Keys for single purposes, all from SECRET_KEY, so that what is signed for one is worth nothing for another."""

import hmac
from hashlib import sha256

_SALT = b"switchboard"


def sub_key(secret_key: str, purpose: str) -> bytes:
    """32 bytes for `purpose`: HKDF with SHA-256 (RFC 5869), of which one block is enough."""
    extracted = hmac.digest(_SALT, secret_key.encode(), sha256)
    return hmac.digest(extracted, purpose.encode() + b"\x01", sha256)
