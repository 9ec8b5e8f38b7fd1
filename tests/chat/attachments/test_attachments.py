"""Files of messages: given to a room by their sender, sent, seen by those in the room, and by nobody else."""

import asyncio

import pytest

from app.chat.models import Attachment, Message
from app.chat.rooms import create_room
from app.chat.rooms.members import add_members
from tests.support.messages import subscribe_room
from tests.support.uploads import JSON, make_picture, open_picture, upload, uploaded_file


async def test_a_picture_is_given_sent_and_seen_by_the_room(newcomer, room):  # B10
    alice, bob, mallory = await newcomer(name="Alice"), await newcomer(), await newcomer()
    private = await create_room(await alice.principal(), "Private", closed=True)
    await add_members(await alice.principal(), private.id, [bob.id])
    raw, reader = await alice.join(), await bob.join()
    await subscribe_room(reader, private.id)
    file = await uploaded_file(alice, private.id, make_picture(size=(960, 480)), "beach.png")
    assert {**file, "id": "", "url": "", "thumbnail_url": "", "size": 0} == {
        "id": "",
        "name": "beach.png",
        "media_type": "image/png",
        "size": 0,
        "width": 960,
        "height": 480,
        "url": "",
        "thumbnail_url": "",
    }
    assert [(await who.get(file["url"])).status_code for who in (alice, bob, mallory)] == [200, 404, 404]
    message = {"room": private.id, "body": "", "client_id": "c", "files": [file["id"]]}
    sent = await raw.call("/chat", "sendMessage", message)
    assert sent["ok"], sent
    event = await reader.event("/chat", "event")
    assert (event["kind"], event["data"]["body"], event["data"]["files"]) == ("message.created", "", [file])
    shown = await bob.get(file["url"])
    assert (shown.status_code, open_picture(shown.content).size) == (200, (960, 480))
    small = await bob.get(file["thumbnail_url"])
    assert (small.headers["content-type"], open_picture(small.content).size) == ("image/webp", (480, 240))
    page = (await bob.get(f"/chat/{private.id}")).text
    assert f'<img src="{file["thumbnail_url"]}" width="480" height="240" alt="beach.png"' in page
    assert [(await mallory.get(file[url])).status_code for url in ("url", "thumbnail_url")] == [404, 404]
    again = await raw.call("/chat", "sendMessage", message)
    assert (again["id"], again["dup"]) == (sent["id"], True)
    assert (await Attachment.get(id=file["id"])).message_id == sent["id"]


async def test_a_try_that_is_repeated_gives_the_same_file(newcomer, room):
    alice, bob = await newcomer(), await newcomer()
    tries = await asyncio.gather(*(upload(alice, room.id, make_picture(), client_id="f-1") for _ in range(4)))
    assert {answer.status_code for answer in tries} == {201}
    assert len({answer.json()["file"]["id"] for answer in tries}) == 1
    other = await upload(bob, room.id, make_picture(), client_id="f-1")
    assert other.json()["file"]["id"] != tries[0].json()["file"]["id"]
    assert await Attachment.all().count() == 2


@pytest.mark.one_database
async def test_a_try_that_is_repeated_in_another_room_is_a_mistake(newcomer, room):
    alice = await newcomer()
    elsewhere = await create_room(await alice.principal(), "Elsewhere")
    for client_id in ("f-1", ""):
        assert (await upload(alice, room.id, make_picture(), client_id=client_id)).status_code == 201
    refused = await upload(alice, elsewhere.id, make_picture(), client_id="f-1")
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "invalid")
    assert await Attachment.filter(room_id=elsewhere.id).count() == 0
    for client_id in ("f-2", ""):
        assert (await upload(alice, elsewhere.id, make_picture(), client_id=client_id)).status_code == 201


@pytest.mark.one_database
async def test_only_own_unsent_files_can_be_attached(newcomer, room):
    alice, bob = await newcomer(), await newcomer()
    elsewhere = await create_room(await alice.principal(), "Elsewhere")
    raw = await alice.join()
    foreign, moved, sent = (
        await uploaded_file(bob, room.id),
        await uploaded_file(alice, elsewhere.id),
        await uploaded_file(alice, room.id),
    )

    async def send(client_id: str, *files: str) -> dict[str, object]:
        message = {"room": room.id, "body": "look", "client_id": client_id, "files": list(files)}
        return await raw.call("/chat", "sendMessage", message)

    assert (await send("a", sent["id"]))["ok"]
    own = await uploaded_file(alice, room.id)
    for number, refused in enumerate((foreign["id"], moved["id"], sent["id"], "nothing", "../x")):
        answer = await send(f"b{number}", own["id"], refused)
        assert answer["error"]["code"] == "unknown_file", refused
    assert (await send("c", *["x"] * 11))["error"]["code"] == "too_many_files"
    assert await Message.all().count() == 1
    assert (await send("d", own["id"]))["ok"]  # a refusal takes nothing


@pytest.mark.one_database
async def test_without_javascript_one_form_sends_words_and_files(newcomer, room):
    alice = await newcomer()
    before = await uploaded_file(alice, room.id, name="before.png")
    files = [("upload", ("one.png", make_picture())), ("upload", ("two.txt", b"plain words"))]
    async with alice.browser() as browser:
        address = f"/chat/{room.id}/messages"
        posted = await browser.post(address, files=files, data={"body": "Look", "files": before["id"]})
        message = await Message.get()
        assert (posted.status_code, posted.headers["location"]) == (303, f"/chat/{room.id}#message-{message.id}")
        sent = await Attachment.filter(message_id=message.id).order_by("position")
        assert [(each.name, each.position) for each in sent] == [("before.png", 0), ("one.png", 1), ("two.txt", 2)]
        nothing = [("upload", ("", b""))]  # what browsers send where no file was chosen
        assert (await browser.post(address, files=nothing, data={"body": "Words"})).status_code == 303
        empty = await browser.post(address, files=nothing, data={"body": " "})
        assert (empty.status_code, "Write something first" in empty.text) == (422, True)
        broken = await browser.post(
            address, files=[("upload", ("x.png", make_picture()[:50]))], data={"body": "<kept & safe>"}
        )
        assert (broken.status_code, "The image is damaged" in broken.text) == (422, True)
        assert "&lt;kept &amp; safe&gt;</textarea>" in broken.text
    assert await Message.all().count() == 2


@pytest.mark.one_database
async def test_a_file_that_was_not_sent_can_be_taken_back_by_its_giver(newcomer, room):
    alice, bob = await newcomer(), await newcomer()
    file = await uploaded_file(alice, room.id)
    address = f"/chat/files/{file['id']}"
    async with bob.browser(**JSON) as other, alice.browser(**JSON) as own:
        assert (await other.delete(address)).status_code == 404
        assert (await own.delete(address)).status_code == 204
        assert (await own.delete(address)).status_code == 404
        assert (await own.get(file["url"])).status_code == 404
        sent = await uploaded_file(alice, room.id)
        message = {"room": room.id, "body": "x", "client_id": "c", "files": [sent["id"]]}
        assert (await (await alice.join()).call("/chat", "sendMessage", message))["ok"]
        assert (await own.delete(f"/chat/files/{sent['id']}")).status_code == 404
