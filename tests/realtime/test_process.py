"""`switchboard serve` as an operator meets it: a process that starts, or says why not, and ends when it is told to."""

import asyncio
import os
import resource
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import httpx
import pytest

from app.chat.models import Room
from tests.support.live_server import bind_listener
from tests.support.raw_socket import PATH, RawSocket
from tests.support.users import PASSWORD

pytestmark = pytest.mark.one_database

SERVE = ("-m", "app", "serve")
# The same, with a service that never comes back.
STUCK = (
    "-c",
    "import asyncio; from app.chat import service; from app.cli import main\n"
    "async def stuck(*_): await asyncio.Event().wait()\n"
    "service.say = stuck; main(['serve'])",
)


class Process:
    """A server of its own. `url` is where it answers."""

    def __init__(self, process: asyncio.subprocess.Process, url: str) -> None:
        self._process = process
        self.pid = process.pid
        self.url = url

    async def ready(self) -> None:
        """Wait until it answers."""
        async with asyncio.timeout(20), httpx.AsyncClient() as probe:
            while self._process.returncode is None:
                try:
                    await probe.get(f"{self.url}/health/live")
                    return
                except httpx.TransportError:
                    await asyncio.sleep(0.02)
        raise AssertionError((await self.ended())[1:])

    def tell(self, number: int) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    async def ended(self) -> tuple[int, str, str]:
        """Wait for its end: exit code, output, errors."""
        async with asyncio.timeout(20):
            out, err = await self._process.communicate()
        assert self._process.returncode is not None
        return self._process.returncode, out.decode(), err.decode()


# An idle process is gone in half a second. Every time limit that could run out on the way is longer than this, so that
# a busy machine is not taken for a fault.
AT_ONCE_S = 4.0

Start = Callable[..., Awaitable[Process]]


@pytest.fixture
async def start(settings) -> AsyncIterator[Start]:
    """`await start(*command, **environment)`: a server process on the database of this test."""
    started: list[asyncio.subprocess.Process] = []

    async def run(*command: str, **environment: str) -> Process:
        known = {
            "HOST": "127.0.0.1",
            "PORT": str(settings.port),
            "DATA_DIR": str(settings.data_dir),
            "DATABASE_URL": settings.database_url,
            "PATH": os.environ["PATH"],
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *(command or SERVE),
            env=known | environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        started.append(process)
        return Process(process, settings.origin)

    yield run
    for process in started:
        if process.returncode is None:
            process.kill()
            await process.communicate()


@pytest.fixture
async def person(app, opened_database, make_user, listener):
    """Somebody who can sign in. The port is free for the process."""
    listener.close()
    return await make_user("owner")


async def join(http: aiohttp.ClientSession, url: str, person) -> RawSocket:
    """Sign `person` in and join /chat."""
    headers = {"Origin": url}
    form = {"email": person.email, "password": PASSWORD}
    signed_in = await http.post(f"{url}/login", data=form, headers=headers, allow_redirects=False)
    assert signed_in.status == 303
    name = next(name for name in signed_in.cookies if name.endswith("session"))
    headers["Cookie"] = f"{name}={signed_in.cookies[name].value}"
    minted = await http.post(f"{url}/auth/socket-tokens", json={"namespaces": ["chat"]}, headers=headers)
    raw = RawSocket(await http.ws_connect(url.replace("http", "ws") + PATH, headers=headers))
    assert "sid" in await raw.join("/chat", {"token": (await minted.json())["chat"]})
    return raw


async def test_it_ends_with_a_farewell_and_what_it_acknowledged_is_there_afterwards(start, person):
    room = await Room.get()
    message = {"room": room.id, "body": "kept", "client_id": "c"}
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http:
        process = await start(DRAIN_SECONDS="3")
        await process.ready()
        raw = await join(http, process.url, person)
        sent = await raw.call("/chat", "sendMessage", message)
        told = time.monotonic()
        process.tell(signal.SIGTERM)
        bye = await raw.event("/chat", "bye")
        assert bye["code"] == 3001
        assert 0 <= bye["reconnect_in_ms"] <= 3000
        await raw.end()
        code, out, err = await process.ended()
        assert (code, time.monotonic() - told < AT_ONCE_S) == (0, True)
        assert process.url in out
        assert "Traceback" not in err
        again = await start()
        await again.ready()
        raw = await join(http, again.url, person)
        reply = await raw.call("/chat", "sendMessage", message)
        assert (reply["id"], reply["seq"], reply["dup"]) == (sent["id"], sent["seq"], True)
        await raw.close()
    told = time.monotonic()
    again.tell(signal.SIGINT)
    code, _, err = await again.ended()
    assert (code, time.monotonic() - told < AT_ONCE_S) == (0, True)
    assert "Traceback" not in err


async def test_a_second_signal_ends_it_at_once(start, person):
    room = await Room.get()
    process = await start(*STUCK)
    await process.ready()
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as http:
        raw = await join(http, process.url, person)
        await raw.post("/chat", "sendMessage", {"room": room.id, "body": "x", "client_id": "c"})
        await raw.join("/nowhere")  # refused, and so what was sent before has arrived
        process.tell(signal.SIGTERM)
        async with asyncio.timeout(5):
            while (await http.get(f"{process.url}/health/ready")).status != 503:
                pass
        assert not raw.events("/chat", "bye")  # it waits for the answer that does not come
        told = time.monotonic()
        process.tell(signal.SIGTERM)
        code, _, err = await process.ended()
        assert (code, time.monotonic() - told < AT_ONCE_S) == (1, True)
        assert "Traceback" not in err
        await raw.close()


async def test_a_port_that_is_taken_is_one_line(start, listener, settings):
    listener.listen()
    code, out, err = await (await start()).ended()
    assert (code, out) == (1, "")
    assert err == f"switchboard: PORT={settings.port} cannot be used on 127.0.0.1: Address already in use\n"


async def test_it_ends_in_order_with_its_terminal_and_had_all_the_connections_that_it_may_have(start):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 256), hard))
    try:
        process = await start()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    await process.ready()
    assert resource.prlimit(process.pid, resource.RLIMIT_NOFILE) == (hard, hard)
    process.tell(signal.SIGHUP)
    code, _, err = await process.ended()
    assert code == 0
    assert "Traceback" not in err


async def test_a_wrong_setting_is_one_line_and_exit_code_2(start):
    code, out, err = await (await start(TRANSPORTS="pigeon")).ended()
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
    code, out, err = await (await start(*SERVE, "--workers", "2", **environment)).ended()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"switchboard: --workers 2 {why}")


async def test_workers_do_not_share_a_port_with_strangers(start, listener, settings):
    listener.close()
    with bind_listener(settings.port, shared=True) as taken:
        taken.listen()
        code, out, err = await (await start(*SERVE, "--workers", "2", REDIS_URL="redis://nowhere")).ended()
    assert (code, out) == (1, "")
    assert err == f"switchboard: PORT={settings.port} cannot be used on 127.0.0.1: Address already in use\n"
