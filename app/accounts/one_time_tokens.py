"""Links that work once: `<id>.<secret>`, of which only the secret's hash is kept."""

import base64
import hmac
import re
import secrets
from datetime import timedelta
from hashlib import sha256

from ulid import ULID

from app.accounts.models import OneTimePurpose, OneTimeToken
from app.clock import clock
from app.database import Transaction
from app.errors import NotFound
from app.ids import new_id

# These are not listed anywhere, and they name people. Invitations are listed until they are withdrawn.
_PASSING = (OneTimePurpose.RESET, OneTimePurpose.EMAIL_CHANGE)

_SHAPE = re.compile(r"([0-9A-HJKMNP-TV-Z]{26})\.([A-Za-z0-9_-]{43})")


async def issue(
    tx: Transaction,
    purpose: OneTimePurpose,
    lifetime: timedelta,
    data: dict[str, str],
    *,
    actor_id: str | None,
    recipient_key: str | None = None,
    token: str | None = None,
) -> str:
    """A new token for `purpose`; `data` is what it grants. It cannot be read again. `recipient_key` is what unused ones
    of a person without an account are found by. With `token`, one of `made_of`, it is that one: raises
    `IntegrityError` if there is one already."""
    identifier, _, secret = (token or f"{new_id()}.{secrets.token_urlsafe(32)}").partition(".")
    now = clock.now()
    await OneTimeToken.create(
        using_db=tx.connection,
        id=identifier,
        purpose=purpose,
        token_hash=_hash(secret),
        data=data,
        recipient_key=recipient_key,
        created_by_id=actor_id,
        created_at=now,
        expires_at=now + lifetime,
    )
    return f"{identifier}.{secret}"


def made_of(seed: bytes) -> str:
    """The token that `seed` stands for, the same each time. Nobody but us may be able to make the seed."""
    identifier = str(ULID.from_bytes(sha256(b"id" + seed).digest()[:16]))
    secret = base64.urlsafe_b64encode(sha256(b"secret" + seed).digest()).rstrip(b"=").decode()
    return f"{identifier}.{secret}"


async def is_open(tx: Transaction, token: str) -> bool:
    """Whether `token`, one of `made_of`, was issued and is neither used nor too old."""
    unused = OneTimeToken.filter(id=token_id(token), used_at=None, expires_at__gt=clock.now())
    return await unused.using_db(tx.connection).exists()


def token_id(token: str) -> str:
    """The id in `token`, which names its row without granting anything."""
    return token.partition(".")[0]


async def look_up(purpose: OneTimePurpose, token: str) -> OneTimeToken:
    """The row of `token`, without using it up: mail scanners and previews open links too. Raises `NotFound` if it is
    wrong, used or expired, without saying which."""
    match = _SHAPE.fullmatch(token)
    row = await OneTimeToken.get_or_none(id=match[1], purpose=purpose) if match else None
    if match is None or row is None or not hmac.compare_digest(_hash(match[2]), bytes(row.token_hash)):
        raise NotFound("no such link")
    if row.used_at is not None or row.expires_at <= clock.now():
        raise NotFound("the link was used or is too old")
    return row


async def consume(tx: Transaction, row: OneTimeToken) -> None:
    """Use the link of `row` in the running transaction. Of two at once only one succeeds. Raises `NotFound`."""
    now = clock.now()
    unused = OneTimeToken.filter(id=row.id, used_at=None, expires_at__gt=now).using_db(tx.connection)
    if await unused.update(used_at=now) != 1:
        raise NotFound("the link was used or is too old")


async def sweep() -> None:
    """Delete expired links of the kinds that strangers can create without limit."""
    await OneTimeToken.filter(purpose__in=_PASSING, expires_at__lte=clock.now()).delete()


def _hash(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
