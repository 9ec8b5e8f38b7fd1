"""Tokens, in memory and in the database alike: good once, for a minute, for what they were made for."""

import asyncio
from dataclasses import fields
from datetime import timedelta

import pytest

from app.clock import clock
from app.realtime.auth.tokens import StoredTokens, TokensInMemory, memory
from app.realtime.auth.tokens.token import KEPT, LIFETIME, Use
from app.realtime.streams.models import NamespaceToken

pytestmark = pytest.mark.usefixtures("opened_database")

SECOND = timedelta(seconds=1)


@pytest.fixture(params=["memory", "database"])
def tokens(request):
    return TokensInMemory() if request.param == "memory" else StoredTokens("sio:https://here.example")


async def kept(tokens) -> list[list[object]]:
    """Everything that is kept of the tokens, value by value."""
    if isinstance(tokens, TokensInMemory):
        return [[id, *(getattr(token, field.name) for field in fields(token))] for id, token in tokens._tokens.items()]
    return [list(row) for row in await NamespaceToken.all().values_list()]


async def mint(tokens, namespace="/chat", session="session"):
    return (await tokens.mint(session, "user", [namespace]))[namespace]


async def test_each_namespace_gets_a_token_of_its_own_which_is_good_once(tokens):
    minted = await tokens.mint("session", "user", ["/chat", "/notifications"])
    assert set(minted) == {"/chat", "/notifications"}
    for namespace, token in minted.items():
        assert await tokens.use(token, namespace, "session") is Use.GOOD
        assert await tokens.use(token, namespace, "session") is Use.REPLAYED


async def test_a_token_is_for_one_namespace_and_one_session_and_a_wrong_use_does_not_use_it_up(tokens):
    token = await mint(tokens)
    assert await tokens.use(token, "/notifications", "session") is Use.REFUSED
    assert await tokens.use(token, "/chat", "another") is Use.REFUSED
    assert await tokens.use(token, "/chat", "session") is Use.GOOD


async def test_a_token_lives_for_a_minute(tokens):
    young, old = await mint(tokens), await mint(tokens)
    clock.move(LIFETIME - SECOND)
    assert await tokens.use(young, "/chat", "session") is Use.GOOD
    clock.move(2 * SECOND)
    assert await tokens.use(old, "/chat", "session") is Use.REFUSED


async def test_of_fifty_who_use_a_token_at_once_one_wins(tokens):
    token = await mint(tokens)
    uses = await asyncio.gather(*(tokens.use(token, "/chat", "session") for _ in range(50)))
    assert uses.count(Use.GOOD) == 1
    assert uses.count(Use.REPLAYED) == 49


async def test_what_was_not_minted_opens_nothing(tokens):
    token = await mint(tokens)
    _, token_id, secret = token.split(".")
    guess = ("B" if secret[0] == "A" else "A") + secret[1:]
    wrong = [None, 7, b"n1", [token], {"n1": 1}, "", "n1", "n1..", f"n1.{token_id}.", f"n1.{token_id}.{guess}"]
    wrong += [f"n1.{token_id[:-1]}.{secret}", f"s1.{token_id}.{secret}", token + "A", token + "\n", "n1.\x00.\x00"]
    wrong += ["n1." + "A" * 100_000, f"n1.{'A' * 36}.{secret}"]
    for nonsense in wrong:
        assert await tokens.use(nonsense, "/chat", "session") is Use.REFUSED, nonsense
    assert await tokens.use(token, "/chat", "session") is Use.GOOD
    assert await tokens.use(f"n1.{token_id}.{guess}", "/chat", "session") is Use.REFUSED, "not even as a replay"


async def test_nothing_that_is_kept_opens_a_namespace(tokens):
    _, token_id, secret = (await mint(tokens)).split(".")
    (values,) = await kept(tokens)
    assert token_id in values
    assert secret not in values
    assert secret.encode() not in values
    for value in values:
        if isinstance(value, bytes):
            assert await tokens.use(f"n1.{token_id}.{value.hex()[:43]}", "/chat", "session") is Use.REFUSED


async def test_tokens_that_are_long_over_are_forgotten_and_replays_noticed_until_then(tokens):
    used = await mint(tokens)
    assert await tokens.use(used, "/chat", "session") is Use.GOOD
    clock.move(LIFETIME + KEPT - SECOND)
    await tokens.sweep()
    assert await tokens.use(used, "/chat", "session") is Use.REPLAYED
    fresh = await mint(tokens)
    clock.move(2 * SECOND)
    await tokens.sweep()
    assert [values[0] for values in await kept(tokens)] == [fresh.split(".")[1]]
    assert await tokens.use(used, "/chat", "session") is Use.REFUSED


@pytest.mark.one_database
async def test_memory_is_bounded_and_the_oldest_go_first(monkeypatch):
    monkeypatch.setattr(memory, "MAX_TOKENS", 3)
    tokens = TokensInMemory()
    minted = [await mint(tokens) for _ in range(5)]
    assert len(tokens) == 3
    uses = [await tokens.use(token, "/chat", "session") for token in minted]
    assert uses == [Use.REFUSED] * 2 + [Use.GOOD] * 3


async def test_a_copy_of_the_database_takes_no_tokens_of_the_original():
    token = await mint(StoredTokens("sio:https://here.example"))
    copy = StoredTokens("sio:https://staging.example")
    assert await copy.use(token, "/chat", "session") is Use.REFUSED
    assert await StoredTokens("sio:https://here.example").use(token, "/chat", "session") is Use.GOOD
    assert await copy.use(token, "/chat", "session") is Use.REFUSED


async def test_processes_share_what_is_in_the_database():
    here, there = StoredTokens("sio:https://here.example"), StoredTokens("sio:https://here.example")
    token = await mint(here)
    assert await there.use(token, "/chat", "session") is Use.GOOD
    assert await here.use(token, "/chat", "session") is Use.REPLAYED
