"""Keys for single purposes, derived from SECRET_KEY, so that a signature for one purpose is invalid for another."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SALT = b"switchboard"
_KEY_BYTES = 32


def derive_key(secret_key: str, purpose: str) -> bytes:
    """The key for `purpose`, 32 bytes: HKDF with SHA-256 (RFC 5869)."""
    return HKDF(SHA256(), _KEY_BYTES, _SALT, purpose.encode()).derive(secret_key.encode())
