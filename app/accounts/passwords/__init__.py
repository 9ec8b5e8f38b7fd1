"""Passwords: hashed and checked away from the event loop, and how good a new one must be.

Argon2id with t=1, m=46 MiB, p=1, the row of ASVS 5 appendix C that costs the least time for its strength: 50 ms here,
where the library's own default took 230 ms under load. In the loop one check would freeze every page for its time.
"""

import asyncio
import base64
import mmap
import re
import secrets
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha1
from pathlib import Path
from typing import TypeVar

import bcrypt
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.errors import Invalid, RateLimited
from app.text import normalise
from app.web.i18n import N_

_DIGITS = 40


class BreachedPasswords:
    """Breached passwords, from the file at `path`: SHA-1 hashes in hexadecimal, sorted, one a line, each with `:` and a
    count or without."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __contains__(self, password: str) -> bool:
        wanted = sha1(password.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest().upper().encode()
        with self._path.open("rb") as file:
            if not file.seek(0, 2):
                return False  # which cannot be mapped
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as lines:
                return _holds(lines, wanted)


def _holds(lines: mmap.mmap, wanted: bytes) -> bool:
    low, high = 0, len(lines)
    # Between `low`, where a line begins, and `high`, where one begins or the file ends, is what was not looked at.
    while low < high:
        begin = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        found = lines[begin : begin + _DIGITS].upper()
        if found == wanted:
            return True
        end = lines.find(b"\n", begin, high)
        if found < wanted:
            low = end + 1 if end >= 0 else high
        else:
            high = begin
    return False


MIN_LENGTH = 8
MIN_LENGTH_TO_MANAGE = 12  # for those whose account opens everyone else's
MAX_LENGTH = 128
MIN_SCORE = 3
# zxcvbn raises above this, and takes 400 ms for 400 characters when it is lifted.
_SCORED_LENGTH = 72

# Two at a time bound the memory (46 MiB each) and leave the loop its share of a small machine: 40 sign-ins at once
# delayed it by 51 ms, and without a bound by 210 ms.
_PARALLEL = 2
# More would wait longer than people do (about 50 x 50 ms / 2), so refuse them at once.
_MAX_WAITING = 50

TOO_SHORT = N_("Use at least 8 characters.")
TOO_SHORT_TO_MANAGE = N_("Accounts that manage users need at least 12 characters.")
TOO_LONG = N_("Use at most 128 characters.")
BREACHED = N_("This password appeared in a data breach. Choose another one.")
TOO_WEAK = N_("This password is too easy to guess. Add a few unrelated words.")

# Hashes imported from other products; replaced at the first sign-in.
_BCRYPT = ("$2a$", "$2b$", "$2y$")
# bcrypt has always ignored what is beyond, and the library now raises.
_BCRYPT_BYTES = 72

hasher = PasswordHasher(time_cost=1, memory_cost=47_104, parallelism=1)

T = TypeVar("T")
_workers = ThreadPoolExecutor(_PARALLEL, thread_name_prefix="password")
_waiting = 0
# The passwords in PWNED_FILE, if it is set.
breached: BreachedPasswords | None = None

# What an attacker would try first here, besides what is known of the person.
_FIRST_GUESSES = ("switchboard", "materio", "console", "dashboard", "password", "пароль", "admin", "админ", "owner")
_YEAR = re.compile(r"(19|20)\d\d")


async def _run_in_thread(work: Callable[..., T], *arguments: object) -> T:
    global _waiting
    if _waiting >= _MAX_WAITING:
        raise RateLimited("too many passwords are being checked", retry_after_ms=2_000)
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_workers, work, *arguments)
    finally:
        _waiting -= 1


async def hash_password(password: str) -> str:
    """The hash of `password` to store. Raises `RateLimited` if too many checks are waiting."""
    return await _run_in_thread(hasher.hash, _bytes(password))


async def verify(password: str, password_hash: str | None) -> bool:
    """Whether `password` matches `password_hash`. Takes the same time without a hash, so that timing does not reveal
    whether an account exists. Raises `RateLimited` if too many checks are waiting."""
    return await _run_in_thread(_verify, password, password_hash or _unmatchable_hash())


def _verify(password: str, password_hash: str) -> bool:
    try:
        if password_hash.startswith(_BCRYPT):
            return bcrypt.checkpw(_bytes(password)[:_BCRYPT_BYTES], password_hash.encode())
        return hasher.verify(password_hash, _bytes(password))
    except (VerificationError, InvalidHashError, ValueError):  # whatever the row holds, it is no password
        return False


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")  # a terminal can hand over what is no valid text


def _unmatchable_hash() -> str:
    """A hash of the current cost that no password has: its digest is random."""
    salt, digest = (base64.b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (16, 32))
    return f"$argon2id$v=19$m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}${salt}${digest}"


def needs_rehash(password_hash: str) -> bool:
    """Whether `password_hash`, which just matched, was made with other parameters than today's."""
    return password_hash.startswith(_BCRYPT) or hasher.check_needs_rehash(password_hash)


def min_length(*, manages: bool) -> int:
    """The shortest password of an account, in characters; `manages` says whether it may manage users."""
    return MIN_LENGTH_TO_MANAGE if manages else MIN_LENGTH


async def check_strength(password: str, known: Iterable[str] = (), *, manages: bool = False, field: str) -> None:
    """Raise `Invalid` at `field` unless `password` is good enough for a person with these `known` texts (name, email);
    `manages` says whether the account may manage users."""
    if len(password) > MAX_LENGTH:
        raise Invalid({field: TOO_LONG})
    if len(password) < min_length(manages=manages):
        raise Invalid({field: TOO_SHORT_TO_MANAGE if manages else TOO_SHORT})
    if await _run_in_thread(_score, _without_first_guesses(password, known)) < MIN_SCORE:
        raise Invalid({field: TOO_WEAK})
    if breached is not None and await _run_in_thread(breached.__contains__, password):
        raise Invalid({field: BREACHED})


def load_breached_passwords(path: Path | None) -> None:
    """Refuse the passwords in the file at `path` as new passwords from now on; None refuses none."""
    global breached
    breached = BreachedPasswords(path) if path else None


def _without_first_guesses(password: str, known: Iterable[str]) -> str:
    """What an attacker who knows the person would still have to guess.

    zxcvbn's own `user_inputs` only lower the score a little: it gives `anna.orlova2026` 4 of 4 for Anna Orlova.
    """
    pieces = {piece for text in known for piece in _pieces(text) if len(piece) >= 3}
    left = password.casefold()
    for piece in sorted(pieces.union(_FIRST_GUESSES), key=len, reverse=True):
        left = left.replace(piece, "")
    # If nothing of it was guessable the case of its letters counts too.
    return _YEAR.sub("", left) if left != password.casefold() else _YEAR.sub("", password)


def _pieces(text: str) -> list[str]:
    return re.split(r"[\W_]+", f"{text.casefold()} {normalise(text)}")  # with its accents and without


def _score(password: str) -> int:
    # Imported when first needed: its dictionaries take 13 MB, and most processes never set a password.
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]

    return int(zxcvbn(password[:_SCORED_LENGTH])["score"]) if password else 0
