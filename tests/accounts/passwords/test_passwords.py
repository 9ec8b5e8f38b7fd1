"""Passwords: what is accepted as a new one, and how they are checked."""

import asyncio
import time

import pytest
from argon2 import PasswordHasher, extract_parameters

from app.accounts import passwords
from app.errors import Invalid, RateLimited

ANNA = ("Anna Orlova", "anna.orlova@example.com")

WEAK = [
    ("7 chars", "p7#kQz!", passwords.TOO_SHORT),
    ("the list", "admin123", passwords.TOO_WEAK),
    ("the list", "iloveyou1", passwords.TOO_WEAK),
    ("an old demo", "Materio2026!", passwords.TOO_WEAK),
    ("the product", "Switchboard2026!", passwords.TOO_WEAK),
    ("the e-mail address", "anna.orlova@example.com", passwords.TOO_WEAK),
    ("the e-mail address with more", "anna.orlova@example.com1!", passwords.TOO_WEAK),
    ("the name and a year", "Anna-Orlova-1987", passwords.TOO_WEAK),
    ("a season", "Summer2026!", passwords.TOO_WEAK),
    ("one letter", "x" * 128, passwords.TOO_WEAK),
    ("129 chars", "a long one " * 12, passwords.TOO_LONG),
]
GOOD = [
    "quiet-otter-lantern-47",
    "four words with spaces",
    "  spaces at both ends are kept  ",
    "Пять слов для входа сюда",
    "🚀 rocket over the old harbour 🌵",
    ("correct horse battery staple " * 5)[:128],
]


@pytest.mark.parametrize(("what", "password", "why"), WEAK)
async def test_a_password_that_is_easy_to_guess_is_refused_with_the_reason(what: str, password: str, why: str) -> None:
    with pytest.raises(Invalid) as refusal:
        await passwords.check_strength(password, ANNA, field="password")
    assert refusal.value.fields == {"password": why}


@pytest.mark.parametrize("password", GOOD)
async def test_a_good_password_is_accepted_as_it_is(password: str) -> None:
    await passwords.check_strength(password, ANNA, manages=True, field="password")
    assert await passwords.verify(password, await passwords.hash_password(password))
    assert not await passwords.verify(password + " ", await passwords.hash_password(password))


async def test_an_account_that_manages_others_needs_a_longer_one() -> None:
    await passwords.check_strength("p7#kQz!m9", ANNA, field="password")
    with pytest.raises(Invalid) as refusal:
        await passwords.check_strength("p7#kQz!m9", ANNA, manages=True, field="password")
    assert refusal.value.fields == {"password": passwords.TOO_SHORT_TO_MANAGE}


@pytest.mark.parametrize("stored", [None, "", "plain", "$2b$10$short", "$argon2id$v=19$m=8,t=1,p=1$", "\x00"])
async def test_a_stored_value_that_is_not_a_hash_matches_no_password(stored: str | None) -> None:
    for typed in ("", "plain", "x" * 80, "a\x00b", "é\ud800"):
        assert not await passwords.verify(typed, stored)


async def test_bytes_after_the_72nd_and_after_a_nul_count() -> None:
    long = "пароль" * 8  # 96 bytes
    for password in (long, "before\x00after"):
        stored = await passwords.hash_password(password)
        assert await passwords.verify(password, stored)
        assert not await passwords.verify(password[:-1] + "!", stored)


@pytest.mark.usefixtures("real_passwords")
async def test_hashes_cost_what_the_standard_asks_and_cheaper_ones_are_renewed() -> None:
    stored = await passwords.hash_password("quiet-otter-lantern-47")
    found = extract_parameters(stored)
    assert (found.type.name, found.memory_cost, found.time_cost, found.parallelism) == ("ID", 47_104, 1, 1)
    assert not passwords.needs_rehash(stored)
    assert passwords.needs_rehash(PasswordHasher(1, 8, 1).hash("quiet-otter-lantern-47"))
    assert extract_parameters(passwords._unmatchable_hash()) == found


@pytest.mark.usefixtures("real_passwords")
async def test_forty_checks_at_once_leave_the_loop_free() -> None:
    stored = await passwords.hash_password("quiet-otter-lantern-47")
    worst = 0.0

    async def watch() -> None:
        nonlocal worst
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            worst = max(worst, time.perf_counter() - before - 0.005)

    watching = asyncio.create_task(watch())
    started = time.perf_counter()
    results = await asyncio.gather(*(passwords.verify("wrong", stored) for _ in range(40)))
    took = time.perf_counter() - started
    watching.cancel()
    assert results == [False] * 40
    assert worst < took / 4, f"the loop stood still for {worst:.3f} s of {took:.3f} s"


async def test_password_checks_beyond_the_queue_limit_are_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_MAX_WAITING", 3)
    results = await asyncio.gather(*(passwords.verify("wrong", None) for _ in range(5)), return_exceptions=True)
    assert [type(result) for result in results].count(RateLimited) == 2
    assert await passwords.verify("wrong", None) is False
