"""Keys derived from SECRET_KEY stay the same: what was signed or encrypted with them must stay readable."""

import hmac
from hashlib import sha256

import pytest

from app.key_derivation import derive_key


@pytest.mark.parametrize(
    ("secret", "purpose", "key"),
    [
        ("a secret of a deployment", "totp", "5d001c7cccde235382d8afe48458a076d7af747e857ab1847aada8dfd9aa2e92"),
        ("", "passkey-handles", "b293a9a11f35839f087e56c81f2829d389a551958ffcfc62a688a7027765ea87"),
        ("ключ" * 40, "audit", "42e8b249952067f0f736bcb9586a501edcc3d740864cb2cb0ab2f796155d0653"),
    ],
)
def test_a_key_is_the_one_it_always_was(secret, purpose, key):
    assert derive_key(secret, purpose).hex() == key


def test_it_is_one_block_of_hkdf_as_rfc_5869_has_it():
    extracted = hmac.digest(b"switchboard", b"secret", sha256)
    assert derive_key("secret", "purpose") == hmac.digest(extracted, b"purpose\x01", sha256)


def test_each_purpose_and_each_deployment_has_its_own():
    keys = {derive_key(secret, purpose) for secret in ("one", "two") for purpose in ("totp", "audit")}
    assert len(keys) == 4
