"""Keys for single purposes, all from SECRET_KEY, so that what is signed for one is worth nothing for another."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SALT = b"switchboard"
_KEY_BYTES = 32


def sub_key(secret_key: str, purpose: str) -> bytes:
    """32 bytes for `purpose`: HKDF with SHA-256 (RFC 5869)."""
    return HKDF(SHA256(), _KEY_BYTES, _SALT, purpose.encode()).derive(secret_key.encode())
