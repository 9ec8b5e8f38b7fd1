"""The OpenID provider: its addresses, its signing keys, and redeeming its answers."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import httpx2
import structlog
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client

from app.accounts.oidc import AWAY, TOKEN, OidcRefused
from app.accounts.oidc.id_token import Claims, Expected, UnknownKey, read_id_token
from app.clock import clock
from app.settings import Settings
from app.settings.oidc import GOOGLE

log = structlog.get_logger()

# A provider's addresses and keys change a few times a year.
CACHE_LIFETIME = timedelta(hours=1)
# For a key that is new: made-up tokens cannot make us ask the provider more often than this.
KEYS_AT_MOST_EVERY = timedelta(minutes=1)
# Short, because a person waits for the page.
TIMEOUT = httpx2.Timeout(10, connect=3)

# OpenID Connect Core 3.1.2.1; the claim is asked for by name too, since Google says it only then.
_ANEW = {"prompt": "login", "max_age": "0", "claims": '{"id_token":{"auth_time":{"essential":true}}}'}


@dataclass(frozen=True, slots=True)
class _Cached:
    said: Mapping[str, Any]
    at: datetime

    def is_younger_than(self, age: timedelta) -> bool:
        return clock.now() - self.at < age


class Provider:
    """The provider of `settings`, which must configure one. Its addresses and keys are fetched once and kept for
    `CACHE_LIFETIME`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._issuer = settings.oidc_issuer
        self._addresses: _Cached | None = None
        self._keys: _Cached | None = None

    @property
    def name(self) -> str:
        """The provider's name in the interface: "Google", or its host name."""
        return "Google" if self._issuer == GOOGLE else urlsplit(self._issuer).netloc

    @property
    def issuer(self) -> str:
        return self._issuer

    async def authorization_url(self, state: str, nonce: str, verifier: str, *, anew: bool = False) -> str:
        """The address of the provider's sign-in page; `anew` asks it to authenticate people again who are signed in
        there. Raises `OidcRefused` if the provider cannot be reached."""
        found = await self._discover()
        async with self._client() as client:
            url, _state = client.create_authorization_url(
                found["authorization_endpoint"],
                state=state,
                nonce=nonce,
                code_verifier=verifier,
                **(_ANEW if anew else {}),
            )
        return str(url)

    async def redeem(self, code: str, verifier: str, nonce: str) -> Claims:
        """The verified claims of the person who came back with `code`. The provider's tokens are not kept. Raises
        `OidcRefused`."""
        found = await self._discover()
        try:
            async with self._client(_authentication(found)) as client:
                answer = await client.fetch_token(found["token_endpoint"], code=code, code_verifier=verifier)
        except OAuthError as why:
            raise OidcRefused(TOKEN, f"the provider refused the code: {str(why.error)[:100]}") from None
        except (httpx2.HTTPError, ValueError, TypeError, RecursionError) as why:
            raise _unavailable(why) from None
        return await self._read(answer.get("id_token"), nonce)

    async def _read(self, token: object, nonce: str) -> Claims:
        expected = Expected(self._issuer, str(self._settings.google_client_id), nonce)
        try:
            return read_id_token(token, await self._jwks(CACHE_LIFETIME), expected)
        except UnknownKey:
            pass
        try:
            return read_id_token(token, await self._jwks(KEYS_AT_MOST_EVERY), expected)
        except UnknownKey:
            raise OidcRefused(TOKEN, "the ID token is signed with an unknown key") from None

    def _client(self, authentication: str = "client_secret_basic") -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            self._settings.google_client_id,
            self._settings.google_client_secret,
            token_endpoint_auth_method=authentication,
            redirect_uri=f"{self._settings.origin}/openid/callback",
            scope="openid email profile",
            code_challenge_method="S256",
            timeout=TIMEOUT,
            verify=_tls_context(),
        )

    async def _discover(self) -> Mapping[str, Any]:
        if self._addresses is None or not self._addresses.is_younger_than(CACHE_LIFETIME):
            found = await self._fetch_json(f"{self._issuer}/.well-known/openid-configuration")
            self._check_addresses(found)
            self._addresses = _Cached(found, clock.now())
        return self._addresses.said

    def _check_addresses(self, found: Mapping[str, Any]) -> None:
        if str(found.get("issuer")).rstrip("/") != self._issuer:
            raise _unavailable("it says that it is another issuer")
        safe = ("https", "http") if self._issuer.startswith("http:") else ("https",)
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            if urlsplit(str(found.get(name))).scheme not in safe:
                raise _unavailable(f"its {name} is missing or not reached over https")

    async def _jwks(self, age: timedelta) -> Mapping[str, Any]:
        if self._keys is None or not self._keys.is_younger_than(age):
            self._keys = _Cached(await self._fetch_json((await self._discover())["jwks_uri"]), clock.now())
        return self._keys.said

    async def _fetch_json(self, url: str) -> Mapping[str, Any]:
        try:
            async with httpx2.AsyncClient(timeout=TIMEOUT, verify=_tls_context()) as client:
                answer = (await client.get(url)).raise_for_status().json()
        except (httpx2.HTTPError, ValueError, RecursionError) as why:
            raise _unavailable(why) from None
        if not isinstance(answer, dict):
            raise _unavailable("it answers with something else")
        return answer


@cache
def _tls_context() -> ssl.SSLContext:
    """Whose certificates are trusted. Read once: reading them takes 20 ms, in which nothing else is served, and every
    client would do it anew."""
    return httpx2.create_ssl_context()


def _authentication(found: Mapping[str, Any]) -> str:
    """How this server says to the token endpoint who it is: the standard's default, or what the provider knows."""
    known = found.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return "client_secret_basic" if "client_secret_basic" in known else "client_secret_post"


def _unavailable(why: object) -> OidcRefused:
    log.warning("openid_provider_away", why=repr(why))
    return OidcRefused(AWAY, "the provider does not answer as it should")
