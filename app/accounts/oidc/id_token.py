"""The ID token: the provider's claims about a person, used only after every check.

The checks are ours on top of joserfc: Authlib's own accept another audience, and any nonce when they are given none.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from app.accounts.oidc import TOKEN, OidcRefused
from app.clock import clock
from app.lookalikes import has_unseen
from app.settings.oidc import GOOGLE
from app.text import EMAIL_LENGTH, is_plain

# Clocks differ; a minute is plenty between servers.
LEEWAY_S = 60
_ALGORITHM = "RS256"
_SUBJECT_LENGTH = 255
# Google has written its name both ways.
_ALSO_WRITTEN = {GOOGLE: (GOOGLE, GOOGLE.removeprefix("https://"))}


class UnknownKey(Exception):
    """The token is signed with a key that is not among the provider's keys as read last."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Who someone is at the provider. `issuer` and `subject` name them; `domain` is the organisation that owns the
    account, "" for none; `email` is "" when there is none that could be one; `signed_in_at` is when they signed in
    there, in seconds since 1970, 0 if the provider does not say."""

    issuer: str
    subject: str
    email: str
    email_verified: bool
    domain: str
    name: str
    signed_in_at: float = 0

    @property
    def authoritative(self) -> bool:
        """Whether the provider itself hands out this address, rather than having seen it once."""
        of = self.email.rpartition("@")[2].lower()
        return (self.issuer == GOOGLE and of == "gmail.com") or (self.domain != "" and self.domain == of)


@dataclass(frozen=True, slots=True)
class Expected:
    """What the token must say: who made it, for whom, and in answer to what."""

    issuer: str
    client_id: str
    nonce: str


def read_id_token(token: object, keys: Mapping[str, Any], expected: Expected) -> Claims:
    """The claims of `token`, signed with one of `keys` (a JWK set). Raises `UnknownKey`, and `OidcRefused`."""
    if not isinstance(token, str):
        raise OidcRefused(TOKEN, "there is no ID token")
    key = _key(_header(token), keys)
    try:
        claims = jwt.decode(token, key, algorithms=[_ALGORITHM]).claims
        _registry(expected).validate(claims)
    except (JoseError, ValueError, TypeError, RecursionError) as why:  # nested without end, whoever signed it
        raise OidcRefused(TOKEN, f"the ID token is not good: {why}") from None
    _check_audience(claims, expected.client_id)
    return _claims(claims, expected.issuer)


def _header(token: str) -> dict[str, Any]:
    part = token.partition(".")[0]
    try:
        header = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        raise OidcRefused(TOKEN, "the ID token has no header") from None
    # Before a key is chosen: a token never says itself how it is to be checked.
    if not isinstance(header, dict) or header.get("alg") != _ALGORITHM:
        raise OidcRefused(TOKEN, "the ID token is not signed with RS256")
    return header


def _key(header: Mapping[str, Any], keys: Mapping[str, Any]) -> RSAKey:
    listed = keys.get("keys")
    usable = [key for key in listed if _is_for_signing(key)] if isinstance(listed, list) else []
    kid = header.get("kid")
    fitting = [key for key in usable if key.get("kid") == kid] if kid is not None else usable
    if len(fitting) != 1:
        raise UnknownKey
    try:
        return RSAKey.import_key(fitting[0])
    except (JoseError, ValueError, TypeError):
        raise OidcRefused(TOKEN, "the provider's key is none") from None


def _is_for_signing(key: object) -> bool:
    return isinstance(key, dict) and key.get("kty") == "RSA" and key.get("use", "sig") == "sig"


def _registry(expected: Expected) -> jwt.JWTClaimsRegistry:
    return jwt.JWTClaimsRegistry(
        now=int(clock.now().timestamp()),
        leeway=LEEWAY_S,
        iss={"essential": True, "values": list(_ALSO_WRITTEN.get(expected.issuer, (expected.issuer,)))},
        sub={"essential": True},
        aud={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": expected.nonce},
    )


def _check_audience(claims: Mapping[str, Any], client_id: str) -> None:
    if claims["aud"] not in (client_id, [client_id]):
        raise OidcRefused(TOKEN, "the ID token is for someone else, or for others too")
    if claims.get("azp", client_id) != client_id:
        raise OidcRefused(TOKEN, "the ID token was given to someone else")


def _claims(claims: Mapping[str, Any], issuer: str) -> Claims:
    subject = claims["sub"]
    if not subject or len(subject) > _SUBJECT_LENGTH or not is_plain(subject):
        raise OidcRefused(TOKEN, "the subject of the ID token is none")
    email = _text(claims.get("email"))
    fits = "@" in email and len(email) <= EMAIL_LENGTH
    return Claims(
        issuer=issuer,
        subject=subject,
        email=email if fits else "",
        # Only the boolean: "false" in quotes would be true.
        email_verified=fits and claims.get("email_verified") is True,
        domain=_text(claims.get("hd")).lower(),
        name=_text(claims.get("name")),
        signed_in_at=_number(claims.get("auth_time")),
    )


def _number(value: object) -> float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) and is_plain(value) and not has_unseen(value) else ""
