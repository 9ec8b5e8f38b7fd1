"""Attacks on passwords: guessing them, asking whether they exist, and what is stored for them."""

from collections.abc import Callable
from hashlib import sha1
from pathlib import Path

import bcrypt
import pytest

from app.accounts import passwords
from app.accounts.models import User
from app.errors import Invalid
from tests.accounts.browser import Browser
from tests.people import PASSWORD

SetHash = Callable[[str, str], object]


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
        assert (await Browser(client.app).sign_in(user.email, f"{password[:5]}-")).status_code == 401
        assert (await Browser(client.app).sign_in(user.email, password)).status_code == 303
        assert (await User.get(id=user.id)).password_hash.startswith("$argon2id$")
        assert (await Browser(client.app).sign_in(user.email, password)).status_code == 303


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
            answer = await Browser(client.app, f"10.1.1.{len(tried) % 250}").sign_in(user.email, tried or "x")
            assert answer.status_code in (401, 429), stored


@pytest.fixture
def stolen(tmp_path: Path):
    """Refuses what it is given, from a file."""

    def refuse(known: list[str], line: str = "{}:7\n") -> None:
        hashes = sorted(sha1(each.encode(), usedforsecurity=False).hexdigest().upper() for each in known)
        path = tmp_path / "pwned.txt"
        path.write_text("".join(line.format(each) for each in hashes))
        passwords.refuse_stolen(path)

    yield refuse
    passwords.refuse_stolen(None)


@pytest.mark.parametrize("line", ["{}:7\n", "{}\n", "{}:123456\r\n"])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 100])
async def test_t28_what_was_stolen_elsewhere_is_refused(stolen, count: int, line: str) -> None:
    known = [f"green lanterns over quiet water {number}" for number in range(count)]
    stolen(known, line)
    for password in known:
        with pytest.raises(Invalid) as refusal:
            await passwords.check_strength(password, field="password")
        assert refusal.value.fields == {"password": passwords.STOLEN}
    for number in range(20):
        await passwords.check_strength(f"yellow rivers under loud stones {number}", field="password")


@pytest.mark.parametrize(
    "weak", ["Materio2026!", "qwertyuiop", "aaaaaaaaaaaa", "anna.orlova.1987", "seven77", "password1234"]
)
async def test_t28_what_is_easy_to_guess_is_refused_with_a_reason(weak: str) -> None:
    with pytest.raises(Invalid) as refusal:
        await passwords.check_strength(weak, ("Anna Orlova", "anna.orlova@example.org"), field="password")
    assert refusal.value.fields["password"]


@pytest.mark.parametrize(
    "legal", ["quiet otter " * 10 + "lantern!", " spaces at the ends of it ", "🦦🏮🌊🪨🌙🛶🪵🎏🧭🔭"]
)
async def test_t28_long_passwords_spaces_and_any_letters_are_taken_as_they_are(legal: str) -> None:
    await passwords.check_strength(legal, field="password")
    stored = await passwords.hash_password(legal)
    assert await passwords.verify(legal, stored)
    assert not await passwords.verify(legal.strip() + "x", stored)
