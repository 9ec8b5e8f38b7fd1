"""Secrets that have to be read again, encrypted under a key that is not in the database (AES-256-GCM)."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12


class Unreadable(Exception):
    """It was sealed with another key, or for something else."""


def seal(key: bytes, text: str, purpose: str) -> bytes:
    """`text`, readable with `key` and for `purpose` only: a row that is copied to someone else opens nothing there."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), purpose.encode())


def unseal(key: bytes, sealed: bytes, purpose: str) -> str:
    """What was sealed. Raises `Unreadable`."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], purpose.encode()).decode()
    except InvalidTag:
        raise Unreadable(purpose) from None
