"""MessagePack that is no packet: counted, never run, never logged with a traceback, and the end of nobody else."""

import msgpack
import pytest

from app.realtime import client as client_module
from app.realtime.codec import MAX_MESSAGE_BYTES
from tests.support.raw_socket import wait_until

pytestmark = pytest.mark.one_database


@pytest.fixture(params=[True, False], ids=["direct", "stock"])
def settings(request, make_settings, database_url, listener):
    port = listener.getsockname()[1]
    return make_settings(database_url=database_url, port=port, direct_sockets=request.param, serializer="msgpack")


def packed(**packet) -> bytes:
    return bytes(msgpack.packb({"type": 2, "nsp": "/chat", "id": 1, "data": ["x"]} | packet))


FAULTS = {
    "nothing": b"",
    "no MessagePack": b"\xc1",
    "half a packet": packed()[:-1],
    "a packet and a half": packed() + b"\x01",
    "a number": b"\x07",
    "a list": msgpack.packb(["x"]),
    "an empty object": b"\x80",
    "no type": msgpack.packb({"nsp": "/chat", "data": ["x"]}),
    "no namespace": msgpack.packb({"type": 2, "data": ["x"]}),
    "a type that is no number": packed(type="2"),
    "a type that is true": packed(type=True),
    "a type that is a fraction": packed(type=2.0),
    "an unknown type": packed(type=9),
    "a type below all": packed(type=-1),
    "bytes for a namespace": packed(nsp=b"/chat"),
    "a list for a namespace": packed(nsp=["/chat"]),
    "a namespace there is not": packed(nsp="/admin"),
    "a namespace not joined": packed(nsp="/notifications"),
    "a very long namespace": packed(nsp="/" + "n" * 1000),
    "an id below zero": packed(id=-1),
    "an id that is text": packed(id="1"),
    "an id that is true": packed(id=True),
    "an id beyond counting": packed(id=2**63),
    "no event": packed(data=None),
    "no name": packed(data=[]),
    "a name that is bytes": packed(data=[b"x"]),
    "a name that is a list": packed(data=[["connect"]]),
    "an object for an event": packed(data={"0": "x"}),
    "an ack": packed(type=3, data=[]),
    "a refusal": packed(type=4, data="x"),
    "a binary event, which JSON needs": packed(type=5),
    "joined already": packed(type=0, data={}),
    "deep": b"\x91" * 5_000 + b"\xc0",
    "deep objects": b"\x81\xa1a" * 5_000 + b"\xc0",
    "more announced than sent": b"\xdd\xff\xff\xff\xff",
    "a long text that does not come": b"\xdb\xff\xff\xff\xff",
    "an extension": packed(data=["x", msgpack.ExtType(5, b"x")]),
    "text that is no UTF-8": b"\x81\xa4type\xa2\xff\xfe",
    "a key that is a number": msgpack.packb({1: 2}),
    "a key that is a list": b"\x81\x91\x01\x02",
    "text": "4hello",
    "a JSON packet": '42/chat,1["x"]',
}


async def test_what_is_no_packet_is_counted(newcomer, talk, hub, caplog):
    visitor = await newcomer()
    for name, message in FAULTS.items():
        alice = await talk(visitor)
        await alice.send(message)
        assert (await alice.call("nothing"))["error"]["code"] == "unknown_event"
        (client,) = hub.server.clients.values()
        assert client._faults == 1, name
        await alice.websocket.close()
        await wait_until(lambda: not hub.server.clients)
    assert not [record for record in caplog.records if record.exc_info or record.levelname == "ERROR"]


async def test_ten_end_the_link_and_nobody_elses(newcomer, talk):
    alice, bob = await talk(await newcomer()), await talk(await newcomer())
    for _ in range(client_module.MAX_FAULTS - 1):
        await alice.send(b"\xc1")
    assert (await alice.call("resume", {"streams": {}}))["ok"]
    await alice.send(b"\xc1")
    assert await alice.bye() == {"code": 3501, "reason": "bad_request"}
    await alice.closed()
    assert (await bob.call("resume", {"streams": {}}))["ok"]


async def test_values_that_json_has_not_are_bad_requests(newcomer, talk, room):
    alice = await talk(await newcomer())
    good = {"room": room.id, "body": "hello", "client_id": "c1"}
    assert (await alice.call("sendMessage", good))["ok"]
    odd = [b"hello", msgpack.Timestamp(1), float("nan"), 1.5, 2**64 - 1, True, None, ["hello"], {}]
    for field in good:
        for value in odd:
            reply = await alice.call("sendMessage", good | {field: value})
            assert reply["error"]["code"] == "bad_request", (field, value)
    assert (await alice.call("sendMessage", {b"room": room.id}))["error"]["code"] == "bad_request"
    for position in ([1.0, "x"], [b"1", "x"], [1, b"x"], [2**63, "x"]):
        reply = await alice.call("resume", {"streams": {f"room:{room.id}": position}})
        assert reply["error"]["code"] == "bad_request", position


async def test_a_packet_that_is_too_large_says_so(newcomer, talk):
    alice = await talk(await newcomer())
    reply = await alice.call("sendMessage", {"body": b"x" * MAX_MESSAGE_BYTES})
    assert reply["error"]["code"] == "too_large"
