"""Attacks that guess: passwords of one person, of everyone, and those that products come with."""

import asyncio
import threading
from collections import Counter

import pytest

from app import create_app
from app.accounts import passwords
from app.accounts.models import Session, User
from app.accounts.sign_in import password as signing_in
from app.demo import fill
from app.rate_limits.rules import Rule
from tests.support.app_client import AppClient
from tests.support.patience import PATIENCE_S
from tests.support.users import PASSWORD

# What is tried first wherever something is installed.
NAMES = ("admin@localhost", "admin@example.com", "root@localhost", "owner@example.com", "demo@switchboard.local")
WORDS = ("admin", "admin123", "password", "demo", "Materio2026!", "switchboard", "")


def nowhere(number: int) -> str:
    """An address of its own for each `number`."""
    return f"198.51.{number // 250}.{number % 250 + 1}"


async def test_t16_a_password_is_not_guessed_from_anywhere_and_its_owner_not_kept_out(anna, another, come_in) -> None:
    known = await come_in(anna)
    await known.post("/logout")
    for email in (anna.email, "nobody@example.org"):
        statuses = []
        for number in range(100):
            # However it is written it is the same account.
            written = email.upper() if number % 2 else f" {email} "
            answer = await another(nowhere(number)).sign_in(written, "wrong")
            statuses.append(answer.status_code)
        assert statuses == [401] * 5 + [429] * 95, email
        assert 0 < int(answer.headers["Retry-After"]) <= 15 * 60
    assert (await another(nowhere(500)).sign_in(anna.email, PASSWORD)).status_code == 429, "nor by the right one"
    assert (await known.sign_in(anna.email, PASSWORD)).status_code == 303


async def test_t16_a_known_browser_guesses_no_longer_and_nobody_elses(anna, make_user, another, come_in) -> None:
    known, stranger = await come_in(anna), await come_in(await make_user())
    await known.post("/logout")
    assert [(await known.sign_in(anna.email, "wrong")).status_code for _ in range(6)] == [401] * 5 + [429]
    await stranger.post("/logout")
    for number in range(5):
        assert (await another(nowhere(number)).sign_in(anna.email, "wrong")).status_code == 401
    assert (await stranger.sign_in(anna.email, PASSWORD)).status_code == 429, "it knows another account only"


async def test_t17_one_password_for_everyone_ends_at_the_limit_of_an_address(anna, another, unhurried: int) -> None:
    guesser = another("203.0.113.7")
    answered = [await guesser.sign_in(f"person{n}@elsewhere.example", PASSWORD) for n in range(unhurried + 20)]
    assert [answer.status_code for answer in answered] == [401] * unhurried + [429] * 20
    assert int(answered[-1].headers["Retry-After"]) > 0
    assert (await guesser.sign_in(anna.email, PASSWORD)).status_code == 429
    assert (await another("203.0.113.8").sign_in(anna.email, PASSWORD)).status_code == 303


async def test_t17_very_many_who_guess_together_leave_known_browsers_alone(
    anna, make_user, another, come_in, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "FAILURES_RULE", Rule.of("test:failures", "5 per day"))
    boris = await make_user()
    hers = await come_in(anna)
    await hers.post("/logout")
    answered = [await another(f"203.0.113.{n}").sign_in(f"person{n}@elsewhere.example", PASSWORD) for n in range(7)]
    assert [answer.status_code for answer in answered] == [401] * 5 + [429] * 2
    assert (await another("198.51.100.1").sign_in(boris.email, PASSWORD)).status_code == 429
    assert (await hers.sign_in(anna.email, PASSWORD)).status_code == 303


async def test_t25_a_flood_of_passwords_is_checked_two_at_a_time_and_away_from_the_pages(
    anna, another, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify, loop_thread = passwords._verify, threading.get_ident()
    running, most, threads = 0, 0, set()
    lock, go_on = threading.Lock(), threading.Event()

    def slow(password: str, password_hash: str) -> bool:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
            threads.add(threading.get_ident())
        go_on.wait(20)
        with lock:
            running -= 1
        return verify(password, password_hash)

    monkeypatch.setattr(passwords, "_verify", slow)
    monkeypatch.setattr(passwords, "_MAX_WAITING", 30)
    flood = [asyncio.create_task(another(nowhere(n)).sign_in(f"p{n}@elsewhere.example", "x")) for n in range(40)]
    async with asyncio.timeout(PATIENCE_S):
        for _, answered in zip(range(10), asyncio.as_completed(flood), strict=False):
            assert (await answered).status_code == 429, "the others wait for the first two"
    assert (await another().get("/login")).status_code == 200, "meanwhile pages are served"
    go_on.set()
    answers = await asyncio.gather(*flood)
    assert Counter(answer.status_code for answer in answers) == {401: 30, 429: 10}
    assert all(int(answer.headers["Retry-After"]) > 0 for answer in answers if answer.status_code == 429)
    assert most == 2
    assert loop_thread not in threads


@pytest.mark.parametrize("what", ["a fresh installation", "the demonstration"])
async def test_t29_nothing_comes_with_an_account_that_everyone_knows(
    what: str, make_settings, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.demo.MESSAGES", 0)
    monkeypatch.setattr("app.demo.DIRECT_MESSAGES", 0)
    app = create_app(make_settings(database_url=database_url, rate_limits=False))
    async with app.test_app():
        names = list(NAMES)
        if what == "the demonstration":
            said = await fill()
            names = (await User.all().order_by("id").values_list("email", flat=True))[:4]
            assert (await AppClient(app).sign_in(names[0], said.split()[-1])).status_code == 303, (
                "there is one that works"
            )
            await Session.all().delete()
        for name in names:
            for word in WORDS:
                assert (await AppClient(app).sign_in(name, word or name)).status_code == 401, (name, word)
        assert not await Session.exists()
        assert await User.exists() == (what == "the demonstration")
