"""The wire contract, as both official clients see it: every event, its ack, its refusals."""

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from app.accounts.models import User
from app.settings import Settings
from tests.contract.clients import CLIENTS, Client, Refused
from tests.support.live_server import LiveServer

pytestmark = pytest.mark.one_database

Open = Callable[[User], Awaitable[tuple[Client, str]]]


WAYS = list(itertools.product((True, False), ("json", "msgpack")))


@pytest.fixture(params=WAYS, ids=[f"{'direct' if direct else 'stock'}-{serializer}" for direct, serializer in WAYS])
def settings(request: pytest.FixtureRequest, make_settings, database_url: str, listener) -> Settings:
    """The contract holds whichever way the server writes to its WebSockets, and whatever it writes."""
    direct, serializer = request.param
    port = listener.getsockname()[1]
    return make_settings(database_url=database_url, port=port, direct_sockets=direct, serializer=serializer)


@pytest.fixture(params=list(CLIENTS))
async def open_client(request: pytest.FixtureRequest, live: LiveServer) -> AsyncIterator[Open]:
    """`await open_client(user)`: a client with the session of `user`, connected to nothing, and its cookie."""
    opened: list[Client] = []

    async def make(user: User) -> tuple[Client, str]:
        cookie = await live.sign_in(user)
        client = CLIENTS[request.param](live.url, cookie, live.settings.serializer)
        opened.append(client)
        return client, cookie

    yield make
    for client in opened:
        await client.close()


async def _join(live: LiveServer, client: Client, cookie: str, *namespaces: str, form: str = "json") -> None:
    tokens = await live.tokens(cookie, *namespaces)
    for name in namespaces:
        await client.connect(f"/{name}", {"token": tokens[name], "format": form})


async def _general(client: Client) -> str:
    unread = await client.wait_for("/chat", "unread")
    return str(next(iter(unread["rooms"])))


async def test_a_message_is_acked_delivered_and_never_doubled(live, open_client, make_user):
    anna, boris = await make_user("owner", name="Anna"), await make_user(name="Boris")
    one, one_cookie = await open_client(anna)
    two, two_cookie = await open_client(boris)
    await _join(live, one, one_cookie, "chat")
    await _join(live, two, two_cookie, "chat", form="html")
    room = await _general(one)

    joined = [await client.call("/chat", "joinRoom", {"room": room}) for client in (one, two)]
    assert joined[0] == {"ok": True, "stream": f"room:{room}", "epoch": joined[1]["epoch"], "top": 0}

    message = {"room": room, "body": "Hello, Борис", "client_id": "c-1"}
    sent = await one.call("/chat", "sendMessage", message)
    assert sent == {"ok": True, "id": sent["id"], "seq": 1, "dup": False}
    again = await one.call("/chat", "sendMessage", message)
    assert again == {**sent, "dup": True}

    heard = await one.wait_for("/chat", "event")
    assert set(heard) == {"stream", "seq", "epoch", "kind", "id", "at", "actor", "data"}
    assert (heard["stream"], heard["seq"], heard["kind"]) == (f"room:{room}", 1, "message.created")
    assert (heard["id"], heard["actor"]) == (sent["id"], anna.id)
    assert heard["data"]["body"] == "Hello, Борис"
    assert heard["data"]["client_id"] == "c-1"
    assert heard["data"]["author"] == {"id": anna.id, "name": "Anna"}

    seen = await two.wait_for("/chat", "event")
    assert set(seen) == {"stream", "seq", "epoch", "kind", "id", "html"}
    assert f'hx-target="#messages-{room}"' in seen["html"]
    assert "Hello, Борис" in seen["html"]

    assert await two.call("/chat", "markRead", {"room": room, "seq": 1}) == {"ok": True, "seq": 1}
    assert await two.call("/chat", "markRead", {"room": room, "seq": 0}) == {"ok": True, "seq": 1}


async def test_what_was_missed_comes_with_resume_and_fill(live, open_client, make_user):
    anna = await make_user("owner")
    client, cookie = await open_client(anna)
    await _join(live, client, cookie, "chat")
    room = await _general(client)
    joined = await client.call("/chat", "joinRoom", {"room": room})
    for number in range(3):
        await client.call("/chat", "sendMessage", {"room": room, "body": f"m{number}", "client_id": f"c{number}"})

    stream, epoch = joined["stream"], joined["epoch"]
    reply = await client.call("/chat", "resume", {"streams": {stream: [1, epoch], "room:nowhere": [0, "x"]}})
    assert reply["ok"]
    resumed = reply["streams"][stream]
    assert (resumed["ok"], resumed["top"], resumed["epoch"], resumed["more"]) == (True, 3, epoch, False)
    assert [event["seq"] for event in resumed["events"]] == [2, 3]
    assert reply["streams"]["room:nowhere"]["ok"] is False
    assert reply["streams"]["room:nowhere"]["error"]["code"] == "not_found"

    for after, known in ((1, "other-epoch"), (99, epoch)):
        reply = await client.call("/chat", "resume", {"streams": {stream: [after, known]}})
        assert reply["streams"][stream] == {"reset": True, "top": 3, "epoch": epoch}

    filled = await client.call("/chat", "fill", {"stream": stream, "after": 0, "limit": 2})
    assert filled["ok"]
    assert filled["more"] is True
    assert [event["seq"] for event in filled["events"]] == [1, 2]

    assert await client.call("/chat", "leaveRoom", {"room": room}) == {"ok": True}
    refused = await client.call("/chat", "fill", {"stream": stream, "after": 0, "limit": 2})
    assert refused["error"]["code"] == "not_found"


async def test_notifications_arrive_are_read_and_topics_are_followed(live, open_client, make_user):
    anna, boris = await make_user("owner", name="Anna"), await make_user(name="Boris")
    sender, sender_cookie = await open_client(anna)
    client, cookie = await open_client(boris)
    await _join(live, sender, sender_cookie, "chat")
    await _join(live, client, cookie, "notifications")
    assert (await client.wait_for("/notifications", "unread"))["count"] == 0

    room = await _general(sender)
    body = {"room": room, "body": "@Boris look", "client_id": "c1"}
    assert (await sender.call("/chat", "sendMessage", body))["ok"]
    heard = await client.wait_for("/notifications", "event", lambda event: event["kind"] == "notification.created")
    assert heard["stream"] == f"user:{boris.id}"
    assert heard["data"]["kind"] == "mention"

    read = await client.call("/notifications", "markRead", {"ids": [heard["data"]["id"]]})
    assert read == {"ok": True, "unread": 0}
    state = await client.wait_for("/notifications", "event", lambda event: event["kind"] == "notification.state")
    assert state["seq"] == heard["seq"] + 1
    assert (await client.call("/notifications", "markRead", {"up_to_seq": state["seq"]})) == {"ok": True, "unread": 0}

    for event in ("subscribe", "unsubscribe"):
        assert await client.call("/notifications", event, {"topic": "releases"}) == {"ok": True}
        assert (await client.call("/notifications", event, {"topic": "nothing"}))["error"]["code"] == "not_found"


async def test_every_event_is_answered_also_the_wrong_ones(live, open_client, make_user):
    client, cookie = await open_client(await make_user("owner"))
    await _join(live, client, cookie, "chat", "notifications")
    room = await _general(client)
    await client.call("/chat", "joinRoom", {"room": room})
    assert await client.call("/chat", "typing", {"room": room}) == {"ok": True}
    for event, body, code in (
        ("nonsense", {}, "unknown_event"),
        ("joinRoom", {"room": "nowhere"}, "not_found"),
        ("joinRoom", {"room": 7}, "bad_request"),
        ("sendMessage", {"room": room, "body": "x" * 5000, "client_id": "c"}, "too_long"),
        ("sendMessage", {"room": room, "body": "  ", "client_id": "c"}, "empty"),
        ("sendMessage", "text", "bad_request"),
        ("resume", {"streams": []}, "bad_request"),
    ):
        reply = await client.call("/chat", event, body)
        assert (reply["ok"], reply["error"]["code"]) == (False, code), (event, reply)
        assert reply["error"]["detail"]


async def test_a_refusal_says_its_code_and_whether_to_come_back(live, open_client, make_user):
    client, cookie = await open_client(await make_user("owner"))
    with pytest.raises(Refused) as refusal:
        await client.connect("/chat", {"token": "n1.made.up"})
    assert refusal.value.message == "bad_token"
    assert refusal.value.data == {"code": "bad_token", "retry": True}
    tokens = await live.tokens(cookie, "chat")
    with pytest.raises(Refused) as refusal:
        await client.connect("/notifications", {"token": tokens["chat"]})
    assert refusal.value.message == "bad_token"
