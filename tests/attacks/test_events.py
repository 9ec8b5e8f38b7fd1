"""Attacks with events: in the name of others, on what is others', of every shape, and too many."""

import json

import pytest

from app.chat.messages.send import send_message
from app.chat.models import Message
from app.chat.rooms.direct import open_direct
from app.notifications.announcements import Audience, publish
from tests.support.uploads import JSON, make_picture, upload, uploaded_file

NOWHERE = "01M82Q76XVGZ6F4PG8ABWD0T2S"
GOOD = {"room": NOWHERE, "body": "hello", "client_id": "c-1"}


def code_of(reply) -> str:
    assert reply["ok"] is False
    return reply["error"]["code"]


def message(number: int, room: str) -> dict[str, str]:
    return {"room": room, "body": f"number {number}", "client_id": f"c{number}"}


async def test_t65_nobody_speaks_in_the_name_of_another(newcomer, room) -> None:
    alice, mallory = await newcomer(), await newcomer()
    raw = await mallory.join()
    for forged in ("author_id", "author", "sender_id", "senderId", "user", "user_id", "userId", "actor"):
        body = {"room": room.id, "body": "hello", "client_id": "c", forged: alice.id}
        assert code_of(await raw.call("/chat", "sendMessage", body)) == "bad_request", forged
        assert code_of(await raw.call("/chat", "typing", {"room": room.id, forged: alice.id})) == "bad_request", forged
    assert not await Message.exists()
    form = {"body": "hello", "client_id": "c", "author_id": alice.id, "user_id": alice.id}
    assert (await mallory.post(f"/chat/{room.id}/messages", form)).status_code == 303
    assert (await Message.get()).author_id == mallory.id


async def test_t66_what_belongs_to_others_is_as_if_it_were_not_there(newcomer, visit) -> None:
    alice, bob, mallory = await newcomer(), await newcomer(), await newcomer()
    room = await open_direct(await alice.principal(), bob.id)
    sent = await send_message(await alice.principal(), room.id, "only for us", "c")
    await publish(None, "announcement", Audience.users({alice.id}), title="Only for Alice", body="secret")
    raw = await mallory.join()
    await mallory.join("/notifications", link=raw)
    for event, body in (("joinRoom", {}), ("sendMessage", GOOD), ("typing", {}), ("markRead", {"seq": sent.seq})):
        foreign, missing = [await raw.call("/chat", event, {**body, "room": room_id}) for room_id in (room.id, NOWHERE)]
        assert foreign == missing, event
        assert code_of(foreign) == "not_found", event
    for namespace, name in (("/chat", f"room:{room.id}"), ("/notifications", f"user:{alice.id}")):
        answer = await raw.call(namespace, "resume", {"streams": {name: [0, "x"]}})
        assert code_of(answer["streams"][name]) in ("not_found", "forbidden")
        filled = await raw.call(namespace, "fill", {"stream": name, "after": 0, "limit": 10})
        assert code_of(filled) in ("not_found", "forbidden", "bad_request")
    for path in ("/chat/{}", "/chat/{}?before=9", "/chat/{}/messages/" + sent.id):
        foreign, missing = [await mallory.get(path.format(room_id)) for room_id in (room.id, NOWHERE)]
        assert (foreign.status_code, missing.status_code) == (404, 404), path
        assert "only for us" not in foreign.text
    for path, form in (("messages", {"body": "x"}), ("read", {"seq": "1"}), ("join", {}), ("leave", {})):
        assert (await mallory.post(f"/chat/{room.id}/{path}", form)).status_code == 404, path
    inbox = await mallory.get("/notifications")
    assert "Only for Alice" not in inbox.text
    again = await visit(alice.user)
    assert (await mallory.post(f"/account/sessions/{again.bearer.session_id}/end", {})).status_code == 404
    assert (await again.get("/account")).status_code == 200
    assert (await Message.get()).body == "only for us"


async def test_t66_a_file_of_others_is_as_if_it_were_not_there(newcomer) -> None:
    alice, bob, mallory = await newcomer(), await newcomer(), await newcomer()
    room = await open_direct(await alice.principal(), bob.id)
    sent, unsent = await uploaded_file(alice, room.id), await uploaded_file(alice, room.id)
    await send_message(await alice.principal(), room.id, "", "c", files=[sent["id"]])
    assert (await bob.get(sent["url"])).status_code == 200
    assert (await bob.get(unsent["url"])).status_code == 404  # which is its giver's alone
    async with mallory.browser(**JSON) as browser:
        for method in ("GET", "HEAD", "DELETE"):
            for end in ("/a.png", "/thumbnail", ""):
                asked = [f"/chat/files/{id}{end}" for id in (sent["id"], unsent["id"], NOWHERE)]
                answers = [await browser.request(method, url) for url in asked]
                told = [(each.status_code, each.json().get("error") if each.content else None) for each in answers]
                assert told[0] == told[1] == told[2], (method, end)
                assert told[0][0] in (404, 405), (method, end)
        there = await upload(mallory, room.id, make_picture())
        nowhere = await upload(mallory, NOWHERE, make_picture())
        assert (there.status_code, nowhere.status_code) == (404, 404)
    assert (await bob.get(sent["url"])).status_code == 200


async def test_t66_nobody_sends_the_files_of_another(newcomer, room) -> None:
    alice, mallory = await newcomer(), await newcomer()
    file = await uploaded_file(alice, room.id)
    raw = await mallory.join()
    told = []
    for number, id in enumerate((file["id"], NOWHERE)):
        message = {"room": room.id, "body": "x", "client_id": f"c{number}", "files": [id]}
        told.append((await raw.call("/chat", "sendMessage", message))["error"])
    assert told[0] == told[1]
    assert told[0]["code"] == "unknown_file"
    assert (await mallory.get(file["url"])).status_code == 404


async def test_t68_what_does_not_fit_is_a_bad_request(newcomer, room):
    alice = await newcomer()
    raw = await alice.join()
    assert code_of(await raw.call("/chat", "sendMessage", GOOD)) == "not_found"  # the shape is right
    bodies = [
        None,
        7,
        "text",
        [],
        [GOOD],
        {},
        {**GOOD, "author_id": "somebody"},
        {**GOOD, "room": None},
        {**GOOD, "room": 7},
        {**GOOD, "room": ""},
        {**GOOD, "room": "x" * 37},
        {**GOOD, "body": None},
        {**GOOD, "body": 5.5},
        {**GOOD, "body": ["a"]},
        {**GOOD, "client_id": ""},
        {**GOOD, "client_id": "a b"},
        {**GOOD, "client_id": "c\n"},
        {**GOOD, "client_id": "x" * 65},
        {"x" * 60_000: 1},
    ]
    for body in bodies:
        reply = await raw.call("/chat", "sendMessage", body)
        assert code_of(reply) == "bad_request", body
        assert len(json.dumps(reply)) < 1000
    for event in (["sendMessage"], ["sendMessage", GOOD, {}], ["sendMessage", GOOD, GOOD, GOOD]):
        assert code_of(await raw.call("/chat", *event)) == "bad_request"


@pytest.mark.parametrize("depth", [20, 600, 1000])
async def test_t68_what_is_nested_without_end_is_a_bad_request(newcomer, hub, depth) -> None:
    alice = await newcomer()
    raw = await alice.join()
    await alice.join("/notifications", link=raw)
    number = 0
    for path in ("/chat", "/notifications"):
        for event in hub.server.namespace_handlers[path].events:
            for opening, closing in (('{"x":', "}"), ("[", "]")):
                number += 1
                nested = opening * depth + "1" + closing * depth
                for values in (nested, f'{{"state":{nested}}}'):
                    number += 1
                    await raw.send(f'42{path},{number}["{event}",{values}]')
                    assert code_of(await raw.ack(path, number)) == "bad_request", event


@pytest.mark.parametrize("half", ["\\ud83d", "\\uDE00", "\\ude00\\ud83d"])
async def test_t68_half_a_character_is_a_bad_request(newcomer, room, half) -> None:
    alice = await newcomer()
    raw = await alice.join()
    sent = f'{{"room":"{room.id}","body":"cut off {half}","client_id":"c"}}'
    named = f'{{"room":"{room.id}","body":"x","client_id":"c","{half}":1}}'
    for number, values in enumerate((sent, named, f'"{half}"', f'[["{half}"]]') * 5, 1):
        await raw.send(f'42/chat,{number}["sendMessage",{values}]')
        assert code_of(await raw.ack("/chat", number)) == "bad_request", values
    whole = f'{{"room":"{room.id}","body":"whole \\ud83d\\ude00","client_id":"c"}}'
    await raw.send(f'42/chat,99["sendMessage",{whole}]')
    assert (await raw.ack("/chat", 99))["ok"]
    assert [each.body for each in await Message.all()] == ["whole \U0001f600"]


async def test_t68_a_frame_that_is_too_large_ends_the_link(newcomer, hub):
    alice, bob = await newcomer(), await newcomer()
    raw, other = await alice.join(), await bob.join()
    await raw.send('42/chat,1["sendMessage","' + "x" * 2_000_000 + '"]')
    await raw.end()
    await other.settled()


async def test_t69_a_flood_is_limited_for_whoever_makes_it(newcomer, room):
    alice, bob = await newcomer(), await newcomer()
    raw, other = await alice.join(), await bob.join()
    for event, body, limit in (
        ("typing", lambda _: {"room": room.id}, 10),
        ("sendMessage", lambda n: message(n, room.id), 30),
    ):
        replies = [await raw.call("/chat", event, body(n)) for n in range(limit + 3)]
        assert [reply["ok"] for reply in replies] == [True] * limit + [False] * 3, event
        assert {reply["error"]["code"] for reply in replies[limit:]} == {"rate_limited"}
        assert all(0 < reply["error"]["retry_after_ms"] <= 20_000 for reply in replies[limit:])
        assert (await other.call("/chat", event, body(999)))["ok"]
    assert (await raw.call("/chat", "markRead", {"room": room.id, "seq": 1}))["ok"]  # a limit is for one event
