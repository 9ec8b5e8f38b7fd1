"""The bus between nodes: fast with Redis, out of the way without, and honest about what was missed."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable

import pytest
import redis.asyncio
import structlog

from app.realtime.cluster import RedisBus, open_bus
from app.realtime.cluster import redis as redis_bus
from app.realtime.cluster.bus import Bus, Hint, LocalBus
from app.realtime.cluster.signing import MessageSigner
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import wait_until
from tests.support.redis_server import RedisServer

SECRET = "s" * 32
CHANNEL = "/chat"

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for longer than it takes to tell."""
    monkeypatch.setattr(redis_bus, "LAST_DELAY_S", 0.1)


class Node:
    """A node's end of the bus: what it heard, and how often it was told that it may have missed something."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self.heard: list[Hint] = []
        self.restored = 0
        bus.subscribe(CHANNEL, self.heard.append)
        bus.on_restored(self._note_restored)

    def _note_restored(self) -> None:
        self.restored += 1


StartNode = Callable[..., Node]


@pytest.fixture
async def start_node(audience: str) -> AsyncIterator[StartNode]:
    """`start_node(url)`: a node on the bus, which may not be up yet."""
    nodes: list[Node] = []

    def start(url: str, *, secret: str = SECRET, audience: str = audience) -> Node:
        nodes.append(Node(open_bus(url, secret, audience)))
        nodes[-1].bus.start()
        return nodes[-1]

    yield start
    for node in nodes:
        await node.bus.stop()


@pytest.fixture
def audience(request: pytest.FixtureRequest, tmp_path) -> str:
    """A deployment that only this test has, on a Redis that it may share."""
    return str(tmp_path)


async def pair(start_node: StartNode, url: str) -> tuple[Node, Node]:
    """Two nodes that hear each other, and have nothing to be told any more."""
    one, other = start_node(url), start_node(url)
    await wait_until(lambda: one.bus.up and other.bus.up)
    await reaches(one, other)
    await reaches(other, one)
    for node in (one, other):
        node.heard.clear()
        node.restored = 0
    return one, other


async def reaches(speaker: Node, listener: Node) -> None:
    """Returns when `listener` hears `speaker`, once that may speak."""
    await wait_until(lambda: speaker.bus.up)
    before = len(listener.heard)
    speaker.bus.publish(CHANNEL, {"are you": "there"})
    await wait_until(lambda: len(listener.heard) > before)


async def test_a_hint_reaches_the_others_in_order_and_not_oneself(start_node, redis_url):
    one, other = await pair(start_node, redis_url)
    hints = [{"stream": "room:1", "seq": number} for number in range(500)]
    for hint in hints:
        one.bus.publish(CHANNEL, hint)
    one.bus.publish("/nobody-listens", {})
    await wait_until(lambda: len(other.heard) == 500)
    assert other.heard == hints
    await reaches(other, one)
    assert one.heard == [{"are you": "there"}]
    assert one.bus.dropped == 0


async def test_other_deployments_on_the_same_redis_hear_nothing(start_node, redis_url):
    one, other = await pair(start_node, redis_url)
    foreign = [start_node(redis_url, secret="x" * 32), start_node(redis_url, audience="elsewhere")]
    await wait_until(lambda: all(node.bus.up for node in foreign))
    await reaches(one, other)
    assert [node.heard for node in foreign] == [[], []]


async def test_what_is_not_signed_by_one_of_ours_is_refused(start_node, redis_url, audience):
    one, other = await pair(start_node, redis_url)
    seal = MessageSigner(SECRET, audience)
    name, elsewhere = seal.channel_name(CHANNEL), seal.channel_name("hello")
    content = b'["somebody",[{"do":"harm"}]]'
    with structlog.testing.capture_logs() as logs:
        async with redis.asyncio.from_url(redis_url) as intruder:
            for forged in (content, b"", b"\xff" * 40, seal.sign(elsewhere, content)):
                await intruder.publish(name, forged)
            await reaches(one, other)
            assert len(other.heard) == 1
            await wait_until(
                lambda: [entry["event"] for entry in logs].count("bus_message_refused") == 2
            )  # once by each
            await intruder.publish(name, seal.sign(name, content))
        await wait_until(lambda: {"do": "harm"} in other.heard)


async def test_a_listener_that_fails_does_not_make_the_node_deaf(start_node, redis_url):
    one, other = await pair(start_node, redis_url)

    def fail(hint: Hint) -> None:
        raise ValueError("no")

    other.bus.subscribe(CHANNEL, fail)
    with structlog.testing.capture_logs() as logs:
        await reaches(one, other)
        await reaches(one, other)
    assert [entry["event"] for entry in logs] == ["bus_listener_failed"] * 2


async def test_when_redis_is_gone_hints_are_dropped_and_when_it_is_back_everyone_is_told(start_node, redis_server):
    one, other = await pair(start_node, redis_server.url)
    with structlog.testing.capture_logs() as logs:
        redis_server.stop()
        await wait_until(lambda: not one.bus.up and not other.bus.up)
        for number in range(100):
            one.bus.publish(CHANNEL, {"lost": number})
        assert one.bus.dropped >= 100
        redis_server.start()
        await wait_until(lambda: one.restored and other.restored)
        await reaches(one, other)
        # Either of them says so after what follows from it.
        await wait_until(lambda: [entry["event"] for entry in logs].count("bus_up") >= 2)
    assert {"lost": 0} not in other.heard
    events = [entry["event"] for entry in logs]
    assert (events.count("bus_down"), events.count("bus_up")) == (2, 2)  # once for each, however often they tried


async def test_a_redis_that_hangs_is_noticed_by_who_speaks_and_by_who_listens(
    start_node, redis_server, hasty_with_redis
):
    hasty_with_redis()
    speaker, listener = await pair(start_node, redis_server.url)
    redis_server.freeze()
    speaker.bus.publish(CHANNEL, {"into": "the void"})
    assert speaker.bus.up
    await wait_until(lambda: not speaker.bus.up)
    await wait_until(lambda: not listener.bus.up)
    assert (speaker.restored, listener.restored) == (0, 0)
    redis_server.thaw()
    await wait_until(lambda: speaker.restored and listener.restored)
    await reaches(speaker, listener)


async def test_who_missed_a_hint_because_another_could_not_speak_is_told(start_node, redis_server, monkeypatch):
    one, other = await pair(start_node, redis_server.url)
    broken = asyncio.Event()
    send = one.bus._publisher.send

    async def fail(hints):
        if not broken.is_set():
            broken.set()
            raise OSError("the network of this node only")
        await send(hints)

    monkeypatch.setattr(one.bus._publisher, "send", fail)
    one.bus.publish(CHANNEL, {"lost": 1})
    await broken.wait()
    await wait_until(lambda: other.restored)
    await reaches(one, other)
    assert {"lost": 1} not in other.heard


async def test_one_hint_that_takes_too_long_is_no_outage(start_node, redis_url, monkeypatch):
    one, other = await pair(start_node, redis_url)
    send, late = one.bus._publisher.send, [True]

    async def be_late(hints):
        if late and late.pop():
            raise TimeoutError
        await send(hints)

    monkeypatch.setattr(one.bus._publisher, "send", be_late)
    one.bus.publish(CHANNEL, {"late": 1})
    await wait_until(lambda: other.heard == [{"late": 1}])
    assert (one.bus.up, one.bus.dropped, one.restored) == (True, 0, 0)


async def test_a_node_may_start_before_redis(start_node, redis_server: RedisServer):
    redis_server.stop()
    node = start_node(redis_server.url)
    node.bus.publish(CHANNEL, {"nobody": "hears"})
    assert node.bus.dropped == 1
    redis_server.start()
    await wait_until(lambda: node.bus.up)
    assert node.restored


async def test_what_waits_is_sent_before_the_end(start_node, redis_url):
    one, other = await pair(start_node, redis_url)
    one.bus.publish(CHANNEL, {"last": "words"})
    await one.bus.stop()
    await wait_until(lambda: {"last": "words"} in other.heard)
    assert not one.bus.up


async def test_it_can_be_stopped_in_every_phase_of_speaking(start_node, redis_url):
    for turns in range(8):
        node = start_node(url=redis_url)
        await wait_until(lambda node=node: node.bus.up)
        node.bus.publish(CHANNEL, {"n": turns})
        for _ in range(turns):
            await asyncio.sleep(0)
        async with asyncio.timeout(PATIENCE_S):
            await node.bus.stop()


async def test_more_than_can_be_sent_is_dropped_and_told(start_node, redis_url, monkeypatch):
    monkeypatch.setattr("app.realtime.cluster.publisher.MAX_WAITING", 10)
    one, other = await pair(start_node, redis_url)
    for number in range(15):
        one.bus.publish(CHANNEL, {"number": number})
    assert one.bus.dropped == 15
    await wait_until(lambda: other.restored)
    await reaches(one, other)


async def test_without_redis_the_bus_leads_nowhere_and_is_never_down():
    node = Node(open_bus(None, SECRET, "alone"))
    node.bus.start()
    node.bus.publish(CHANNEL, {"any": "thing"})
    await node.bus.stop()
    assert isinstance(node.bus, LocalBus)
    assert (node.bus.up, node.bus.shared, node.bus.dropped) == (True, False, 0)
    assert (node.heard, node.restored) == ([], 0)
    assert isinstance(open_bus("redis://nowhere", SECRET, "a"), RedisBus)


async def test_a_certificate_that_is_not_trusted_is_named_in_the_log(start_node, certificate_options):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate_options["ssl_certfile"], certificate_options["ssl_keyfile"])
    with structlog.testing.capture_logs() as logs:
        async with await asyncio.start_server(lambda *_: None, "127.0.0.1", 0, ssl=context) as server:
            start_node(f"rediss://localhost:{server.sockets[0].getsockname()[1]}")
            await wait_until(lambda: any(each["event"] == "bus_down" for each in logs))
    (line,) = [each for each in logs if each["event"] == "bus_down"]
    assert "certificate verify failed" in line["error"]
