"""Actions on one's own second factors, and proving once more who one is."""

from app.accounts import reauth
from app.accounts.context import accounts
from app.accounts.mfa import enrolment, totp, webauthn
from app.accounts.mfa.enrolment import FactorChange
from app.accounts.schema import AddPasskey, GiveCode, OfPasskey, Prove
from app.accounts.sessions import Bearer
from app.actions import Nothing, action
from app.principal import Principal


@action("beginTotp", permission=None, rate="20 per minute", proof=True)
async def begin_totp(actor: Principal, data: Nothing) -> None:  # noqa: ARG001 - it has no fields
    """Make a secret for a new authenticator app. Raises `Conflict` if there is an app already."""
    await totp.begin_enrolment(actor, accounts().factor_encryption_key)


@action("confirmTotp", permission=None, rate="20 per minute", proof=True, shared=True)
async def confirm_totp(actor: Principal, data: GiveCode) -> FactorChange:
    """Add the app, for a code of it. Raises `Invalid` at `code`, `RateLimited`, `NotFound` and `Conflict`."""
    return await enrolment.confirm_totp(accounts().code_verifier, actor, data.code)


@action("removeTotp", permission=None, rate="20 per minute", proof=True, shared=True)
async def remove_totp(actor: Principal, data: GiveCode) -> FactorChange:
    """Remove the app, for a code of it. Raises `Invalid` at `code`, and `RateLimited`."""
    return await enrolment.remove_totp(accounts().code_verifier, actor, data.code)


@action("renewRecoveryCodes", permission=None, rate="10 per minute", proof=True, shared=True)
async def renew_recovery_codes(actor: Principal, data: Nothing) -> list[str]:  # noqa: ARG001 - it has no fields
    """A new set of recovery codes. Raises `Conflict` without a second factor."""
    return await enrolment.renew_recovery_codes(accounts().mail, actor)


@action("beginPasskey", permission=None, rate="30 per minute", proof=True)
async def begin_passkey(actor: Principal, data: Nothing) -> str:  # noqa: ARG001 - it has no fields
    """What a browser needs for making a passkey, as JSON."""
    return await webauthn.registration_options(accounts().relying_party, actor)


@action("addPasskey", permission=None, rate="20 per minute", proof=True, shared=True)
async def add_passkey(actor: Principal, data: AddPasskey) -> FactorChange:
    """Add the passkey that a device has made. Raises `Invalid`, and `Conflict` for one that is here already."""
    here = accounts()
    return await enrolment.add_passkey(here.mail, here.relying_party, actor, data.credential, data.name)


@action("removePasskey", permission=None, rate="20 per minute", proof=True, shared=True)
async def remove_passkey(actor: Principal, data: OfPasskey) -> FactorChange:
    """Remove a passkey. Raises `NotFound`, and `Conflict` (`last_way_in`)."""
    return await enrolment.remove_passkey(accounts().mail, actor, data.passkey)


# Here the proof is given.
@action("proveIdentity", permission=None, rate="30 per 15 minute", shared=True)
async def prove_identity(actor: Principal, data: Prove) -> Bearer:
    """Prove who one is; what the browser shows from now on. Raises `RateLimited`, and `Invalid` at what was wrong."""
    return await reauth.reauthenticate(accounts().limiter, actor, data.proof, data.model_dump())
