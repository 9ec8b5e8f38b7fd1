"""Passkeys (WebAuthn): keys that a device keeps for this site and uses only after its owner unlocked it with a finger,
a face or a PIN. So a passkey is a second factor, and replaces password and second factor together."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Any, Literal, TypeVar

import orjson
import structlog

from app.accounts.models import Passkey, PasskeyChallenge
from app.clock import clock
from app.database import transaction
from app.errors import Invalid
from app.ids import new_id
from app.principal import Principal
from app.web.i18n import N_

Purpose = Literal["add", "sign_in", "second_factor", "sudo"]

LIFETIME = timedelta(minutes=5)
_BYTES = 32


# What a device has to sign: new each time, good once and soon. The library alone would take the same answer twice.


async def issue_challenge(purpose: Purpose, session_id: str = "") -> bytes:
    """A new challenge for `purpose`, in the session or for a visitor. Expired challenges are deleted."""
    challenge, now = secrets.token_bytes(_BYTES), clock.now()
    async with transaction():
        await PasskeyChallenge.filter(expires_at__lte=now).delete()
        await PasskeyChallenge.create(
            challenge_hash=_hash(challenge), purpose=purpose, session_id=session_id, expires_at=now + LIFETIME
        )
    return challenge


async def consume_challenge(challenge: bytes, purpose: Purpose, session_id: str = "") -> bool:
    """Whether `challenge` was made for exactly this and has not expired. It is used up, whatever the result."""
    async with transaction():
        row = await PasskeyChallenge.get_or_none(challenge_hash=_hash(challenge))
        if row is None or not await PasskeyChallenge.filter(challenge_hash=row.challenge_hash).delete():
            return False
    return (row.purpose, row.session_id) == (purpose, session_id) and row.expires_at > clock.now()


def _hash(challenge: bytes) -> str:
    return sha256(challenge).hexdigest()


log = structlog.get_logger()

REFUSED = N_("This passkey was not accepted.")

# The most bytes of a browser's answer; real ones have a tenth of it.
_LONGEST = 20_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """The site that passkeys belong to: `host` is the RP ID, `origin` where they may be used. The user handles that
    devices store are derived from `key`, and reveal nothing about the people."""

    host: str
    origin: str
    key: bytes = field(repr=False)

    def user_handle(self, user_id: str) -> bytes:
        """The user handle of the person: 32 bytes that look random."""
        return hmac.digest(self.key, user_id.encode(), "sha256")


class PasskeyRefused(Invalid):
    """The device's answer could not be verified. Every reason gets the same message."""

    status = 400

    def __init__(self) -> None:
        super().__init__({"credential": REFUSED})


async def list_passkeys(user_id: str) -> list[Passkey]:
    """The person's passkeys, the oldest first."""
    return await Passkey.filter(user_id=user_id).order_by("id")


async def registration_options(site: RelyingParty, actor: Principal) -> str:
    """The options, as JSON, with which the browser creates a passkey for the actor."""
    from app.accounts.mfa import webauthn_library as library

    known = await list_passkeys(actor.user_id)
    options = library.generate_registration_options(
        rp_id=site.host,
        rp_name="Switchboard",
        user_id=site.user_handle(actor.user_id),
        user_name=actor.email,
        user_display_name=actor.name,
        challenge=await issue_challenge("add", actor.session_id),
        authenticator_selection=library.AuthenticatorSelectionCriteria(
            resident_key=library.ResidentKeyRequirement.REQUIRED,
            user_verification=library.UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[
            library.PublicKeyCredentialDescriptor(library.base64url_to_bytes(each.credential_id)) for each in known
        ],
    )
    return library.options_to_json(options)


async def verify_registration(site: RelyingParty, actor: Principal, answer: str, name: str) -> Passkey:
    """The passkey that the actor's device has created, not stored yet. Raises `PasskeyRefused`."""
    from app.accounts.mfa import webauthn_library as library

    challenge = await _consume_answered(answer, "add", actor.session_id)
    verified = _verify(
        lambda: library.verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    )
    return Passkey(
        id=new_id(),
        user_id=actor.user_id,
        credential_id=library.bytes_to_base64url(verified.credential_id),
        public_key=verified.credential_public_key,
        handle=library.bytes_to_base64url(site.user_handle(actor.user_id)),
        sign_count=verified.sign_count,
        transports=_transports(answer),
        name=name,
        created_at=clock.now(),
    )


async def authentication_options(site: RelyingParty, purpose: Purpose, session_id: str = "", user_id: str = "") -> str:
    """The options, as JSON, with which the browser uses a passkey: one of the person's, or, for visitors, any that it
    has."""
    from app.accounts.mfa import webauthn_library as library

    known = await list_passkeys(user_id) if user_id else []
    options = library.generate_authentication_options(
        rp_id=site.host,
        challenge=await issue_challenge(purpose, session_id),
        allow_credentials=[
            library.PublicKeyCredentialDescriptor(library.base64url_to_bytes(each.credential_id)) for each in known
        ],
        user_verification=library.UserVerificationRequirement.REQUIRED,
    )
    return library.options_to_json(options)


async def verify_authentication(
    site: RelyingParty, answer: str, purpose: Purpose, session_id: str = "", user_id: str | None = None
) -> Passkey:
    """The passkey that signed `answer`; if `user_id` is given, only one of that person. Raises `PasskeyRefused`."""
    from app.accounts.mfa import webauthn_library as library

    challenge = await _consume_answered(answer, purpose, session_id)
    said = _parse(answer)
    row = await Passkey.get_or_none(credential_id=_text(said, "id")[:1400])
    if row is None or user_id not in (None, row.user_id):
        raise PasskeyRefused
    handle = said["response"].get("userHandle")
    # Devices name the owner if the request did not.
    if handle != row.handle and (handle is not None or user_id is None):
        raise PasskeyRefused
    verified = _verify(
        lambda: library.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=bytes(row.public_key),
            credential_current_sign_count=row.sign_count,
            require_user_verification=True,
        )
    )
    async with transaction():
        # Of two copies of one device only the first succeeds: the count was checked on exactly this row.
        same = Passkey.filter(id=row.id, sign_count=row.sign_count)
        if not await same.update(sign_count=verified.new_sign_count, last_used_at=clock.now()):
            raise PasskeyRefused
    return row


async def _consume_answered(answer: str, purpose: Purpose, session_id: str) -> bytes:
    """The challenge that `answer` is to, which is used up by this. Raises `PasskeyRefused`."""
    from app.accounts.mfa import webauthn_library as library

    said = _parse(answer)
    client_data = _verify(lambda: orjson.loads(library.base64url_to_bytes(said["response"]["clientDataJSON"])))
    challenge = _verify(lambda: library.base64url_to_bytes(client_data["challenge"]))
    if not await consume_challenge(challenge, purpose, session_id):
        raise PasskeyRefused
    return challenge


def _parse(answer: str) -> dict[str, Any]:
    if len(answer) > _LONGEST:
        raise PasskeyRefused
    said = _verify(lambda: orjson.loads(answer))
    if not isinstance(said, dict) or not isinstance(said.get("response"), dict):
        raise PasskeyRefused
    return said


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str) or not value.isascii() or "\x00" in value:
        raise PasskeyRefused
    return value


def _transports(answer: str) -> list[str]:
    named = _parse(answer)["response"].get("transports")
    return [each[:32] for each in named[:8] if isinstance(each, str)] if isinstance(named, list) else []


def _verify(work: Callable[[], T]) -> T:
    # The bytes are untrusted, and their parsers raise all kinds of errors: each means that the answer is invalid.
    try:
        return work()
    except Exception as error:
        log.info("passkey_refused", reason=str(error)[:200])
        raise PasskeyRefused from None
