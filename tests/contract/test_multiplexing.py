"""One connection carries everything of a page, as the official JavaScript client multiplexes it: two namespaces of the
product, a third one that takes bytes, and what comes from other people in between."""

import asyncio
import hashlib
import itertools
import os

import pytest

from app.actions import Input
from app.realtime.namespace import Namespace, event
from tests.contract.clients import NodeClient

pytestmark = pytest.mark.one_database


class Parts(Input):
    """`parts` travel as attachments, `note` as text."""

    parts: list[bytes]
    note: str


class Digests(Namespace):
    """Says what it was sent, and gives it back."""

    path = "/digests"
    permission = "receive_notifications"

    @event("digest", Parts, "1000 per 10 second")
    async def digest(self, connection, data: Parts):
        """The digest of each part."""
        self.hub.send_to_connection(connection, "sent", {"parts": data.parts, "note": data.note})
        digests = [hashlib.sha256(part).hexdigest() for part in data.parts]
        return {"digests": digests, "note": data.note, "last": data.parts[-1]}


WAYS = list(itertools.product((True, False), ("json", "msgpack")))


@pytest.fixture(params=WAYS, ids=[f"{'direct' if direct else 'stock'}-{serializer}" for direct, serializer in WAYS])
def settings(request: pytest.FixtureRequest, make_settings, database_url: str, listener):
    direct, serializer = request.param
    port = listener.getsockname()[1]
    return make_settings(database_url=database_url, port=port, direct_sockets=direct, serializer=serializer)


async def test_bytes_text_and_events_of_three_namespaces_do_not_mix(live, make_user):
    hub = live.app.extensions["hub"]
    hub.server.serve_namespace(Digests(hub))
    anna = await make_user("owner", name="Anna")
    cookie = await live.sign_in(anna)
    client = NodeClient(live.url, cookie, live.settings.serializer)
    names = ("chat", "notifications", "digests")
    tokens = await live.tokens(cookie, *names)
    for name in names:
        await client.connect(f"/{name}", {"token": tokens[name]})
    room = str(next(iter((await client.wait_for("/chat", "unread"))["rooms"])))
    await client.call("/chat", "joinRoom", {"room": room})

    async def send_bytes(number: int) -> None:
        parts = [os.urandom(size) for size in (0, 1, number * 1_000, 30_000)]
        reply = await client.call("/digests", "digest", {"parts": parts, "note": f"№ {number}"})
        assert reply["digests"] == [hashlib.sha256(part).hexdigest() for part in parts]
        assert (reply["note"], reply["last"]) == (f"№ {number}", parts[-1])
        sent = await client.wait_for("/digests", "sent", lambda body: body["note"] == f"№ {number}")
        assert sent["parts"] == parts

    async def say(number: int) -> None:
        message = {"room": room, "body": f"word {number}", "client_id": f"c{number}"}
        assert (await client.call("/chat", "sendMessage", message))["ok"]
        assert (await client.call("/notifications", "markRead", {"ids": []}))["ok"]

    await asyncio.gather(*(work(number) for number in range(10) for work in (send_bytes, say)))
    for number in range(10):
        await client.wait_for("/chat", "event", lambda event, n=number: event["data"]["body"] == f"word {n}")
    # Bytes where text belongs are refused, and what comes after them is read as before.
    refused = await client.call("/chat", "sendMessage", {"room": room, "body": b"\x00\xff", "client_id": "b"})
    assert refused["error"]["code"] == "bad_request"
    await say(10)
    assert len(hub.server.clients) == 1
    assert len(hub.connections()) == 3
    await client.close()
