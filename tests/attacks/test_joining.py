"""Attacks at the door of the sockets: from another site, without a token, and with one that was used."""

import asyncio

import aiohttp
import pytest

from app.realtime.auth import admission
from tests.support.audit_log import audit_entries, audit_entry, entry_details
from tests.support.raw_socket import PATH


async def test_t41_another_site_opens_no_socket_with_the_victims_cookie(newcomer, live, hub) -> None:
    alice = await newcomer()
    port = live.settings.port
    foreign = [
        *(None, "", "null", "https://evil.example", f"http://localhost:{port + 1}", "http://localhost"),
        *(f"https://localhost:{port}", f"http://localhost:{port}.evil.example", "http://[", "http://[::1"),
        f"http://evil.example#localhost:{port}",
    ]
    for origin in foreign:
        with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
            await alice.link(Origin=origin)
        assert caught.value.status == 403, origin
        polling = await alice.get(PATH.replace("websocket", "polling"), Origin=origin or "")
        assert polling.status_code == 403, origin
    assert not hub.server.clients
    assert not hub.server.eio.sockets
    first, others = await audit_entries("socket.refused")
    assert (first.address, first.outcome, entry_details(first)) == (
        "127.0.0.1",
        "refused",
        {"code": "foreign origin", "status": 403},
    )
    assert entry_details(others)["count"] == 2 * len(foreign) - 1
    for origin in (live.url, f"http://127.0.0.1:{port}"):  # the public address, and the one the request came to
        await alice.link(Origin=origin, Host=origin.removeprefix("http://"))


NO_TOKENS = [
    *(None, {}, [], "token", 7, {"token": None}, {"token": 7}, {"token": ["n1"]}, {"token": {"n1": 1}}),
    *({"token": ""}, {"token": "x.y"}, {"token": "n1.x.y"}, {"token": "n1.\x00.\x00"}, {"token": "x" * 100_000}),
    {"token": "n1." + "A" * 100_000},
    {"token": "n1.01M82Q76XVGZ6F4PG8ABWD0T2S." + "A" * 43},
]


async def test_t43_the_cookie_alone_and_what_is_no_token_open_nothing(newcomer, hub, caplog) -> None:
    alice = await newcomer()
    for auth in NO_TOKENS:
        raw = await alice.link()
        answer = await raw.join("/chat", auth)
        assert answer == {"message": "bad_token", "data": {"code": "bad_token", "retry": True}}, auth
    assert not hub.connections()
    assert hub.server.manager.rooms == {}
    assert not [record for record in caplog.records if record.levelname not in ("INFO", "DEBUG")]
    assert "sid" in await raw.join("/chat", {"token": await alice.token()})


async def test_t44_a_token_is_good_once_and_a_second_time_is_told(newcomer, hub) -> None:
    alice = await newcomer()
    token = await alice.token("/chat")
    first, second = await alice.link(), await alice.link()
    assert "sid" in await first.join("/chat", {"token": token})
    assert (await second.join("/chat", {"token": token}))["message"] == "bad_token"
    assert len(hub.connections()) == 1
    replayed = await audit_entry("token.replay")
    assert (replayed.actor_id, replayed.target, replayed.outcome) == (alice.id, "namespace:/chat", "refused")


async def test_t45_of_many_who_use_a_token_at_once_one_comes_in(newcomer, hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "MAX_CONNECTIONS_PER_USER", 50)
    alice = await newcomer()
    token = await alice.token()
    links = await asyncio.gather(*(alice.link() for _ in range(40)))
    answers = await asyncio.gather(*(link.join("/chat", {"token": token}) for link in links))
    assert ["sid" in answer for answer in answers].count(True) == 1
    assert {answer["message"] for answer in answers if "sid" not in answer} == {"bad_token"}
    assert len(hub.connections()) == 1
