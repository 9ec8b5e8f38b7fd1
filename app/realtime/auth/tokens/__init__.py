"""Namespace tokens: single-use keys, valid for a minute, with which a signed-in page opens a namespace.

The cookie alone is not enough, since any page could make the browser send it; a token alone is not enough either, since
it works only with the session it was issued to. A second use is a sign of theft. One process keeps tokens in its
memory; several share them in the database and not in Redis, since people must be able to connect while that is down.
"""

from collections.abc import Iterable
from typing import Protocol

from app.realtime.auth.tokens.database import DatabaseTokenStore
from app.realtime.auth.tokens.memory import MemoryTokenStore
from app.realtime.auth.tokens.token import LIFETIME, RETENTION, TokenUse

# What a token looks like: `n1.<id>.<secret>`, of which only a hash of the secret is kept.


__all__ = ["LIFETIME", "RETENTION", "DatabaseTokenStore", "MemoryTokenStore", "TokenStore", "TokenUse"]


class TokenStore(Protocol):
    """The tokens of one deployment. Namespaces are paths such as `/chat`."""

    async def mint(self, session_id: str, user_id: str, namespaces: Iterable[str]) -> dict[str, str]:
        """A new token for each of `namespaces`, by namespace, for this session only."""

    async def consume(self, token: object, namespace: str, session_id: str) -> TokenUse:
        """Use `token` up. `GOOD` if it was known, unused, in time, and issued for this namespace and session;
        `REPLAYED` if it was used before. Of any number of simultaneous uses exactly one is good."""

    async def sweep(self) -> None:
        """Delete tokens that expired some time ago."""
