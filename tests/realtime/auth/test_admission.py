"""A rush: as many as there are permits for come in, and the others are told when to come back."""

import time

import aiohttp
import pytest

from app import create_app
from app.realtime.auth import admission
from app.realtime.auth.admission import TokenBucket, random_retry_after_ms

pytestmark = pytest.mark.one_database


@pytest.fixture
def clock(monkeypatch):
    """`clock(at)`: it is so many seconds later."""
    began = time.monotonic()
    return lambda at: monkeypatch.setattr(admission.time, "monotonic", lambda: began + at)


def passed(permits: TokenBucket, tries: int) -> int:
    return sum(permits.try_acquire() for _ in range(tries))


def test_a_bucket_lets_a_rush_through_and_then_a_stream(clock):
    clock(0)
    permits = TokenBucket(per_second=10, burst=25)
    assert passed(permits, 100) == 25
    assert passed(permits, 100) == 0
    clock(0.55)
    assert passed(permits, 100) == 5
    clock(1.0)
    assert passed(permits, 100) == 5, "what was left over is not lost"
    clock(1_000)
    assert passed(permits, 100) == 25, "and what nobody took does not pile up"


def test_those_who_are_refused_come_back_spread_over_some_seconds():
    moments = [random_retry_after_ms() for _ in range(500)]
    assert min(moments) >= 1_000
    assert max(moments) <= 5_000
    assert max(moments) - min(moments) > 3_000


async def test_two_thousand_who_come_back_at_once_are_in_within_ten_seconds(clock):
    clock(0)
    permits, waiting, now = TokenBucket(), [0.0] * 2_000, 0.0
    while waiting:
        now = min(waiting)
        assert now < 10
        clock(now)
        here = [at for at in waiting if at <= now]
        waiting = [at for at in waiting if at > now]
        waiting += [now + random_retry_after_ms() / 1_000 for _ in here if not permits.try_acquire()]


async def test_a_rush_for_tokens_is_told_in_words_that_pages_can_read(newcomer, live):
    alice = await newcomer()
    minting = live.app.extensions["token_endpoint"]
    minting._bucket = TokenBucket(per_second=0.001, burst=2)
    async with alice.browser(Accept="application/json") as browser:
        answers = [await browser.post("/auth/socket-tokens", json={"namespaces": ["chat"]}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 503]
    error = answers[2].json()["error"]
    assert error["code"] == "unavailable"
    assert 1_000 <= error["retry_after_ms"] <= 5_000
    assert 1 <= int(answers[2].headers["retry-after"]) <= 5


async def test_a_rush_of_handshakes_leaves_those_who_are_in_alone(newcomer, live):
    alice = await newcomer()
    inside = await alice.join()
    live.app.extensions["handshake"]._bucket = TokenBucket(per_second=0.001, burst=1)
    await alice.link()
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await alice.link()
    assert refused.value.status == 503
    assert 1 <= int(refused.value.headers["Retry-After"]) <= 5
    await alice.join("/notifications", link=inside)
    await inside.settled()


async def test_strangers_take_no_permits_of_those_who_belong_here(newcomer, live):
    alice = await newcomer()
    for door in ("handshake", "token_endpoint"):
        live.app.extensions[door]._bucket = TokenBucket(per_second=0.001, burst=1)
    for headers, status in (({"Origin": "http://evil.example"}, 403), ({"Cookie": ""}, 401)):
        async with alice.browser(**headers) as stranger:
            for _ in range(3):
                with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                    await alice.link(**headers)
                assert refused.value.status == status
                asked = await stranger.post("/auth/socket-tokens", json={"namespaces": ["chat"]})
                assert asked.status_code == status
    async with alice.browser() as browser:
        assert (await browser.post("/auth/socket-tokens", json={"namespaces": ["chat"]})).status_code == 200
    await alice.link()


def test_nothing_of_it_holds_where_nothing_is_limited(make_settings):
    free = create_app(make_settings(rate_limits=False)).extensions
    assert (free["handshake"]._bucket, free["token_endpoint"]._bucket, free["hub"].server.connection_limits) == (
        None,
        None,
        None,
    )
    limited = create_app(make_settings()).extensions
    assert None not in (
        limited["handshake"]._bucket,
        limited["token_endpoint"]._bucket,
        limited["hub"].server.connection_limits,
    )
