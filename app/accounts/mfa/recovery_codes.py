"""Recovery codes, for people who have lost their second factor. Each works once."""

import base64
import re
import secrets
from hashlib import sha256

from app.accounts.models import RecoveryCode
from app.clock import clock
from app.database import transaction
from app.ids import new_id

COUNT = 10
# 120 bits cannot be guessed, so a fast hash is enough (ASVS 6.5.2 asks for 112).
_BYTES = 15
_GROUP = 4
_CODE = re.compile(r"[A-Z2-7]{24}")


async def replace(user_id: str) -> list[str]:
    """Replace the person's codes by a new set, which is returned in clear only here."""
    codes = [base64.b32encode(secrets.token_bytes(_BYTES)).decode() for _ in range(COUNT)]
    async with transaction():
        await delete(user_id)
        rows = [RecoveryCode(id=new_id(), user_id=user_id, code_hash=_hash(code)) for code in codes]
        await RecoveryCode.bulk_create(rows)
    return ["-".join(re.findall(f".{{{_GROUP}}}", code)) for code in codes]


async def delete(user_id: str) -> None:
    """Delete all recovery codes of the person, used or not."""
    async with transaction():
        await RecoveryCode.filter(user_id=user_id).delete()


async def count_remaining(user_id: str) -> int:
    """The number of unused recovery codes of the person."""
    return await RecoveryCode.filter(user_id=user_id, used_at=None).count()


async def consume(user_id: str, typed: str) -> bool:
    """Use up the recovery code `typed`, in any grouping. Returns whether it was an unused code of the person."""
    code = re.sub(r"[\s-]", "", typed).upper()
    if not _CODE.fullmatch(code):
        return False
    async with transaction():
        unused = RecoveryCode.filter(user_id=user_id, code_hash=_hash(code), used_at=None)
        return await unused.update(used_at=clock.now()) == 1


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()
