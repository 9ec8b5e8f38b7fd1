"""Second factors: authenticator apps, recovery codes for when one is lost, and passkeys."""

from app.accounts.models import Passkey, TotpFactor


async def has_totp(user_id: str) -> bool:
    """Whether the person has an authenticator app whose set-up was confirmed with a code."""
    return await TotpFactor.filter(user_id=user_id).exclude(confirmed_at=None).exists()


async def has_passkey(user_id: str) -> bool:
    """Whether the person has at least one passkey."""
    return await Passkey.exists(user_id=user_id)


async def has_factor(user_id: str) -> bool:
    """Whether the person needs a second factor after the password."""
    return await has_totp(user_id) or await has_passkey(user_id)
