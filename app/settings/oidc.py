"""Settings of sign-in through an OpenID provider. They are absent by default: people then sign in with a password."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_settings import NoDecode

from app.settings.validators import Allowed, comma_separated

GOOGLE = "https://accounts.google.com"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def _an_issuer(value: str) -> str:
    """The issuer without a slash at its end; what comes from it decides who is who, so it must come over TLS."""
    parts = urlsplit(value)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise ValueError("it is not reached over https")
    if not parts.hostname or parts.query or parts.fragment or parts.username is not None:
        raise ValueError("the host is missing, or there is more than host and path")
    parts.port  # noqa: B018  # raises ValueError for a port that is none
    return value.rstrip("/")


def _in_lower_case(value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(domain.lower() for domain in value)


ClientId = Annotated[
    str | None,
    Allowed("the client ID that the provider gave to this installation", "none"),
    Field(
        description="Sign-in with Google, or with the provider of OIDC_ISSUER; offered when ID and secret are set. "
        "Register PUBLIC_URL/openid/callback there. None, because only the provider gives them out.",
    ),
]
ClientSecret = Annotated[
    str | None,
    Allowed("the secret that belongs to GOOGLE_CLIENT_ID", "none", secret=True),
    Field(repr=False, description="With it this server, and nobody else, redeems what the provider sends back."),
]
Issuer = Annotated[
    str,
    AfterValidator(_an_issuer),
    Allowed("https:// and the issuer as its provider writes it (http:// on this machine only)"),
    Field(
        description="The OpenID provider that GOOGLE_CLIENT_ID belongs to. Google, because most people have it; any "
        "other that signs with RS256 and knows PKCE works too.",
    ),
]
Domains = Annotated[
    tuple[str, ...],
    NoDecode,
    BeforeValidator(comma_separated),
    AfterValidator(_in_lower_case),
    Allowed("domains of organisations such as example.com, separated by commas", "all"),
    Field(
        description="Only accounts that the provider says an organisation of these owns (the claim `hd`) come in "
        "through it. All, because nobody gets an account here without an invitation anyway.",
    ),
]
AutoLink = Annotated[
    bool,
    Allowed("on or off", "off"),
    Field(
        description="Connect an account at the provider with the person here of the same e-mail address, if that is "
        "verified on both sides and the provider owns its domain. Off: people connect them on their account page.",
    ),
]
