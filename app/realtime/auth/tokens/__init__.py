"""Namespace tokens: the single-use keys, good for a minute, with which a signed-in page opens a namespace.

A cookie alone opens nothing, since any page could make the browser send it along; a token alone opens nothing either,
since it counts only together with the session it was made for. Using it up makes a second use a sign of theft.

Where one process serves everyone they are kept in its memory; several share them in the database, not in Redis, since
people must be able to come in while that is away.
"""

from collections.abc import Iterable
from typing import Protocol

from app.realtime.auth.tokens.database import DatabaseTokenStore
from app.realtime.auth.tokens.memory import MemoryTokenStore
from app.realtime.auth.tokens.token import LIFETIME, RETENTION, TokenUse

# What a token looks like: `n1.<id>.<secret>`, of which only a hash of the secret is kept.


__all__ = ["LIFETIME", "RETENTION", "DatabaseTokenStore", "MemoryTokenStore", "TokenStore", "TokenUse"]


class TokenStore(Protocol):
    """The tokens of one deployment. Namespaces are paths, as `/chat`."""

    async def mint(self, session_id: str, user_id: str, namespaces: Iterable[str]) -> dict[str, str]:
        """A fresh token for each of `namespaces`, for this session only. Keys are as given."""

    async def consume(self, token: object, namespace: str, session_id: str) -> TokenUse:
        """Use `token` up: `Use.GOOD` if it was known, unused, in time, and made for this namespace and session. Of any
        number of simultaneous uses exactly one is good."""

    async def sweep(self) -> None:
        """Forget tokens that are long over."""
