"""Settings of sign-in through an OpenID provider. They are absent by default: people then sign in with a password."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_settings import NoDecode

from app.settings.validators import Allowed, split_commas

GOOGLE = "https://accounts.google.com"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def _validate_issuer(value: str) -> str:
    """The issuer without a slash at its end; what comes from it decides who is who, so it must come over TLS."""
    parts = urlsplit(value)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise ValueError("it must be reached over https")
    if not parts.hostname or parts.query or parts.fragment or parts.username is not None:
        raise ValueError("it must have a host, and nothing but a host and a path")
    parts.port  # noqa: B018  # raises ValueError for a port that is none
    return value.rstrip("/")


def _in_lower_case(value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(domain.lower() for domain in value)


ClientId = Annotated[
    str | None,
    Allowed("the client ID from the provider", "none"),
    Field(
        description="Sign-in with Google, or with the provider in OIDC_ISSUER. It is offered when ID and secret are "
        "set. Register PUBLIC_URL/openid/callback with the provider.",
    ),
]
ClientSecret = Annotated[
    str | None,
    Allowed("the secret that belongs to GOOGLE_CLIENT_ID", "none", secret=True),
    Field(repr=False, description="Proves to the provider that a request comes from this server."),
]
Issuer = Annotated[
    str,
    AfterValidator(_validate_issuer),
    Allowed("https:// and the issuer exactly as the provider writes it (http:// on this machine only)"),
    Field(
        description="The OpenID provider that GOOGLE_CLIENT_ID belongs to. Google by default; any provider that "
        "signs with RS256 and supports PKCE works.",
    ),
]
Domains = Annotated[
    tuple[str, ...],
    NoDecode,
    BeforeValidator(split_commas),
    AfterValidator(_in_lower_case),
    Allowed("domains of organisations such as example.com, separated by commas", "all"),
    Field(
        description="Only accounts of these organisations can sign in through the provider (its claim `hd`). All by "
        "default, because an account here needs an invitation anyway.",
    ),
]
AutoLink = Annotated[
    bool,
    Allowed("on or off", "off"),
    Field(
        description="Connect an account at the provider to the user with the same email address, if the address is "
        "verified on both sides and the provider owns its domain. Off by default: people connect it on their "
        "account page.",
    ),
]
