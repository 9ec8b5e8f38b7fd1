"""The orderly end of the process: everyone hears when to come back, and nothing that was answered is lost."""

import asyncio
from dataclasses import dataclass, field

import aiohttp
import httpx
import pytest

from app import server
from app.chat.messages import send
from app.chat.messages.send import Sent
from app.chat.models import Message
from app.server import lifecycle
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import wait_until

pytestmark = pytest.mark.one_database


@dataclass
class Held:
    """Sending takes until `go_on` is set; `begun` is set when somebody sends."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)


@pytest.fixture
def held(monkeypatch) -> Held:
    held, post = Held(), send.post_message

    async def slow(*arguments):
        held.begun.set()
        await held.go_on.wait()
        return await post(*arguments)

    monkeypatch.setattr(send, "post_message", slow)
    return held


async def test_everyone_is_told_when_to_come_back_at_a_moment_of_their_own(newcomer, live, hub):
    alice, bob = await newcomer(), await newcomer()
    raws = []
    for who in (alice, bob) * 6:
        raws.append(await who.join())
        await who.join("/notifications", link=raws[-1])
    await server.drain(live.app, 5.0)
    waits = []
    for raw in raws:
        chat, notifications = [await raw.event(namespace, "bye") for namespace in ("/chat", "/notifications")]
        assert chat == notifications
        assert (chat["code"], chat["reason"]) == (3001, "shutdown")
        waits.append(chat["reconnect_in_ms"])
        await raw.end()
    assert all(0 <= wait <= 5000 for wait in waits)
    assert len(set(waits)) > 6
    assert not hub.server.clients


async def test_meanwhile_nobody_new_comes_in_and_balancers_see_it(newcomer, live):
    alice = await newcomer()
    async with httpx.AsyncClient(timeout=PATIENCE_S, base_url=live.url) as probe:
        assert (await probe.get("/health/ready")).status_code == 200
        await server.drain(live.app, 0)
        assert (await probe.get("/health/ready")).status_code == 503
        assert (await probe.get("/health/live")).status_code == 200
    with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
        await alice.link()
    assert caught.value.status == 503
    assert (await alice.get("/chat")).status_code == 303  # pages are served to the last


async def test_what_is_under_way_is_answered_first(newcomer, live, room, held):
    alice = await newcomer()
    raw = await alice.join()
    numbers = [
        await raw.post("/chat", "sendMessage", {"room": room.id, "body": f"last {n}", "client_id": f"c{n}"})
        for n in range(3)
    ]
    await held.begun.wait()
    drained = asyncio.create_task(server.drain(live.app, 0))
    await wait_until(lambda: live.app.config.get("DRAINING"))
    held.go_on.set()
    for number in numbers:
        assert (await raw.ack("/chat", number))["ok"]
    await raw.event("/chat", "bye")
    await drained
    assert await Message.filter(room_id=room.id).count() == 3


async def test_what_takes_too_long_does_not_keep_the_process(newcomer, live, room, monkeypatch):
    monkeypatch.setattr(lifecycle, "IN_FLIGHT_S", 0.05)
    never = asyncio.Event()

    async def stuck(*_):
        await never.wait()
        return Sent("", 0, dup=False)

    monkeypatch.setattr(send, "post_message", stuck)
    alice = await newcomer()
    raw = await alice.join()
    await raw.post("/chat", "sendMessage", {"room": room.id, "body": "x", "client_id": "c"})
    async with asyncio.timeout(PATIENCE_S):
        await server.drain(live.app, 0)
    await raw.event("/chat", "bye")
    never.set()


async def test_what_comes_after_what_is_under_way_is_put_off_and_not_begun(newcomer, live, room, held):
    alice = await newcomer()
    raw = await alice.join()
    first = await raw.post("/chat", "sendMessage", {"room": room.id, "body": "x", "client_id": "c"})
    await held.begun.wait()
    drained = asyncio.create_task(server.drain(live.app, 0))
    await wait_until(lambda: live.app.config.get("DRAINING"))
    late = await raw.call("/chat", "sendMessage", {"room": room.id, "body": "late", "client_id": "d"})
    assert late["error"]["code"] == "unavailable"
    assert late["error"]["retry_after_ms"] > 0
    held.go_on.set()
    assert (await raw.ack("/chat", first))["ok"]
    await raw.event("/chat", "bye")
    await drained


async def test_farewells_go_out_in_batches_and_whoever_has_none_yet_is_served(newcomer, live, monkeypatch):
    monkeypatch.setattr(lifecycle, "BATCH", 2)
    monkeypatch.setattr(lifecycle, "BATCH_PAUSE_S", 60)
    alice = await newcomer()
    raws = [await alice.join() for _ in range(4)]
    task = asyncio.create_task(server.drain(live.app, 0))
    for raw in raws[:2]:
        await raw.event("/chat", "bye")
        await raw.end()
    for raw in raws[2:]:
        await raw.settled()
        assert not raw.events("/chat", "bye")
    task.cancel()


async def test_answers_meanwhile_are_the_last_on_their_connection(newcomer, live, room, held):
    alice = await newcomer()
    raw = await alice.join()
    await raw.post("/chat", "sendMessage", {"room": room.id, "body": "x", "client_id": "c"})
    await held.begun.wait()
    async with httpx.AsyncClient(timeout=PATIENCE_S, base_url=live.url) as browser:
        assert "connection" not in (await browser.get("/login")).headers
        stopping = asyncio.create_task(live.stop())
        await wait_until(lambda: live.app.config.get("DRAINING"))
        last = await browser.get("/login")
        assert (last.status_code, last.headers["connection"]) == (200, "close")
    held.go_on.set()
    await stopping


async def test_the_same_page_goes_on_with_the_next_process(newcomer, live, room):
    alice = await newcomer()
    raw = await alice.join()
    here = await raw.call("/chat", "joinRoom", {"room": room.id})
    sent = await raw.call("/chat", "sendMessage", {"room": room.id, "body": "kept", "client_id": "c"})
    await live.stop()
    await raw.event("/chat", "bye")
    await raw.end()
    await live.start()
    again = await alice.join()
    missed = await again.call("/chat", "resume", {"streams": {here["stream"]: [0, here["epoch"]]}})
    assert [event["id"] for event in missed["streams"][here["stream"]]["events"]] == [sent["id"]]
    again = await again.call("/chat", "sendMessage", {"room": room.id, "body": "kept", "client_id": "c"})
    assert (again["id"], again["seq"], again["dup"]) == (sent["id"], sent["seq"], True)
