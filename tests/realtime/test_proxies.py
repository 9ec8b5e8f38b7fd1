"""Behind a reverse proxy that is trusted, which here is whoever connects from 127.0.0.1."""

import aiohttp
import pytest

from app.rate_limits.rules import Rule
from app.realtime.auth import handshake

pytestmark = pytest.mark.one_database


@pytest.fixture
def settings(make_settings, database_url, listener):
    return make_settings(database_url=database_url, port=listener.getsockname()[1], trusted_proxies="127.0.0.1")


async def test_clients_behind_a_trusted_proxy_are_told_apart_by_the_address_it_saw(newcomer, hub, monkeypatch):
    monkeypatch.setattr(handshake, "HANDSHAKE_RULE", Rule.of("test:handshake", "2 per minute"))
    alice = await newcomer()
    for number in range(2):
        await alice.link(X_Forwarded_For=f"6.6.6.{number}, 203.0.113.9")
    assert {client.address for client in hub.server.clients.values()} == {"203.0.113.9"}
    with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
        await alice.link(X_Forwarded_For="6.6.6.7, 203.0.113.9")
    assert caught.value.status == 429
    await alice.link(X_Forwarded_For="203.0.113.10")


async def test_one_household_of_ipv6_addresses_counts_as_one(newcomer, monkeypatch):
    monkeypatch.setattr(handshake, "HANDSHAKE_RULE", Rule.of("test:handshake", "2 per minute"))
    alice = await newcomer()
    for number in range(2):
        await alice.link(X_Forwarded_For=f"2001:db8:1:2::{number}")
    with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
        await alice.link(X_Forwarded_For="2001:db8:1:2:ffff::7")
    assert caught.value.status == 429
    await alice.link(X_Forwarded_For="2001:db8:1:3::7")


async def test_the_scheme_the_proxy_saw_decides_what_our_own_origin_is(newcomer, live):
    alice = await newcomer()
    secure = f"https://localhost:{live.settings.port}"
    for seen in ("https", "http, https"):
        await alice.link(Origin=secure, X_Forwarded_Proto=seen)
    for other in ({}, {"X_Forwarded_Proto": "https, http"}):
        with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
            await alice.link(Origin=secure, **other)
        assert caught.value.status == 403
