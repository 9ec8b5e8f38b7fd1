"""Tokens in the database, for several processes: one issues what another admits."""

from collections.abc import Iterable
from typing import Any

from app.clock import clock
from app.database import Transaction, fetch, run_grouped
from app.realtime.auth.tokens.token import (
    LIFETIME,
    RETENTION,
    TokenUse,
    format_token,
    hash_secret,
    new_token,
    parse_token,
)

# Tokens fetched at the same moment share a transaction, since each commit waits for the disk.
_GROUP = "namespace_token"

_INSERT = (
    'INSERT INTO "namespace_token" (id, secret_hash, session_id, user_id, namespace, audience, issued_at, expires_at) '
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
)
_USE = (
    'UPDATE "namespace_token" SET used_at = $1 WHERE id = $2 AND secret_hash = $3 AND namespace = $4 '
    "AND session_id = $5 AND audience = $6 AND used_at IS NULL AND expires_at > $1 RETURNING id"
)
_KNOWN = (
    'SELECT session_id, namespace, used_at, expires_at > $4 AS good FROM "namespace_token" '
    "WHERE id = $1 AND secret_hash = $2 AND audience = $3"
)
_SWEEP = 'DELETE FROM "namespace_token" WHERE expires_at < $1'


class DatabaseTokenStore:
    """A `TokenStore` in the database. `audience` names the deployment, so that a trial deployment on a copy of the
    database does not accept its tokens."""

    def __init__(self, audience: str) -> None:
        self._audience = audience

    async def mint(self, session_id: str, user_id: str, namespaces: Iterable[str]) -> dict[str, str]:
        """Insert a new token for each of `namespaces`; returns them by namespace."""
        now = clock.now()
        made = {namespace: new_token() for namespace in namespaces}

        async def insert(tx: Transaction) -> None:
            for namespace, (token_id, secret) in made.items():
                owner = (session_id, user_id, namespace, self._audience)
                await tx.fetch(_INSERT, token_id, hash_secret(secret), *owner, now, now + LIFETIME)

        await run_grouped(_GROUP, insert)
        return {namespace: format_token(*token) for namespace, token in made.items()}

    async def consume(self, token: object, namespace: str, session_id: str) -> TokenUse:
        """Use `token` up with one UPDATE, so that of simultaneous uses exactly one is good."""
        parsed = parse_token(token)
        if parsed is None:
            return TokenUse.REFUSED
        token_id, secret_hash = parsed[0], hash_secret(parsed[1])
        asked = (clock.now(), token_id, secret_hash, namespace, session_id, self._audience)

        async def update(tx: Transaction) -> Any:
            return await tx.fetch(_USE, *asked)

        if await run_grouped(_GROUP, update):
            return TokenUse.GOOD
        for known in await fetch(_KNOWN, token_id, secret_hash, self._audience, clock.now()):
            if known["used_at"] is not None:
                return TokenUse.REPLAYED
            if known["good"] and known["namespace"] == namespace and known["session_id"] != session_id:
                return TokenUse.FOREIGN
        return TokenUse.REFUSED

    async def sweep(self) -> None:
        """Delete tokens that expired more than `KEPT` ago."""
        over = clock.now() - RETENTION

        async def delete(tx: Transaction) -> None:
            await tx.fetch(_SWEEP, over)

        await run_grouped(_GROUP, delete)
