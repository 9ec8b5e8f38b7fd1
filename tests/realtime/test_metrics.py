"""What is refused, ended, answered and sent is counted, and those who look after things can collect it."""

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from app.realtime.codec import MAX_MESSAGE_BYTES, MAX_RECEIVED_BYTES
from tests.support.messages import subscribe_room
from tests.support.raw_socket import wait_until

pytestmark = pytest.mark.one_database


@pytest.fixture(params=[True, False], ids=["direct", "stock"])
def settings(request, make_settings, database_url, listener):
    port = listener.getsockname()[1]
    return make_settings(database_url=database_url, port=port, direct_sockets=request.param)


class Collected:
    """The samples of one collection."""

    def __init__(self, text: str) -> None:
        self.text = text
        families = text_string_to_metric_families(text)
        self._samples = [sample for family in families for sample in family.samples]

    def __call__(self, name: str, **labels: object) -> float:
        """What `name` says for these labels, all others together."""
        wanted = {key: str(value) for key, value in labels.items()}.items()
        named = [sample for sample in self._samples if sample.name == f"switchboard_socket_{name}"]
        return sum(sample.value for sample in named if wanted <= sample.labels.items())


async def collected(visitor) -> Collected:
    """What `visitor` is shown."""
    response = await visitor.get("/metrics")
    assert response.status_code == 200, response.text
    return Collected(response.text)


async def test_only_who_looks_after_things_may_collect(newcomer):
    for role, status in (("owner", 200), ("admin", 200), ("member", 403), ("guest", 403)):
        assert (await (await newcomer(role)).get("/metrics")).status_code == status, role


async def test_connections_events_and_what_is_sent(newcomer, room, hub, settings):
    owner, bob = await newcomer("owner"), await newcomer()
    raw, other = await owner.join(), await bob.join()
    await owner.join("/notifications", link=raw)
    for link in (raw, other):
        assert (await link.call("/chat", "joinRoom", {"room": room.id}))["ok"]
    before = await collected(owner)
    kind = "direct" if settings.direct_sockets else "stock"
    assert before("connections", namespace="/chat", transport=kind) == 2
    assert before("connections", namespace="/notifications", transport=kind) == 1
    assert (before("users", namespace="/chat"), before("users", namespace="/notifications")) == (2, 1)
    assert before("connects_total", namespace="/chat", result="accepted") == 2
    assert before("events_total", namespace="/chat", event="joinRoom", result="ok") == 2

    body = {"room": room.id, "body": "x" * 1_000, "client_id": "c1"}
    assert (await raw.call("/chat", "sendMessage", body))["ok"]
    for link in (raw, other):
        await link.event("/chat", "event")
    assert (await raw.call("/chat", "sendMessage", {}))["ok"] is False
    for name in ("made up", "made up as well", "disconnect"):
        await raw.call("/chat", name)
    after = await collected(owner)
    assert after("events_total", namespace="/chat", event="sendMessage", result="ok") == 1
    assert after("events_total", namespace="/chat", event="sendMessage", result="bad_request") == 1
    assert after("events_total", namespace="/chat", event="other", result="unknown_event") == 2
    assert after("events_total", namespace="/chat", event="other", result="reserved_event") == 1
    assert "made up" not in after.text
    assert after("received_bytes_total", namespace="/chat") - before("received_bytes_total", namespace="/chat") > 1_000
    assert after("sent_bytes_total", namespace="/chat") - before("sent_bytes_total", namespace="/chat") > 2 * 1_000
    assert after("sent_total", namespace="/chat") - before("sent_total", namespace="/chat") >= 5 + 2


async def test_who_is_turned_away_and_why(newcomer, live, hub, monkeypatch):
    owner, guest = await newcomer("owner"), await newcomer("guest")
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await owner.link(Origin="https://evil.example")
    raw = await guest.link()
    assert (await raw.join("/chat", {"token": "made up"}))["message"] == "bad_token"
    assert (await raw.join("/chat", {"token": await guest.token("/chat")}))["message"] == "forbidden"
    await raw.join("/made-up", {})
    counted = await collected(owner)
    assert counted("handshakes_refused_total", status="403", reason="foreign origin") == 1
    assert counted("connects_total", namespace="/chat", result="bad_token") == 1
    assert counted("connects_total", namespace="/chat", result="forbidden") == 1
    assert counted("connects_total", namespace="other", result="unknown_namespace") == 1


async def test_what_is_nothing_and_how_it_ended(newcomer, hub, settings):
    owner, alice = await newcomer("owner"), await newcomer()
    raw = await alice.join()
    for _ in range(10):
        await raw.send("4hello")
    await raw.end()
    raw = await alice.join()
    reply = await raw.call("/chat", "nothing", "x" * MAX_MESSAGE_BYTES)
    assert reply["error"]["code"] == "too_large"
    await raw.send('42/chat,["' + "x" * MAX_RECEIVED_BYTES + '"]')
    await raw.end()
    raw = await alice.join()
    await raw.send("x")
    await raw.end()
    raw = await alice.join()
    hub.revoke("user", alice.id, "suspended")
    await raw.end()
    await wait_until(lambda: not hub.server.clients)
    counted = await collected(owner)
    assert counted("malformed_total", kind="packet") == 10
    assert counted("events_total", namespace="/chat", event="other", result="too_large") == 1
    assert counted("byes_total", code="3503") == 1
    assert counted("malformed_total", kind="oversize") == 1
    assert counted("malformed_total", kind="message") == 1
    # The libraries' own transport has no way to say anything once it has closed.
    assert counted("byes_total", code="3501") == (2 if settings.direct_sockets else 1)


async def test_who_reads_too_slowly_is_counted_by_the_code_for_it(newcomer, hub):
    owner, alice = await newcomer("owner"), await newcomer()
    await alice.join()
    (client,) = hub.server.clients.values()
    client.disconnect_slow_reader()
    await wait_until(lambda: not hub.server.clients)
    assert (await collected(owner))("byes_total", code="3008") == 1


async def test_counting_costs_the_same_however_many_there_are(newcomer, hub, monkeypatch):
    calls = []
    monkeypatch.setattr(hub.groups._counters, "count_sent", lambda *numbers: calls.append(numbers))
    alice = await newcomer()
    raws = [await alice.join() for _ in range(3)]
    for raw in raws:
        await raw.settled()
    calls.clear()
    hub.send_to_user("/chat", alice.id, "typing", {"name": "x"})
    assert [(namespace, recipients) for namespace, _, recipients in calls] == [("/chat", 3)]


async def test_that_somebody_is_left_out_costs_the_same_however_many_there_are(newcomer, room, hub, monkeypatch):
    calls = []
    alice, bob = await newcomer(), await newcomer()
    raws = [await person.join() for person in (alice, alice, bob, bob, bob)]
    for raw in raws:
        await subscribe_room(raw, room.id)
        await raw.settled()
    monkeypatch.setattr(hub.groups._counters, "count_sent", lambda *numbers: calls.append(numbers))
    hub.send_to_followers("/chat", f"room:{room.id}", "typing", {"name": "x"}, (alice.id,))
    assert [(namespace, recipients) for namespace, _, recipients in calls] == [("/chat", 3)]
