"""Tokens in the memory of a single process. A restart loses them, and clients fetch new ones."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.clock import clock
from app.realtime.auth.tokens.token import (
    LIFETIME,
    RETENTION,
    TokenUse,
    format_token,
    hash_secret,
    new_token,
    parse_token,
)

# The most tokens kept, about 20 MB. Ten thousand browsers that reconnect at once need two fifths of it. When it is full
# the oldest are dropped, which are used or about to expire.
MAX_TOKENS = 50_000


@dataclass(slots=True)
class _Token:
    secret_hash: bytes
    namespace: str
    session_id: str
    expires_at: datetime
    used: bool = False


class MemoryTokenStore:
    """A `TokenStore` in memory, of at most `MAX_TOKENS`: the oldest are dropped first."""

    def __init__(self) -> None:
        self._tokens: dict[str, _Token] = {}  # in the order in which they expire, as all live equally long

    async def mint(self, session_id: str, user_id: str, namespaces: Iterable[str]) -> dict[str, str]:  # noqa: ARG002
        """Create a token for each of `namespaces`; returns them by namespace."""
        expires_at = clock.now() + LIFETIME
        minted: dict[str, str] = {}
        for namespace in namespaces:
            token_id, secret = new_token()
            self._tokens[token_id] = _Token(hash_secret(secret), namespace, session_id, expires_at)
            minted[namespace] = format_token(token_id, secret)
        while len(self._tokens) > MAX_TOKENS:
            del self._tokens[next(iter(self._tokens))]
        return minted

    async def consume(self, token: object, namespace: str, session_id: str) -> TokenUse:
        """Use `token` up; a second use is `REPLAYED` as long as the token is kept."""
        parsed = parse_token(token)
        known = self._tokens.get(parsed[0]) if parsed else None
        if parsed is None or known is None or not hmac.compare_digest(known.secret_hash, hash_secret(parsed[1])):
            return TokenUse.REFUSED
        if known.used:
            return TokenUse.REPLAYED
        if known.namespace != namespace or clock.now() >= known.expires_at:
            return TokenUse.REFUSED
        if known.session_id != session_id:
            return TokenUse.FOREIGN
        known.used = True
        return TokenUse.GOOD

    async def sweep(self) -> None:
        """Delete tokens that expired more than `KEPT` ago."""
        over = clock.now() - RETENTION
        for token_id, token in list(self._tokens.items()):
            if token.expires_at >= over:
                return
            del self._tokens[token_id]

    def __len__(self) -> int:
        return len(self._tokens)
