"""Second factors as proofs of who one is (see `proofs.py`)."""

from collections.abc import Mapping

from app.accounts.factors import totp
from app.accounts.factors.codes import WRONG_CODE
from app.accounts.factors.held import has_totp
from app.accounts.install import accounts
from app.accounts.models import User
from app.accounts.proofs import Proof, proof
from app.errors import Invalid


def offer_proofs() -> None:
    """Offer them, besides the password."""
    proof(Proof("totp", "accounts/_proof_totp.html", _has_totp, _check_totp))


async def _has_totp(user: User) -> bool:
    return await has_totp(user.id)


async def _check_totp(user: User, given: Mapping[str, str]) -> None:
    codes = accounts().codes
    await codes.count(user.id)
    if not await totp.take(user.id, codes.key, given.get("code", ""), codes.drift):
        raise Invalid({"code": WRONG_CODE})
    await codes.forget(user.id)
