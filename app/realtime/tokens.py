"""Namespace tokens: the single-use keys, good for a minute, with which a signed-in page opens a namespace.

A cookie alone opens nothing, since any page could make the browser send it along; a token alone opens nothing either,
since it counts only together with the session it was made for. Using it up makes a second use a sign of theft.
"""

import hashlib
import re
import secrets
from collections.abc import Iterable
from datetime import timedelta

from app.clock import clock
from app.ids import new_id
from app.realtime.models import NamespaceToken

LIFETIME = timedelta(seconds=60)
# Used and expired tokens are kept this long, so that a replay is told apart from nonsense.
KEPT = timedelta(minutes=10)

_SHAPE = re.compile(r"n1\.([0-9A-Za-z-]{1,36})\.([0-9A-Za-z_-]{43})")


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


async def mint(session_id: str, user_id: str, namespaces: Iterable[str], audience: str) -> dict[str, str]:
    """A fresh token for each of `namespaces` (paths, as `/chat`), for this session only. Keys are as given."""
    now = clock.now()
    tokens: dict[str, str] = {}
    rows = []
    for namespace in namespaces:
        secret = secrets.token_urlsafe(32)
        row = NamespaceToken(
            id=new_id(),
            secret_hash=_hash(secret),
            session_id=session_id,
            user_id=user_id,
            namespace=namespace,
            audience=audience,
            issued_at=now,
            expires_at=now + LIFETIME,
        )
        rows.append(row)
        tokens[namespace] = f"n1.{row.id}.{secret}"
    await NamespaceToken.bulk_create(rows)
    return tokens


async def consume(token: object, namespace: str, session_id: str, audience: str) -> bool:
    """Use `token` up; whether it was good: known, unused, in time, and made for this namespace, session and audience.

    One statement decides, so that of any number of simultaneous uses exactly one wins.
    """
    match = _SHAPE.fullmatch(token) if isinstance(token, str) and len(token) <= 100 else None
    if match is None:
        return False
    token_id, secret = match.groups()
    now = clock.now()
    used = await NamespaceToken.filter(
        id=token_id,
        secret_hash=_hash(secret),
        namespace=namespace,
        session_id=session_id,
        audience=audience,
        used_at__isnull=True,
        expires_at__gt=now,
    ).update(used_at=now)
    return used == 1


async def sweep() -> None:
    """Delete tokens that are long over."""
    await NamespaceToken.filter(expires_at__lt=clock.now() - KEPT).delete()
