"""Adding and removing second factors. The page asks for re-authentication first, and these functions for a code."""

from dataclasses import dataclass, field

from tortoise.exceptions import IntegrityError

from app import audit
from app.accounts import sessions
from app.accounts.mfa import has_factor, recovery_codes, totp, webauthn
from app.accounts.mfa.last_credential import require_another_credential
from app.accounts.mfa.verify import CodeVerifier, FactorKind, WrongCode, record_refusal
from app.accounts.models import Passkey, TotpFactor, User
from app.accounts.security_notices import OwnNotice, send_own_notice
from app.database import Transaction, transaction
from app.errors import Conflict, NotFound
from app.ids import is_id
from app.mail import MailQueue
from app.principal import Principal


@dataclass(frozen=True, slots=True)
class FactorChange:
    """The browser's new session secret, and new recovery codes, if any were created; they cannot be shown again."""

    bearer: sessions.Bearer
    recovery_codes: list[str] = field(default_factory=list, repr=False)


async def confirm_totp(codes: CodeVerifier, actor: Principal, typed: str) -> FactorChange:
    """Add the app that the actor has set up, if `typed` is its current code. All other sessions end.

    Raises `Invalid` at `code`, `RateLimited`, `NotFound` if there is nothing to confirm, and `Conflict`.
    """
    try:
        async with codes.attempt(actor.user_id):
            found = await totp.load_unconfirmed(actor, codes.key)
            if found is None:
                raise NotFound("there is no app to confirm")
            row, enrolment = found
            step = totp.matching_step(enrolment.secret, typed, codes.drift)
            if step is None:
                raise WrongCode
            async with transaction() as tx:
                await totp.confirm_enrolment(row, step)
                return await factor_added(tx, codes.mail, actor, "totp")
    except WrongCode:
        await record_refusal(actor, "enrolment")
        raise


async def remove_totp(codes: CodeVerifier, actor: Principal, typed: str) -> FactorChange:
    """Remove the actor's app; `typed` is one of its codes or a recovery code. All other sessions end.

    Raises `Invalid` at `code`, and `RateLimited`.
    """

    async def remove(tx: Transaction, way: FactorKind) -> FactorChange:  # noqa: ARG001 - either kind will do
        await TotpFactor.filter(user_id=actor.user_id).delete()
        return await factor_removed(tx, codes.mail, actor, "totp")

    return await codes.verify(actor, typed, remove)


async def add_passkey(
    mail: MailQueue, site: webauthn.RelyingParty, actor: Principal, answer: str, name: str
) -> FactorChange:
    """Add the passkey that the actor's device has created, under the given name. All other sessions end.

    Raises `PasskeyRefused`, and `Conflict` for a passkey that is stored already.
    """
    made = await webauthn.verify_registration(site, actor, answer, name)
    try:
        async with transaction() as tx:
            await made.save(force_create=True)
            return await factor_added(tx, mail, actor, "passkey")
    except IntegrityError:
        raise Conflict("this passkey is known already") from None


async def remove_passkey(mail: MailQueue, actor: Principal, passkey_id: str) -> FactorChange:
    """Remove a passkey of the actor. All other sessions end. Raises `NotFound`, and `Conflict` (`last_way_in`)."""
    async with transaction() as tx:
        user = await User.filter(id=actor.user_id).using_db(tx.connection).select_for_update().get()
        if not is_id(passkey_id) or not await Passkey.filter(id=passkey_id, user_id=actor.user_id).delete():
            raise NotFound("no such passkey")
        await require_another_credential(tx, user)
        return await factor_removed(tx, mail, actor, "passkey")


async def renew_recovery_codes(mail: MailQueue, actor: Principal) -> list[str]:
    """A new set of recovery codes for the actor; the old set stops working. Raises `Conflict` if the actor has no
    second factor."""
    if not await has_factor(actor.user_id):
        raise Conflict("there is no second factor")
    async with transaction() as tx:
        await _send_notice(tx, mail, actor, OwnNotice.RECOVERY_CODES_MADE)
        return await _new_recovery_codes(actor)


async def _new_recovery_codes(actor: Principal) -> list[str]:
    await audit.record(audit.Action.RECOVERY_CODES_MADE, actor=actor, target=f"user:{actor.user_id}")
    return await recovery_codes.replace(actor.user_id)


async def factor_added(tx: Transaction, mail: MailQueue, actor: Principal, kind: str) -> FactorChange:
    """Record that a factor of `kind` was added in the running transaction, and mail the actor. The first factor comes
    with recovery codes."""
    await audit.record(audit.Action.FACTOR_ADDED, actor=actor, target=f"user:{actor.user_id}", meta={"code": kind})
    await _send_notice(tx, mail, actor, OwnNotice.FACTOR_ADDED)
    codes = [] if await recovery_codes.count_remaining(actor.user_id) else await _new_recovery_codes(actor)
    return FactorChange(await _renew_session(tx, actor, verified=True), codes)


async def factor_removed(tx: Transaction, mail: MailQueue, actor: Principal, kind: str) -> FactorChange:
    """Record that a factor of `kind` was removed in the running transaction, and mail the actor. With the last factor,
    the recovery codes are removed."""
    await audit.record(audit.Action.FACTOR_REMOVED, actor=actor, target=f"user:{actor.user_id}", meta={"code": kind})
    await _send_notice(tx, mail, actor, OwnNotice.FACTOR_REMOVED)
    protected = await has_factor(actor.user_id)
    if not protected:
        await recovery_codes.delete(actor.user_id)
    return FactorChange(await _renew_session(tx, actor, verified=protected))


async def _send_notice(tx: Transaction, mail: MailQueue, actor: Principal, what: OwnNotice) -> None:
    await send_own_notice(tx, mail, await User.filter(id=actor.user_id).using_db(tx.connection).get(), what)


async def _renew_session(tx: Transaction, actor: Principal, *, verified: bool) -> sessions.Bearer:
    await sessions.revoke_other_sessions(tx, actor.user_id, keep=actor.session_id, reason="factors_changed")
    return await sessions.mark_factor_changed(actor.session_id, verified=verified)
