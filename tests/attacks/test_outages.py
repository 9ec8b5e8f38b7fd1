"""Attacks while something is away: nobody comes in that could not be checked."""

import asyncpg
import pytest
from tortoise.exceptions import OperationalError

from app.accounts.sessions import validate
from app.accounts.sign_in import password as signing_in
from app.rate_limits.rules import Rule
from tests.support.users import PASSWORD


@pytest.fixture
def settings(make_settings, database_url):
    """With a Redis that is not there."""
    return make_settings(database_url=database_url, redis_url="redis://127.0.0.1:1")


@pytest.mark.parametrize("error", [OperationalError("disk I/O error"), asyncpg.InterfaceError("pool is closed")])
async def test_t95_without_the_database_nobody_comes_in(client, anna, another, come_in, monkeypatch, error) -> None:
    browser = await come_in(anna)

    async def away(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(validate, "_row", away)
        for path in ("/", "/account", "/chat", "/users"):
            assert (await browser.get(path)).status_code == 503, path
        tokens = await browser.post("/auth/socket-tokens", {}, Content_Type="application/json")
        assert tokens.status_code >= 400
    assert (await browser.get("/account")).status_code == 200


async def test_t95_without_redis_guesses_are_still_counted(client, anna, another, monkeypatch) -> None:
    """What counts together with others counts alone then, and is never left uncounted."""
    monkeypatch.setattr(signing_in, "ADDRESS_RULE", Rule.of(signing_in.ADDRESS_RULE.name, "3 per day"))
    browser = another()
    answers = [await browser.sign_in(f"nobody-{number}@example.org", "wrong") for number in range(5)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429, 429]
    assert (await another("192.0.2.9").sign_in(anna.email, PASSWORD)).status_code == 303
