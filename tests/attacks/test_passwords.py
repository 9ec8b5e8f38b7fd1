"""Attacks on passwords: guessing them, asking whether they exist, and what is stored for them."""

import asyncio
import re
from datetime import timedelta
from hashlib import sha1
from pathlib import Path

import bcrypt
import pytest

from app.accounts import passwords
from app.accounts.models import OneTimePurpose, OneTimeToken, User
from app.accounts.sign_in import password as sign_in
from app.accounts.sign_in.password import MinimumDuration
from app.clock import clock
from app.errors import Invalid
from tests.support.app_client import AppClient
from tests.support.mailbox import Mailbox
from tests.support.mfa import enroll_totp
from tests.support.users import PASSWORD


async def with_hash(make_user, stored: str | None) -> User:
    """A person whose row holds `stored`."""
    user: User = await make_user()
    await User.filter(id=user.id).update(password_hash=stored)
    return user


def old(password: str) -> str:
    """The hash that another product stored; it had cut the password off itself."""
    return bcrypt.hashpw(password.encode()[:72], bcrypt.gensalt(4)).decode()


@pytest.mark.parametrize("password", [PASSWORD, "пароль из восьми слов", "x" * 80, "ж" * 60, "with a \x00 inside it"])
async def test_t26_a_password_of_another_product_opens_and_is_stored_anew(client, make_user, password: str) -> None:
    for version in ("2a", "2b", "2y"):
        user = await with_hash(make_user, old(password).replace("$2b$", f"${version}$"))
        assert (await AppClient(client.app).sign_in(user.email, f"{password[:5]}-")).status_code == 401
        assert (await AppClient(client.app).sign_in(user.email, password)).status_code == 303
        assert (await User.get(id=user.id)).password_hash.startswith("$argon2id$")
        assert (await AppClient(client.app).sign_in(user.email, password)).status_code == 303


async def test_t26_what_is_no_hash_opens_for_nobody(client, make_user) -> None:
    for stored in (
        None,
        "",
        "plain",
        "$2b$",
        "$2b$31$short",
        "$2b$04$" + "!" * 53,
        "$argon2id$v=19$m=8,t=1,p=1$x$y",
        "пароль",
    ):
        user = await with_hash(make_user, stored)
        for tried in ("plain", "", stored or "x", "пароль", "\x00", "x" * 128):
            answer = await AppClient(client.app, f"10.1.1.{len(tried) % 250}").sign_in(user.email, tried or "x")
            assert answer.status_code in (401, 429), stored


@pytest.fixture
def stolen(tmp_path: Path):
    """Refuses what it is given, from a file."""

    def refuse(known: list[str], line: str = "{}:7\n") -> None:
        hashes = sorted(sha1(each.encode(), usedforsecurity=False).hexdigest().upper() for each in known)
        path = tmp_path / "pwned.txt"
        path.write_text("".join(line.format(each) for each in hashes))
        passwords.load_breached_passwords(path)

    yield refuse
    passwords.load_breached_passwords(None)


@pytest.mark.parametrize("line", ["{}:7\n", "{}\n", "{}:123456\r\n"])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 100])
async def test_t28_what_was_stolen_elsewhere_is_refused(stolen, count: int, line: str) -> None:
    known = [f"green lanterns over quiet water {number}" for number in range(count)]
    stolen(known, line)
    for password in known:
        with pytest.raises(Invalid) as refusal:
            await passwords.check_strength(password, field="password")
        assert refusal.value.fields == {"password": passwords.BREACHED}
    for number in range(20):
        await passwords.check_strength(f"yellow rivers under loud stones {number}", field="password")


@pytest.mark.parametrize(
    "weak", ["Materio2026!", "qwertyuiop", "aaaaaaaaaaaa", "anna.orlova.1987", "seven77", "password1234"]
)
async def test_t28_what_is_easy_to_guess_is_refused_with_a_reason(weak: str) -> None:
    with pytest.raises(Invalid) as refusal:
        await passwords.check_strength(weak, ("Anna Orlova", "anna.orlova@example.org"), field="password")
    assert refusal.value.fields["password"] == (passwords.TOO_SHORT if len(weak) < 8 else passwords.TOO_WEAK)


async def test_t28_whoever_manages_others_needs_a_longer_one() -> None:
    await passwords.check_strength("tuba-rivet7", field="password")
    with pytest.raises(Invalid) as refusal:
        await passwords.check_strength("tuba-rivet7", manages=True, field="password")
    assert refusal.value.fields["password"] == passwords.TOO_SHORT_TO_MANAGE


@pytest.mark.parametrize(
    "legal", ["quiet otter " * 10 + "lantern!", " spaces at the ends of it ", "🦦🏮🌊🪨🌙🛶🪵🎏🧭🔭"]
)
async def test_t28_long_passwords_spaces_and_any_letters_are_taken_as_they_are(legal: str) -> None:
    await passwords.check_strength(legal, field="password")
    stored = await passwords.hash_password(legal)
    assert await passwords.verify(legal, stored)
    assert not await passwords.verify(legal.strip() + "x", stored)


@pytest.fixture
def settings(make_settings, database_url: str, mailbox: Mailbox):
    return make_settings(database_url=database_url, smtp_url=mailbox.url, public_url="http://localhost:8000")


def without_what_varies(text: str) -> str:
    """A page without what is the visitor's own (what they typed comes back) and what each answer has new."""
    return re.sub(r"[0-9A-HJKMNP-TV-Z]{26}|[\w.]+@example\.org|sent=\d+", "", text)


async def told_apart(another, path: str, emails: list[str], **form: str) -> int:
    """How many kinds of answers there are to a form with each of `emails`."""
    kinds = set()
    for number, email in enumerate(emails):
        answer = await another(f"10.9.{number}.1").post(path, {"email": email, **form})
        headers = {name: value for name, value in answer.headers.items() if name not in ("Date", "X-Request-Id")}
        page = without_what_varies(await answer.get_data(as_text=True))
        headers.pop("Content-Length", None)
        kinds.add((answer.status_code, str(sorted(headers.items())), page))
    return len(kinds)


async def test_t22_no_answer_tells_whether_an_account_exists(client, make_user, another) -> None:
    known, suspended = await make_user(email="kate@example.org"), await make_user(email="gone@example.org")
    foreign = await with_hash(make_user, old(PASSWORD))
    await User.filter(id=suspended.id).update(status="suspended")
    emails = [known.email, suspended.email, foreign.email, "none@example.org"]
    assert await told_apart(another, "/login", emails, password="wrong") == 1
    assert await told_apart(another, "/forgot", emails) == 1


async def test_t21_refusals_wait_for_the_same_floor(client, make_user, another, monkeypatch) -> None:
    reached: list[str] = []

    async def reach(self: MinimumDuration) -> None:
        reached.append("floor")

    monkeypatch.setattr(MinimumDuration, "wait", reach)
    known, suspended = await make_user(), await make_user()
    foreign = await with_hash(make_user, old(PASSWORD))
    await User.filter(id=suspended.id).update(status="suspended")
    emails = (known.email, suspended.email, foreign.email, "none@example.org")
    for email in emails:
        await another().sign_in(email, "wrong")
        await another().post("/forgot", {"email": email})
    assert len(reached) == 2 * len(emails)


@pytest.mark.usefixtures("real_passwords")
async def test_t21_the_floor_lies_above_what_a_check_costs_here() -> None:
    await sign_in.measure_password_cost()
    assert sign_in.TIMES * sign_in._measured_s > 0
    began = asyncio.get_running_loop().time()
    await MinimumDuration().wait()
    assert asyncio.get_running_loop().time() - began >= max(sign_in.MIN_FAILURE_DURATION_S, sign_in._measured_s) - 0.02


async def asked(browser: AppClient, mailbox: Mailbox, email: str) -> str:
    """The link for a new password."""
    await browser.post("/forgot", {"email": email})
    while (letter := await mailbox.next()).subject != "Choose a new password":
        pass
    return letter.link("/reset/")


async def test_t82_a_reset_link_works_once_and_not_for_long(client, make_user, another, mailbox) -> None:
    anna = await make_user()
    used, old_one, late = [await asked(another(), mailbox, anna.email) for _ in range(3)]
    browser = another()
    for _ in range(3):
        assert (await another().get(used)).status_code == 303, "a scanner of mail does not use it up"
    await browser.get(used)
    assert (await browser.post("/reset", {"password": "seven blue kites over water"})).status_code == 303
    assert (await browser.post("/reset", {"password": "eight blue kites over water"})).status_code == 404
    assert (await another().get(used)).status_code == 404
    assert (await another().get(old_one)).status_code == 404, "a new password makes the others worthless"
    boris = await make_user()
    late = await asked(another(), mailbox, boris.email)
    clock.move(timedelta(minutes=29))
    assert (await another().get(late)).status_code == 303
    clock.move(timedelta(minutes=2))
    assert (await another().get(late)).status_code == 404


async def test_t82_the_link_leaves_the_address_and_is_of_no_use_in_another_place(
    client, make_user, another, mailbox
) -> None:
    anna = await make_user()
    link, browser = await asked(another(), mailbox, anna.email), another()
    opened = await browser.get(link)
    assert (opened.status_code, opened.location) == (303, "/reset")
    assert opened.headers["Referrer-Policy"] == "same-origin"
    (cookie,) = opened.headers.getlist("Set-Cookie")
    assert "HttpOnly" in cookie
    assert cookie.startswith("switchboard_link_reset=")
    assert "Max-Age=600" in cookie
    token = link.removeprefix("/reset/")
    assert (await another().get(f"/invitation/{token}")).status_code == 404
    assert (await another().get(f"/reset/{token[:-1]}{'A' if token[-1] != 'A' else 'B'}")).status_code == 404
    assert (await another().post("/reset", {"password": "seven blue kites over water"})).status_code == 404
    row = await OneTimeToken.get(purpose=OneTimePurpose.RESET)
    assert token.partition(".")[2] not in str(dict(row))


async def test_t82_the_host_of_the_request_is_never_in_the_link(client, make_user, another, mailbox) -> None:
    anna = await make_user()
    answer = await another().post("/forgot", {"email": anna.email}, Host="127.0.0.1", X_Forwarded_Host="evil.test")
    assert answer.status_code in (200, 403)
    await another().post("/forgot", {"email": anna.email})
    for letter in [await mailbox.next() for _ in range(1 + (answer.status_code == 200))]:
        assert "http://localhost:8000/reset/" in letter.text
        assert "evil.test" not in letter.text


async def test_t27_a_password_is_not_changed_without_the_current_one(client, make_user, another) -> None:
    anna, browser = await make_user(), another()
    await browser.sign_in(anna.email, PASSWORD)
    new = {"new_password": "seven blue kites over water"}
    for current in ("", "wrong"):
        assert (await browser.post("/account/password", {"current_password": current, **new})).status_code == 422
    assert (await another().sign_in(anna.email, PASSWORD)).status_code == 303
    assert (await browser.post("/account/password", {"current_password": PASSWORD, **new})).status_code == 303
    assert (await another().sign_in(anna.email, PASSWORD)).status_code == 401


async def test_t24_a_huge_password_is_refused_without_hashing_it(client, make_user, another, monkeypatch) -> None:
    anna = await make_user()
    monkeypatch.setattr(passwords, "verify", None)  # a hash would raise
    for size, status in ((129, 401), (1024 * 1024, 413), (10 * 1024 * 1024, 413)):
        assert (await another().sign_in(anna.email, "x" * size)).status_code == status


async def test_t83_a_new_password_leaves_the_second_factor_to_be_asked_for(client, make_user, another, mailbox) -> None:
    anna = await make_user()
    hers = another()
    await hers.sign_in(anna.email, PASSWORD)
    await enroll_totp(hers)
    thief = another()
    await thief.get(await asked(thief, mailbox, anna.email))
    assert (await thief.post("/reset", {"password": "seven blue kites over water"})).status_code == 303
    assert not await thief.is_signed_in()
    assert (await thief.sign_in(anna.email, "seven blue kites over water")).location == "/second-factor"
    assert not await thief.is_signed_in()
