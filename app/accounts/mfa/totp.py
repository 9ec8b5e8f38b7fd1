"""Authenticator apps: codes of six digits that change every 30 seconds (RFC 6238), each accepted once."""

import hmac
import re
import secrets
from dataclasses import dataclass, field

import pyotp
import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tortoise.expressions import Q

from app.accounts.models import TotpFactor, User
from app.clock import clock
from app.database import transaction
from app.errors import Conflict
from app.ids import new_id
from app.principal import Principal

_NONCE_BYTES = 12


# Secrets that have to be read again, encrypted under a key that is not in the database (AES-256-GCM).


class DecryptionError(Exception):
    """The bytes were encrypted with another key, or for another purpose."""


def encrypt(key: bytes, text: str, purpose: str) -> bytes:
    """Encrypt `text` with `key` (AES-256-GCM), bound to `purpose`: a row copied to another person cannot be
    read there."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), purpose.encode())


def decrypt(key: bytes, sealed: bytes, purpose: str) -> str:
    """Decrypt what `encrypt` returned for the same `key` and `purpose`. Raises `DecryptionError`."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], purpose.encode()).decode()
    except InvalidTag:
        raise DecryptionError(purpose) from None


log = structlog.get_logger()

STEP_S = 30
_ISSUER = "Switchboard"
_CODE = re.compile(r"[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What an app needs for its set-up: `uri` in a QR code, or `secret` typed by hand."""

    uri: str = field(repr=False)
    secret: str = field(repr=False)


async def begin_enrolment(actor: Principal, key: bytes) -> None:
    """Create a secret for a new app of the actor; it replaces one that was never confirmed. Raises `Conflict` if they
    have an app already."""
    async with transaction():
        await User.filter(id=actor.user_id).select_for_update().get()
        rows = await TotpFactor.filter(user_id=actor.user_id)
        if any(row.confirmed_at for row in rows):
            raise Conflict("there is an authenticator app already")
        await TotpFactor.filter(user_id=actor.user_id).delete()
        row = TotpFactor(id=new_id(), user_id=actor.user_id, created_at=clock.now())
        row.secret = encrypt(key, pyotp.random_base32(), _purpose(row))
        await row.save(force_create=True)


async def load_unconfirmed(actor: Principal, key: bytes) -> tuple[TotpFactor, Enrolment] | None:
    """The app that the actor is adding and its set-up data, or None."""
    row = await TotpFactor.get_or_none(user_id=actor.user_id, confirmed_at=None)
    secret = _secret(row, key) if row else None
    if row is None or secret is None:
        return None
    return row, Enrolment(pyotp.TOTP(secret, name=actor.email, issuer=_ISSUER).provisioning_uri(), secret)


def matching_step(secret: str, typed: str, drift: int) -> int | None:
    """The time step whose code of `secret` is `typed`, at most `drift` steps of 30 s from now, or None."""
    code = "".join(typed.split())
    if not _CODE.fullmatch(code):
        return None
    now, codes = int(clock.now().timestamp()) // STEP_S, pyotp.HOTP(secret)
    found = [step for step in range(now - drift, now + drift + 1) if hmac.compare_digest(codes.at(step), code)]
    return found[-1] if found else None


async def confirm_enrolment(row: TotpFactor, step: int) -> None:
    """Confirm the app of `row`, which has shown the code of `step`. Raises `Conflict` if it was replaced meanwhile."""
    still = TotpFactor.filter(id=row.id, confirmed_at=None)
    if await still.update(confirmed_at=clock.now(), last_step=step) != 1:
        raise Conflict("another app was added meanwhile")


async def consume(user_id: str, key: bytes, typed: str, drift: int) -> bool:
    """Use up the code `typed` of the person's app. Returns whether it was valid. Neither it nor an earlier code is
    accepted again, so a code that somebody has seen is worthless."""
    row = await TotpFactor.filter(user_id=user_id).exclude(confirmed_at=None).first()
    secret = _secret(row, key) if row else None
    step = matching_step(secret, typed, drift) if secret else None
    if row is None or step is None:
        return False
    async with transaction():
        later = Q(last_step__isnull=True) | Q(last_step__lt=step)
        return await TotpFactor.filter(later, id=row.id).update(last_step=step) == 1


def _secret(row: TotpFactor, key: bytes) -> str | None:
    try:
        return decrypt(key, bytes(row.secret), _purpose(row))
    except DecryptionError:
        # SECRET_KEY is another one now; recovery codes and passkeys do not depend on it.
        log.error("totp_secret_unreadable", user=row.user_id)
        return None


def _purpose(row: TotpFactor) -> str:
    return f"totp:{row.user_id}:{row.id}"
