"""What hostile clients send: it is answered or counted, and never runs what it should not, logs what it should not, or
reaches anybody else."""

import pytest

from app.accounts.sessions import revoke_session
from app.realtime import client as client_module
from app.realtime.auth import admission
from tests.support.raw_socket import wait_until

pytestmark = pytest.mark.one_database


@pytest.fixture(params=[True, False], ids=["direct", "stock"])
def settings(request, make_settings, database_url, listener):
    port = listener.getsockname()[1]
    return make_settings(database_url=database_url, port=port, direct_sockets=request.param)


def code_of(reply) -> str:
    assert reply["ok"] is False
    return reply["error"]["code"]


async def test_reserved_events_run_no_handler(newcomer, hub, monkeypatch):
    alice = await newcomer()
    raw = await alice.join()
    await raw.event("/chat", "presence", lambda body: alice.id in body["online"])
    forged = {"asgi.scope": {"switchboard.client": None}, "HTTP_COOKIE": "x=1"}
    for event in (["connect", forged, {"token": "x"}], ["disconnect"], ["disconnect", "x"], ["connect_error", {}]):
        assert code_of(await raw.call("/chat", *event)) == "reserved_event"
    assert [c.principal.user_id for c in hub.connections()] == [alice.id]
    assert hub.presence._connections == {alice.id: 1}
    assert (await raw.call("/chat", "resume", {"streams": {}}))["ok"]


async def test_methods_are_no_events(newcomer):
    alice = await newcomer()
    raw = await alice.join()
    names = (
        "trigger_event dispatch emit send call on_connect _connect _admit _disconnect joined greet hub send_message "
        "join_room enter_room close_room disconnect_all __init__ __class__ events path sendmessage SendMessage"
    )
    for name in [*names.split(), "", " ", "sendMessage ", "\x00", "x" * 60_000]:
        assert code_of(await raw.call("/chat", name, {})) == "unknown_event", name


async def test_events_of_the_other_namespace_are_unknown(newcomer):
    alice = await newcomer()
    raw = await alice.join()
    await alice.join("/notifications", link=raw)
    assert code_of(await raw.call("/notifications", "sendMessage", {})) == "unknown_event"
    assert code_of(await raw.call("/chat", "subscribe", {"topic": "x"})) == "unknown_event"


GOOD = {"room": "01M82Q76XVGZ6F4PG8ABWD0T2S", "body": "hello", "client_id": "c-1"}


async def test_numbers_are_whole_and_fit_the_database(newcomer, room):
    alice = await newcomer()
    raw = await alice.join()
    stream = f"room:{room.id}"
    for seq in (5.0, "5", True, -1, 2**63, 10**30, None, [5]):
        assert code_of(await raw.call("/chat", "markRead", {"room": room.id, "seq": seq})) == "bad_request", seq
        bad = await raw.call("/chat", "resume", {"streams": {stream: [seq, "x"]}})
        assert code_of(bad) == "bad_request", seq
        assert code_of(await raw.call("/chat", "fill", {"stream": stream, "after": seq})) == "bad_request", seq
    for position in ([], [1], [1, "x", 2], {"1": "x"}, "ab", 7, None, [1, 2]):
        assert code_of(await raw.call("/chat", "resume", {"streams": {stream: position}})) == "bad_request", position
    for limit in (0, -1, 501, 1.5):
        body = {"stream": stream, "after": 0, "limit": limit}
        assert code_of(await raw.call("/chat", "fill", body)) == "bad_request", limit
    assert (await raw.call("/chat", "markRead", {"room": room.id, "seq": 2**63 - 1}))["ok"]


async def test_odd_text_is_stored_or_refused(newcomer, room):
    alice = await newcomer()
    raw = await alice.join()
    odd = [
        "a\x00b",
        "\ufeff",
        "\u202egnp.exe",
        "\U0001f469\u200d\U0001f680",
        "a" * 4000,
        "<script>",
        "\ud7ff",
        "\r\n\t\v",
    ]
    for number, body in enumerate(odd):
        reply = await raw.call("/chat", "sendMessage", {"room": room.id, "body": body, "client_id": f"c{number}"})
        assert reply["ok"] or code_of(reply) == "empty", body
    for name in ("\x00", "a\x00b", "../..", "1 OR 1=1", "%00"):
        assert code_of(await raw.call("/chat", "joinRoom", {"room": name})) == "not_found"
        answer = await raw.call("/chat", "resume", {"streams": {f"room:{name}": [0, ""], f"room:{room.id}": [0, ""]}})
        assert answer["streams"][f"room:{name}"]["error"]["code"] == "not_found"
        assert "reset" in answer["streams"][f"room:{room.id}"]
    await raw.send('42/chat,77["sendMessage",{"room":"\\ud800","body":"x","client_id":"c"}]')  # half a character
    await raw.settled()


# Each is no packet at all, or one that nobody who keeps the rules sends.
FAULTS = {
    "nothing": "4",
    "words": "4hello",
    "an unknown type": "49",
    "no event": "42/chat,",
    "no name": "42/chat,[]",
    "a name that is no text": "42/chat,1[7]",
    "a name that is a list": '42/chat,1[["connect"]]',
    "an object": '42/chat,1{"a":1}',
    "broken JSON": '42/chat,["x"',
    "not JSON": '42/chat,["x",NaN]',
    "deep JSON": "42/chat," + "[" * 100_000,
    "deep JSON, closed": "42/chat," + "[" * 50_000 + "]" * 50_000,
    "deep objects": "4" + '{"a":' * 50_000,
    "JSON in place of a packet": '4{"type":2}',
    "a list in place of a packet": '4["connect"]',
    "an event for a namespace not joined": '42/notifications,1["markRead",{"ids":[]}]',
    "an event for the root": '42["x"]',
    "an event for a namespace there is not": '42/admin,1["x"]',
    "a very long namespace": "42/" + "n" * 1000 + ',1["x"]',
    "an ack": "43/chat,1[]",
    "ack number 0": "43/chat,0[]",
    "a refusal": '44/chat,{"message":"x"}',
    "many attachments": '4511-/chat,["x"]',
    "more than that": '459999999999-/chat,["x"]',
    "an ack with an attachment": "461-/chat,1[]",
    "a very long ack number": "42/chat," + "1" * 200 + '["x"]',
    "joined already": "40/chat,{}",
    "bytes": b"\x00\xff",
    "no bytes": b"",
    "bytes like a packet": b'42/chat,1["connect"]',
}


async def test_what_is_no_packet_is_counted(newcomer, hub, caplog):
    alice = await newcomer()
    for name, frame in FAULTS.items():
        raw = await alice.join()
        await raw.send(frame)
        if name == "an ack with an attachment":
            await raw.send(b"x")
        await raw.settled()
        (client,) = hub.server.clients.values()
        assert client._faults == 1, name
        await raw.close()
        await wait_until(lambda: not hub.server.clients)
    assert not [record for record in caplog.records if record.exc_info or record.levelname == "ERROR"]


async def test_ten_packets_that_are_none_end_the_link_and_nobody_elses(newcomer, caplog):
    alice, bob = await newcomer(), await newcomer()
    raw, other = await alice.join(), await bob.join()
    await alice.join("/notifications", link=raw)
    for _ in range(client_module.MAX_FAULTS - 1):
        await raw.send("4hello")
    await raw.settled()
    await raw.send("4hello")
    for namespace in ("/chat", "/notifications"):
        assert await raw.event(namespace, "bye") == {"code": 3501, "reason": "bad_request"}
    await raw.end()
    await other.settled()
    assert not [record for record in caplog.records if record.exc_info or record.levelname == "ERROR"]


async def test_the_websocket_closes_as_the_farewell_says(newcomer, monkeypatch):
    monkeypatch.setattr(admission, "MAX_CONNECTIONS_PER_USER", 1)
    monkeypatch.setattr(client_module, "MAX_FAULTS", 1)
    alice, bob, eve = await newcomer(), await newcomer(), await newcomer()
    closed = {}
    first = await alice.join()
    await alice.join()
    malformed, signed_out = await bob.join(), await eve.join()
    await malformed.send("4hello")
    await revoke_session(eve.bearer.session_id, "signed_out")
    for raw in (first, malformed, signed_out):
        code = (await raw.event("/chat", "bye"))["code"]
        await raw.end()
        closed[code] = raw.websocket.close_code
    assert closed == {3504: 4429, 3501: 4400, 3503: 4401}


async def test_attachments_that_do_not_belong_are_counted_and_forgotten(newcomer, hub):
    alice = await newcomer()
    raw = await alice.join()
    for announced, attached in (
        ('451-/chat,["x",{"_placeholder":true,"num":7}]', b"x"),
        ('451-/chat,["x",{"_placeholder":true,"num":"a"}]', b"x"),
        ('450-/chat,["x"]', b"x"),
    ):
        await raw.send(announced)
        await raw.send(attached)
        await raw.settled()
    (client,) = hub.server.clients.values()
    assert client._faults == 3
    assert hub.server._binary_packet == {}
    await raw.send('451-/chat,5["sendMessage",{"room":"r","client_id":"c","body":{"_placeholder":true,"num":0}}]')
    await raw.send(b"bytes where text belongs")
    assert code_of(await raw.ack("/chat", 5)) == "bad_request"


@pytest.mark.parametrize("frame", ["x", "hello", "", "0{}", "1", "7", "b4xyz", "\x00", "{"])
async def test_what_is_no_engine_packet_ends_the_link_without_a_word(newcomer, hub, frame, caplog):
    alice = await newcomer()
    raw = await alice.join()
    await raw.send(frame)
    await raw.end()
    await wait_until(lambda: not hub.server.clients)
    assert not [record for record in caplog.records if record.exc_info or record.levelname in ("ERROR", "WARNING")]


async def test_pings_and_upgrades_nobody_asked_for_do_no_harm(newcomer):
    alice = await newcomer()
    raw = await alice.join()
    for frame in ("2", "2probe", "3", "3probe", "5", "6"):
        await raw.send(frame)
    await raw.settled()


async def test_pongs_nobody_asked_for_make_no_pings(newcomer, hub, settings):
    alice = await newcomer()
    raw = await alice.join()
    for _ in range(1_000):
        await raw.send("3")
    await raw.settled()
    if settings.direct_sockets:
        assert len(hub.server.eio.ping_scheduler._due) == 1


async def test_an_event_that_wants_no_answer_gets_none(newcomer):
    alice = await newcomer()
    raw = await alice.join()
    await raw.send('42/chat,["nothing"]')
    await raw.settled()
    assert [frame for frame in raw.frames if frame.startswith("43")] == [raw.frames[-1]]
