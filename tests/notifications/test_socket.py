"""`/notifications` over a real socket."""

import json

import aiohttp
import httpx
import pytest
from lxml import html

from app.notifications import announcements, renderers
from app.notifications.announcements import Audience, list_topics, publish, unread_count
from app.realtime import streams
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import PATH, RawSocket

MENTION = {"author": "Anna", "author_id": "a", "room": "general", "room_id": "7", "excerpt": "come and see"}


async def announce(*people, title: str = "Hello", **more) -> None:
    await publish(None, "announcement", Audience.users(person.id for person in people), title=title, **more)


def arrived(socket) -> list[str]:
    """The titles of what arrived."""
    return [body["data"]["title"] for body in socket.bodies("event") if body["kind"] == "notification.created"]


async def test_how_many_are_unread_is_told_as_soon_as_a_client_knows_that_it_is_connected(live, make_user, connect):
    user = await make_user()
    await announce(user)
    cookie = await live.sign_in(user)
    token = (await live.tokens(cookie, "notifications"))["notifications"]
    headers = {"Origin": live.url, "Cookie": cookie}
    async with aiohttp.ClientSession() as session, session.ws_connect(live.url + PATH, headers=headers) as websocket:
        raw = RawSocket(websocket)
        await raw.join("/notifications", {"token": token})
        told = await raw.wait_for(lambda frame: frame.startswith("42/notifications,"))
        assert [frame[:2] for frame in raw.frames] == ["0{", "40", "42"]
        assert json.loads(told.partition(",")[2]) == ["unread", {"count": 1}]
    panel = await connect(cookie, "/notifications", format="html")
    body = await panel.wait_for("unread")
    assert body["count"] == 1
    assert 'id="bell-unread">1<' in body["html"]


async def test_a_database_that_is_away_for_the_count_costs_nobody_the_connection(live, make_user, connect, monkeypatch):
    user = await make_user()

    async def away(*_: str) -> None:
        raise ConnectionResetError

    with monkeypatch.context() as broken:
        broken.setattr(renderers, "load_reader", away)
        broken.setattr(announcements, "unread_count", away)
        sockets = [await connect(user, "/notifications", format=form) for form in ("json", "html")]
        for socket in sockets:
            assert await socket.call("markRead", {"up_to_seq": 0}) == {"ok": True, "unread": 0}
    await announce(user)
    for socket in sockets:
        await socket.wait_for("event")
        assert socket.bodies("unread") == []


async def test_a_notification_arrives_as_the_contract_says(live, make_user, connect):
    user = await make_user()
    socket = await connect(user, "/notifications")
    await publish("a", "mention", Audience.user(user.id), url="/chat/7#message-9", data=MENTION, group_key="room:7")
    body = await socket.wait_for("event")
    position = await streams.read_position(f"user:{user.id}")
    [event] = await streams.read_events(f"user:{user.id}", 0, 10)
    assert body == {
        "stream": f"user:{user.id}",
        "seq": 1,
        "epoch": position.epoch,
        "kind": "notification.created",
        "id": event.id,
        "at": event.at.isoformat(),
        "actor": "a",
        "data": {
            "id": event.id,
            "seq": 1,
            "kind": "mention",
            "severity": 3,
            "title": "Anna mentioned you in general",
            "body": "come and see",
            "url": "/chat/7#message-9",
            "at": event.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "read": False,
            "group_key": "room:7",
            "actor": "a",
            "data": MENTION,
            "unread": 1,
        },
    }


async def test_panels_get_markup_in_their_readers_language_and_a_hostile_title_as_text(live, make_user, connect):
    user = await make_user(locale="ru")
    socket = await connect(user, "/notifications", format="html")
    hostile = "<img src=x onerror=alert(1)></hx-partial>"
    await announce(user, title=hostile, body="<script>alert(2)</script>")
    await publish(None, "direct_message", Audience.user(user.id), data={"author": "<b>Anna</b>", "excerpt": "&lt;"})
    first = await socket.wait_for("event", lambda body: body["seq"] == 1)
    second = await socket.wait_for("event", lambda body: body["seq"] == 2)
    assert set(first) == {"stream", "seq", "epoch", "kind", "id", "html"}
    shown = html.fragment_fromstring(first["html"], create_parent="div")
    assert not shown.xpath(".//img") + shown.xpath(".//script")
    assert hostile in shown.text_content()
    shown = html.fragment_fromstring(second["html"], create_parent="div")
    assert "<b>Anna</b> пишет вам" in shown.text_content()
    assert "&lt;" in shown.text_content()


async def test_a_broadcast_reaches_everyone_who_is_here_and_later_those_who_were_not(live, make_user, connect):
    here, away, suspended_of_none = await make_user(), await make_user(), await make_user("guest")
    sockets = [await connect(here, "/notifications"), await connect(suspended_of_none, "/notifications")]
    epoch = (await streams.read_position(f"user:{away.id}")).epoch
    await publish(None, "announcement", Audience.everyone(), title="To all")
    for socket in sockets:
        await socket.wait_for("event", lambda body: body["data"]["title"] == "To all")
    late = await connect(away, "/notifications")
    ack = await late.call("resume", {"streams": {f"user:{away.id}": [0, epoch]}})
    [event] = ack["streams"][f"user:{away.id}"]["events"]
    assert event["data"]["title"] == "To all"
    assert arrived(late) == []


async def test_following_the_stream_of_another_user_is_refused(live, make_user, connect):
    user, other = await make_user(), await make_user()
    socket = await connect(user, "/notifications")
    epochs = {person.id: (await streams.read_position(f"user:{person.id}")).epoch for person in (user, other)}
    wanted = {f"user:{person.id}": [0, epochs[person.id]] for person in (user, other)}
    answers = (await socket.call("resume", {"streams": wanted}))["streams"]
    assert answers[f"user:{user.id}"]["ok"]
    assert answers[f"user:{other.id}"]["error"]["code"] == "not_found"
    await announce(other, title="For the other")
    await announce(user, title="For me")
    await socket.wait_for("event", lambda body: body["data"]["title"] == "For me")
    assert arrived(socket) == ["For me"]


async def test_two_tabs_converge(live, make_user, connect):
    user = await make_user()
    await announce(user, title="One")
    await announce(user, title="Two")
    tabs = [await connect(user, "/notifications"), await connect(user, "/notifications")]
    assert await tabs[0].call("markRead", {"up_to_seq": 1}) == {"ok": True, "unread": 1}
    assert await tabs[1].call("markRead", {"up_to_seq": 2}) == {"ok": True, "unread": 0}
    for tab in tabs:
        last = await tab.wait_for("event", lambda body: body["seq"] == 4)
        assert last["kind"] == "notification.state"
        assert [body["seq"] for body in tab.bodies("event")] == [3, 4]
        marked = [body["data"]["ids"] for body in tab.bodies("event")]
        assert len(marked[0]) == len(marked[1]) == 1
        assert last["data"] == {"ids": marked[1], "state": "read", "unread": 0}
    # What is read stays read and is not told again.
    assert await tabs[0].call("markRead", {"up_to_seq": 2}) == {"ok": True, "unread": 0}
    assert (await streams.read_position(f"user:{user.id}")).top == 4


async def test_ids_of_others_are_ignored(live, make_user, connect):
    user, other = await make_user(), await make_user()
    await announce(user, other)
    [mine], [theirs] = [await streams.read_events(f"user:{person.id}", 0, 9) for person in (user, other)]
    socket = await connect(user, "/notifications")
    assert await socket.call("markRead", {"ids": [theirs.id]}) == {"ok": True, "unread": 1}
    assert await socket.call("markRead", {"ids": [theirs.id, mine.id]}) == {"ok": True, "unread": 0}
    assert await unread_count(other.id) == 1


@pytest.mark.one_database
@pytest.mark.parametrize(
    "body",
    [
        {},
        None,
        {"ids": [], "up_to_seq": 1},
        {"ids": "x"},
        {"ids": [1]},
        {"ids": ["x" * 37]},
        {"ids": ["nul\0"]},
        {"ids": ["x"] * 501},
        {"up_to_seq": -1},
        {"up_to_seq": "1"},
        {"up_to_seq": 2**63},
        {"up_to_seq": True},
        {"up_to_seq": 1, "state": "unread"},
    ],
)
async def test_a_mark_that_makes_no_sense_is_refused_by_name(live, make_user, connect, body):
    user = await make_user()
    await announce(user)
    socket = await connect(user, "/notifications")
    assert (await socket.call("markRead", body))["error"]["code"] == "bad_request"
    assert await unread_count(user.id) == 1
    assert (await socket.call("markRead", {"up_to_seq": 1}))["unread"] == 0


async def test_topics_are_followed_and_left_for_good(live, make_user, connect):
    user = await make_user()
    socket = await connect(user, "/notifications")
    for event, subscribed in (("subscribe", True), ("unsubscribe", False)):
        assert await socket.call(event, {"topic": "releases"}) == {"ok": True}
        assert {t.key: t.subscribed for t in await list_topics(user.id)}["releases"] is subscribed
        refusal = await socket.call(event, {"topic": "unheard_of"})
        assert refusal["error"]["code"] == "not_found"
        for wrong in (7, "", "x" * 65, "nul\0", "Releases"):
            assert (await socket.call(event, {"topic": wrong}))["error"]["code"] == "bad_request"


async def test_guests_have_notifications_and_no_chat(live, make_user, connect):
    cookies = {role: await live.sign_in(await make_user(role)) for role in ("guest", "member")}
    for role, status in (("member", 200), ("guest", 403)):
        async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
            response = await client.post(
                f"{live.url}/auth/socket-tokens",
                json={"namespaces": ["chat"]},
                headers={"Origin": live.url, "Cookie": cookies[role]},
            )
        assert response.status_code == status
    socket = await connect(cookies["guest"], "/notifications")
    await publish(None, "announcement", Audience.role("guest"), title="Welcome")
    await socket.wait_for("event", lambda body: body["data"]["title"] == "Welcome")
