"""Second factors, and the account at the provider, as proofs of who one is (see `proofs.py`)."""

from collections.abc import Mapping

from app.accounts.context import accounts
from app.accounts.mfa import has_passkey, has_totp, totp, webauthn
from app.accounts.mfa.verify import WRONG_CODE
from app.accounts.models import Identity, User
from app.accounts.reauth import UNKNOWN_PROOF, Proof, proof
from app.errors import Invalid
from app.web.access import current_principal


def offer_proofs() -> None:
    """Offer them, besides the password."""
    proof(Proof("totp", "accounts/_proof_totp.html", _has_totp, _check_totp))
    proof(Proof("openid", "accounts/_proof_openid.html", _has_identity, _elsewhere, "/openid/sudo"))
    proof(Proof("passkey", "accounts/_proof_passkey.html", _has_passkey, _check_passkey))


async def _has_totp(user: User) -> bool:
    return await has_totp(user.id)


async def _check_totp(user: User, given: Mapping[str, str]) -> None:
    codes = accounts().codes
    await codes.count(user.id)
    if not await totp.take(user.id, codes.key, given.get("code", ""), codes.drift):
        raise Invalid({"code": WRONG_CODE})
    await codes.forget(user.id)


async def _has_identity(user: User) -> bool:
    provider = accounts().provider
    return provider is not None and await Identity.exists(user_id=user.id, issuer=provider.issuer)


async def _elsewhere(user: User, given: Mapping[str, str]) -> None:  # noqa: ARG001 - the provider's answer proves it
    raise Invalid({"form": UNKNOWN_PROOF})


async def _has_passkey(user: User) -> bool:
    return await has_passkey(user.id)


async def _check_passkey(user: User, given: Mapping[str, str]) -> None:
    session_id = current_principal().session_id
    await webauthn.use(accounts().passkey_site, given.get("credential", ""), "sudo", session_id, user.id)
