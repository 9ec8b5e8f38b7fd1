"""What a handshake must show before anything is kept about it."""

import aiohttp
import asyncpg
import pytest
from tortoise.exceptions import DBConnectionError, OperationalError

from app.accounts.sessions import revoke_session, validate
from app.rate_limits.rules import Rule
from app.realtime.auth import handshake
from tests.support.raw_socket import PATH
from tests.support.signed_in_client import wrongly_signed

pytestmark = pytest.mark.one_database


async def refusal(visitor, path=PATH, **headers):
    """Why the handshake was refused."""
    with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
        await visitor.link(path, **headers)
    return caught.value


async def test_the_handshake_needs_a_session(newcomer, hub):
    alice = await newcomer()
    await alice.link()
    assert len(hub.server.clients) == 1
    garbage = wrongly_signed(alice.cookie)
    for cookie in (None, "", "other=1", garbage, alice.cookie.split("=")[0] + "="):
        assert (await refusal(alice, Cookie=cookie)).status == 401
    await revoke_session(alice.bearer.session_id)
    assert (await refusal(alice)).status == 401
    assert len(hub.server.eio.sockets) <= 1  # nothing is kept about those who were refused


async def test_what_proxies_would_say_counts_for_nothing_from_anyone_else(newcomer, live):
    alice = await newcomer()
    evil = {"Origin": "http://evil.example", "X_Forwarded_Host": "evil.example", "X_Forwarded_Proto": "http"}
    secure = {"Origin": f"https://localhost:{live.settings.port}", "X_Forwarded_Proto": "https"}
    for headers in (evil, secure):
        assert (await refusal(alice, **headers)).status == 403


async def test_hosts_we_do_not_answer_for_are_refused(newcomer, live):
    alice = await newcomer()
    await alice.link(Host=f"localhost:{live.settings.port}")
    for host in ("evil.example", f"evil.example:{live.settings.port}", "localhost.evil.example", "[::2]"):
        assert (await refusal(alice, Host=host, Origin=f"http://{host}")).status == 421


async def test_too_many_handshakes_are_told_when_to_come_back_whatever_address_they_claim(newcomer, monkeypatch):
    monkeypatch.setattr(handshake, "HANDSHAKE_RULE", Rule.of("test:handshake", "3 per minute"))
    alice = await newcomer()
    for number in range(3):
        await alice.link(X_Forwarded_For=f"203.0.113.{number}")
    error = await refusal(alice, X_Forwarded_For="203.0.113.77", Forwarded="for=203.0.113.78", X_Real_IP="203.0.113.79")
    assert error.status == 429
    assert 1 <= int(error.headers["Retry-After"]) <= 60


async def test_a_cookie_that_is_split_over_headers_still_counts(newcomer, live):
    alice = await newcomer()
    headers = [("Origin", live.url), ("Cookie", "bad[name]=1"), ("Cookie", alice.cookie), ("Cookie", "theme=dark")]
    url = live.url.replace("http", "ws", 1) + PATH
    async with aiohttp.ClientSession() as http, http.ws_connect(url, headers=headers) as websocket:
        assert (await websocket.receive_str()).startswith("0{")


async def test_handshakes_are_refused_while_the_process_stops(newcomer, live):
    alice = await newcomer()
    await alice.link()
    live.app.extensions["handshake"].is_draining = True
    error = await refusal(alice)
    assert error.status == 503
    assert int(error.headers["Retry-After"]) >= 1


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("database is locked"),
        DBConnectionError("no"),
        ConnectionRefusedError(),
        TimeoutError(),
        FileNotFoundError(2, "No such file or directory"),
        asyncpg.InterfaceError("pool is closed"),
        asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
        asyncpg.exceptions.AdminShutdownError("terminating connection due to administrator command"),
        asyncpg.TooManyConnectionsError("sorry, too many clients already"),
        asyncpg.ObjectNotInPrerequisiteStateError('database "x" is not currently accepting connections'),
        asyncpg.InternalClientError("cannot switch to state 15; another operation (2) is in progress"),
        asyncpg.InvalidCatalogNameError('database "x" does not exist'),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_handshakes_are_refused_without_the_database(newcomer, monkeypatch, error):
    alice = await newcomer()
    await alice.link()

    async def away(_session_id):
        raise error

    monkeypatch.setattr(validate, "_row", away)
    refused = await refusal(alice)
    assert refused.status == 503
    assert int(refused.headers["Retry-After"]) >= 1


async def test_only_websockets_open_a_link(newcomer):
    alice = await newcomer()
    for path in ("/socket.io/?EIO=4&transport=polling", "/socket.io/?EIO=4", "/socket.io/?EIO=3&transport=websocket"):
        assert (await alice.get(path)).status_code == 400, path
    assert (await refusal(alice, "/socket.io/?EIO=3&transport=websocket")).status in (400, 403)


async def test_there_are_no_sockets_at_other_paths(newcomer):
    alice = await newcomer()
    for path in ("/socket.iox/?EIO=4&transport=websocket", "/chat", "/nothing"):
        assert (await refusal(alice, path)).status == 404
