"""What a device has to sign: new each time, good once and soon. The library alone would take the same answer twice."""

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Literal

from app.accounts.models import PasskeyChallenge
from app.clock import clock
from app.database import transaction

Purpose = Literal["add", "sign_in", "second_factor", "sudo"]

LIFETIME = timedelta(minutes=5)
_BYTES = 32


async def issue(purpose: Purpose, session_id: str = "") -> bytes:
    """A challenge for `purpose` in the session, or for a visitor. Those that nobody answered in time are forgotten."""
    challenge, now = secrets.token_bytes(_BYTES), clock.now()
    async with transaction():
        await PasskeyChallenge.filter(expires_at__lte=now).delete()
        await PasskeyChallenge.create(
            challenge_hash=_hash(challenge), purpose=purpose, session_id=session_id, expires_at=now + LIFETIME
        )
    return challenge


async def use_up(challenge: bytes, purpose: Purpose, session_id: str = "") -> bool:
    """Whether `challenge` was made for exactly this and is still good. From now on it is not, whatever comes of it."""
    async with transaction():
        row = await PasskeyChallenge.get_or_none(challenge_hash=_hash(challenge))
        if row is None or not await PasskeyChallenge.filter(challenge_hash=row.challenge_hash).delete():
            return False
    return (row.purpose, row.session_id) == (purpose, session_id) and row.expires_at > clock.now()


def _hash(challenge: bytes) -> str:
    return sha256(challenge).hexdigest()
