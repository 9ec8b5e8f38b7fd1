"""`switchboard serve` as an operator meets it: a process that starts, or says why not, and ends when it is told to."""

import asyncio
import resource
import signal

import aiohttp
import pytest

from app.chat.models import Room
from tests.support.live_server import bind_listener
from tests.support.operator_process import PATIENT
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import PATH, RawSocket
from tests.support.users import PASSWORD

pytestmark = pytest.mark.one_database

SERVE = ("-m", "app", "serve")
# With a service that never comes back.
STUCK = (
    "-c",
    "import asyncio; from app.chat.messages import send\n"
    "async def stuck(*_): await asyncio.Event().wait()\n"
    f"send.post_message = stuck\n{PATIENT[1]}",
)


@pytest.fixture
async def person(app, opened_database, make_user, listener):
    """Somebody who can sign in. The port is free for the process."""
    listener.close()
    return await make_user("owner")


async def join(http: aiohttp.ClientSession, url: str, person) -> RawSocket:
    """Sign `person` in and join /chat."""
    headers = {"Origin": url}
    form = {"email": person.email, "password": PASSWORD}
    async with http.post(f"{url}/login", data=form, headers=headers, allow_redirects=False) as signed_in:
        assert signed_in.status == 303
    minted = await http.post(f"{url}/auth/socket-tokens", json={"namespaces": ["chat"]}, headers=headers)
    raw = RawSocket(await http.ws_connect(url.replace("http", "ws") + PATH, headers=headers))
    assert "sid" in await raw.join("/chat", {"token": (await minted.json())["chat"]})
    return raw


async def test_it_ends_with_a_farewell_and_what_it_acknowledged_is_there_afterwards(start, person):
    room = await Room.get()
    message = {"room": room.id, "body": "kept", "client_id": "c"}
    async with aiohttp.ClientSession() as http:
        process = start(DRAIN_SECONDS="3")
        await process.ready()
        raw = await join(http, process.url, person)
        sent = await raw.call("/chat", "sendMessage", message)
        process.tell(signal.SIGTERM)
        bye = await raw.event("/chat", "bye")
        assert bye["code"] == 3001
        assert 0 <= bye["reconnect_in_ms"] <= 3000
        await raw.end()
        code, out, err = await process.ended()
        assert code == 0
        assert process.url in out
        assert "Traceback" not in err
        again = start()
        await again.ready()
        raw = await join(http, again.url, person)
        reply = await raw.call("/chat", "sendMessage", message)
        assert (reply["id"], reply["seq"], reply["dup"]) == (sent["id"], sent["seq"], True)
        await raw.close()
    again.tell(signal.SIGINT)
    code, _, err = await again.ended()
    assert code == 0
    assert "Traceback" not in err


async def test_a_second_signal_ends_it_at_once(start, person):
    room = await Room.get()
    process = start(*STUCK)
    await process.ready()
    async with aiohttp.ClientSession() as http:
        raw = await join(http, process.url, person)
        await raw.post("/chat", "sendMessage", {"room": room.id, "body": "x", "client_id": "c"})
        await raw.join("/nowhere")  # refused, and so what was sent before has arrived
        process.tell(signal.SIGTERM)
        async with asyncio.timeout(PATIENCE_S):
            while (await http.get(f"{process.url}/health/ready")).status != 503:
                pass
        assert not raw.events("/chat", "bye")  # it waits for the answer that does not come
        process.tell(signal.SIGTERM)
        code, _, err = await process.ended()
        assert code == 1
        assert "Traceback" not in err
        await raw.close()


async def test_a_port_that_is_taken_is_one_line(start, listener, settings):
    listener.listen()
    code, out, err = await start().ended()
    assert (code, out) == (1, "")
    assert err == (
        f"switchboard: PORT={settings.port} cannot be used on 127.0.0.1: Address already in use. "
        "What to do: stop the program that listens there, or set another PORT\n"
    )


async def test_it_ends_in_order_with_its_terminal_and_had_all_the_connections_that_it_may_have(start):
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    process = start(open_files=256)
    await process.ready()
    assert resource.prlimit(process.pid, resource.RLIMIT_NOFILE) == (hard, hard)
    process.tell(signal.SIGHUP)
    code, _, err = await process.ended()
    assert code == 0
    assert "Traceback" not in err


async def test_a_wrong_setting_is_one_line_and_exit_code_2(start):
    code, out, err = await start(TRANSPORTS="pigeon").ended()
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "TRANSPORTS=pigeon" in err
    assert "websocket" in err


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({}, "needs REDIS_URL"),
        ({"REDIS_URL": "redis://nowhere", "TRANSPORTS": "websocket,polling"}, "needs TRANSPORTS"),
    ],
)
async def test_what_several_workers_need_is_one_line_and_exit_code_2(start, environment, why):
    code, out, err = await start(*SERVE, "--workers", "2", **environment).ended()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"switchboard: --workers 2 {why}")


async def test_workers_do_not_share_a_port_with_strangers(start, listener, settings):
    listener.close()
    with bind_listener(settings.port, shared=True) as taken:
        taken.listen()
        code, out, err = await start(*SERVE, "--workers", "2", REDIS_URL="redis://nowhere").ended()
    assert (code, out) == (1, "")
    assert err == (
        f"switchboard: PORT={settings.port} cannot be used on 127.0.0.1: Address already in use. "
        "What to do: stop the program that listens there, or set another PORT\n"
    )
