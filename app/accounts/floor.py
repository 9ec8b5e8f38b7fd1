"""How long a refusal takes at least, so that its time tells nothing: an unknown account, a wrong password and another
kind of hash all look alike."""

import asyncio
import time

import bcrypt

from app.accounts import passwords

FAILURE_FLOOR_S = 0.25
# On a slow machine a check itself can take as long as that; with this much room it stays below the floor.
TIMES = 3
# What other products stored costs up to this much (bcrypt, 2^10 rounds); each round less is half the time.
_BCRYPT_ROUNDS, _TRIED_ROUNDS = 10, 4

_measured_s = 0.0


class Floor:
    """Begins now; `reached` returns when the floor is."""

    def __init__(self) -> None:
        self._until = time.monotonic() + max(FAILURE_FLOOR_S, TIMES * _measured_s)

    async def reached(self) -> None:
        """Wait for the rest of the time."""
        await asyncio.sleep(max(0.0, self._until - time.monotonic()))


async def calibrate() -> None:
    """Measure what checking a password costs on this machine."""
    global _measured_s
    began = time.thread_time()
    bcrypt.hashpw(b"", bcrypt.gensalt(_TRIED_ROUNDS))
    foreign_s = (time.thread_time() - began) * 2 ** (_BCRYPT_ROUNDS - _TRIED_ROUNDS)
    began = time.monotonic()
    await passwords.verify("", None)
    _measured_s = max(foreign_s, time.monotonic() - began)
