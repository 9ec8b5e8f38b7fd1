"""Tokens, in memory and in the database alike: good once, for a minute, for what they were made for."""

import asyncio
from dataclasses import fields
from datetime import timedelta

import pytest

from app.clock import clock
from app.realtime.auth.tokens import DatabaseTokenStore, MemoryTokenStore, memory
from app.realtime.auth.tokens.token import LIFETIME, RETENTION, TokenUse
from app.realtime.streams.models import NamespaceToken

pytestmark = pytest.mark.usefixtures("opened_database")

SECOND = timedelta(seconds=1)


@pytest.fixture(params=["memory", "database"])
def tokens(request):
    return MemoryTokenStore() if request.param == "memory" else DatabaseTokenStore("sio:https://here.example")


async def kept(tokens) -> list[list[object]]:
    """Everything that is kept of the tokens, value by value."""
    if isinstance(tokens, MemoryTokenStore):
        return [[id, *(getattr(token, field.name) for field in fields(token))] for id, token in tokens._tokens.items()]
    return [list(row) for row in await NamespaceToken.all().values_list()]


async def mint(tokens, namespace="/chat", session="session"):
    return (await tokens.mint(session, "user", [namespace]))[namespace]


async def test_each_namespace_gets_a_token_of_its_own_which_is_good_once(tokens):
    minted = await tokens.mint("session", "user", ["/chat", "/notifications"])
    assert set(minted) == {"/chat", "/notifications"}
    for namespace, token in minted.items():
        assert await tokens.consume(token, namespace, "session") is TokenUse.GOOD
        assert await tokens.consume(token, namespace, "session") is TokenUse.REPLAYED


async def test_a_token_is_for_one_namespace_and_one_session_and_a_wrong_use_does_not_use_it_up(tokens):
    token = await mint(tokens)
    assert await tokens.consume(token, "/notifications", "session") is TokenUse.REFUSED
    assert await tokens.consume(token, "/chat", "another") is TokenUse.FOREIGN
    assert await tokens.consume(token, "/chat", "session") is TokenUse.GOOD


async def test_a_token_expires_after_a_minute(tokens):
    young, old = await mint(tokens), await mint(tokens)
    clock.move(LIFETIME - SECOND)
    assert await tokens.consume(young, "/chat", "session") is TokenUse.GOOD
    clock.move(2 * SECOND)
    assert await tokens.consume(old, "/chat", "session") is TokenUse.REFUSED


async def test_a_token_used_fifty_times_at_once_is_accepted_once(tokens):
    token = await mint(tokens)
    uses = await asyncio.gather(*(tokens.consume(token, "/chat", "session") for _ in range(50)))
    assert uses.count(TokenUse.GOOD) == 1
    assert uses.count(TokenUse.REPLAYED) == 49


async def test_unknown_tokens_are_refused(tokens):
    token = await mint(tokens)
    _, token_id, secret = token.split(".")
    guess = ("B" if secret[0] == "A" else "A") + secret[1:]
    wrong = [None, 7, b"n1", [token], {"n1": 1}, "", "n1", "n1..", f"n1.{token_id}.", f"n1.{token_id}.{guess}"]
    wrong += [f"n1.{token_id[:-1]}.{secret}", f"s1.{token_id}.{secret}", token + "A", token + "\n", "n1.\x00.\x00"]
    wrong += ["n1." + "A" * 100_000, f"n1.{'A' * 36}.{secret}"]
    for nonsense in wrong:
        assert await tokens.consume(nonsense, "/chat", "session") is TokenUse.REFUSED, nonsense
    assert await tokens.consume(token, "/chat", "session") is TokenUse.GOOD
    assert await tokens.consume(f"n1.{token_id}.{guess}", "/chat", "session") is TokenUse.REFUSED, (
        "not even as a replay"
    )


async def test_stored_token_hashes_are_not_accepted(tokens):
    _, token_id, secret = (await mint(tokens)).split(".")
    (values,) = await kept(tokens)
    assert token_id in values
    assert secret not in values
    assert secret.encode() not in values
    for value in values:
        if isinstance(value, bytes):
            assert await tokens.consume(f"n1.{token_id}.{value.hex()[:43]}", "/chat", "session") is TokenUse.REFUSED


async def test_tokens_that_are_long_over_are_forgotten_and_replays_noticed_until_then(tokens):
    used = await mint(tokens)
    assert await tokens.consume(used, "/chat", "session") is TokenUse.GOOD
    clock.move(LIFETIME + RETENTION - SECOND)
    await tokens.sweep()
    assert await tokens.consume(used, "/chat", "session") is TokenUse.REPLAYED
    fresh = await mint(tokens)
    clock.move(2 * SECOND)
    await tokens.sweep()
    assert [values[0] for values in await kept(tokens)] == [fresh.split(".")[1]]
    assert await tokens.consume(used, "/chat", "session") is TokenUse.REFUSED


@pytest.mark.one_database
async def test_memory_is_bounded_and_the_oldest_go_first(monkeypatch):
    monkeypatch.setattr(memory, "MAX_TOKENS", 3)
    tokens = MemoryTokenStore()
    minted = [await mint(tokens) for _ in range(5)]
    assert len(tokens) == 3
    uses = [await tokens.consume(token, "/chat", "session") for token in minted]
    assert uses == [TokenUse.REFUSED] * 2 + [TokenUse.GOOD] * 3


async def test_a_copy_of_the_database_takes_no_tokens_of_the_original():
    token = await mint(DatabaseTokenStore("sio:https://here.example"))
    copy = DatabaseTokenStore("sio:https://staging.example")
    assert await copy.consume(token, "/chat", "session") is TokenUse.REFUSED
    assert await DatabaseTokenStore("sio:https://here.example").consume(token, "/chat", "session") is TokenUse.GOOD
    assert await copy.consume(token, "/chat", "session") is TokenUse.REFUSED


async def test_processes_share_what_is_in_the_database():
    here, there = DatabaseTokenStore("sio:https://here.example"), DatabaseTokenStore("sio:https://here.example")
    token = await mint(here)
    assert await there.consume(token, "/chat", "session") is TokenUse.GOOD
    assert await here.consume(token, "/chat", "session") is TokenUse.REPLAYED
