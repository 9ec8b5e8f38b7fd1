"""What becomes of a message after it was said: edited, with what it said before, and deleted without a trace."""

import asyncio

import pytest

from app.audit.models import AuditEntry
from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message, list_versions
from app.chat.messages.history import load_history, load_message
from app.chat.messages.pins import pin_message, pinned_messages
from app.chat.messages.reactions import add_reaction
from app.chat.messages.send import send_message
from app.chat.models import Mention, Message, MessageVersion, Reaction
from app.chat.rooms.direct import open_direct
from app.chat.rooms.moderation import MuteFor, mute_member
from app.chat.search import search_messages
from app.database import fetch
from app.errors import Conflict, Forbidden, Invalid, NotFound
from app.ids import new_id
from app.notifications.models import InboxItem, Notification
from tests.support.messages import subscribe_room


async def said(who, room, body: str = "hello", **more) -> str:
    return (await send_message(who.actor, room.id, body, new_id(), **more)).id


async def test_an_edit_says_so_and_keeps_what_was_said_before(talker, general):
    # B23
    alice = await talker()
    message = await said(alice, general)
    await edit_message(alice.actor, general.id, message, "  hello there ")
    await edit_message(alice.actor, general.id, message, "bye")
    (shown,) = (await load_history(alice.actor, general.id)).messages
    assert (shown.body, shown.edited_at is not None) == ("bye", True)
    bob = await talker()
    _, versions = await list_versions(bob.actor, general.id, message)
    assert [version.body for version in versions] == ["hello", "hello there", "bye"]
    assert versions[-1].until is None


async def test_an_edit_without_changes_is_not_an_edit(talker, general):
    alice = await talker()
    message = await said(alice, general)
    assert await edit_message(alice.actor, general.id, message, "hello ") == 1
    assert (await Message.get(id=message)).edited_at is None
    assert not await MessageVersion.exists()


async def test_two_edits_at_once_leave_the_words_of_one_and_a_version_of_each(talker, general):
    alice = await talker()
    message = await said(alice, general)
    await asyncio.gather(*(edit_message(alice.actor, general.id, message, f"x{n}") for n in range(4)))
    _, versions = await list_versions(alice.actor, general.id, message)
    assert {version.body for version in versions} == {"hello", "x0", "x1", "x2", "x3"}
    assert len(versions) == 5


async def test_only_who_wrote_it_edits_it_and_only_they_or_a_moderator_delete_it(talker, general):
    alice, bob = await talker(), await talker()
    moderator = await talker("moderator")
    message = await said(alice, general)
    for other in (bob, moderator):
        with pytest.raises(Forbidden):
            await edit_message(other.actor, general.id, message, "mine now")
    with pytest.raises(Forbidden) as refused:
        await delete_message(bob.actor, general.id, message)
    assert refused.value.permission == "moderate_chat"
    with pytest.raises(Invalid):
        await edit_message(alice.actor, general.id, message, " ")
    await delete_message(moderator.actor, general.id, message)
    entry = await AuditEntry.get(action="message.deleted")
    assert (entry.actor_id, entry.target) == (moderator.id, f"message:{message}")
    assert "hello" not in str(entry.details)


async def test_messages_of_foreign_rooms_are_not_found(talker, general):
    # B17
    alice, mallory = await talker(), await talker()
    moderator = await talker("moderator")
    direct = await open_direct(alice.actor, general.created_by_id)
    message = await said(alice, direct)
    room, here = direct.id, general.id
    for who in (mallory, moderator):
        for attempt in (
            edit_message(who.actor, room, message, "x"),
            delete_message(who.actor, room, message),
            add_reaction(who.actor, room, message, "👍"),
            pin_message(who.actor, room, message),
            list_versions(who.actor, room, message),
            load_message(who.actor, room, message),
            list_versions(who.actor, here, message),  # by way of a room that they are in
            delete_message(who.actor, here, message),
            send_message(who.actor, room, "x", "c", message),
        ):
            with pytest.raises(NotFound):
                await attempt
    with pytest.raises(Invalid) as refused:  # nor quote it elsewhere
        await send_message(mallory.actor, here, "x", "c", message)
    assert refused.value.code == "unknown_reply"


async def test_who_is_muted_takes_back_what_they_said_and_does_nothing_else_to_it(talker, general):
    bob, moderator = await talker(), await talker("moderator")
    message = await said(bob, general)
    await mute_member(moderator.actor, general.id, bob.id, MuteFor.MINUTES)
    for attempt in (
        edit_message(bob.actor, general.id, message, "other words"),
        add_reaction(bob.actor, general.id, message, "👍"),
        pin_message(bob.actor, general.id, message),
    ):
        with pytest.raises(Conflict) as refused:
            await attempt
        assert refused.value.code == "muted"
    await delete_message(bob.actor, general.id, message)
    assert (await Message.get(id=message)).body == ""


async def test_what_is_deleted_leaves_its_place_and_nothing_else(talker, general):
    # B23
    secret = "the secret word of @Bob"
    alice, bob = await talker(name="Alice"), await talker(name="Bob")
    message = await said(alice, general, f"first {secret}")
    answer = await said(bob, general, "what?", reply_to=message)
    await edit_message(alice.actor, general.id, message, f"then {secret}")
    await add_reaction(bob.actor, general.id, message, "👍")
    await pin_message(bob.actor, general.id, message)
    tables = ("message", "message_version", "mention", "reaction", "notification", "inbox", "stream_event")

    async def everything() -> str:
        return str([dict(row) for table in tables for row in await fetch(f'SELECT * FROM "{table}"')])

    assert secret in await everything()
    assert len((await search_messages(bob.actor, "secret")).hits) == 1
    await delete_message(alice.actor, general.id, message)
    assert secret not in await everything()
    assert not (await search_messages(bob.actor, "secret")).hits
    for left in (Mention, Reaction, MessageVersion):
        assert not await left.exists()
    gone, quoting = (await load_history(alice.actor, general.id)).messages
    assert (gone.id, gone.body, gone.deleted_at is not None) == (message, "", True)
    assert (quoting.id, quoting.reply.deleted, quoting.reply.excerpt) == (answer, True, "")
    assert await pinned_messages(general.id) == []
    with pytest.raises(NotFound):
        await delete_message(alice.actor, general.id, message)
    assert not await AuditEntry.exists(action="message.deleted")  # it was their own


async def test_notifications_follow_an_edit(talker, general):
    alice = await talker(name="Alice")
    bob, carol = await talker(name="Bob"), await talker(name="Carol")
    message = await said(alice, general, "@Bob look")
    await edit_message(alice.actor, general.id, message, "@Carol look here")
    assert {note.data["excerpt"] for note in await Notification.filter(kind="mention")} == {"@Carol look here"}
    bobs, carols = await InboxItem.get(user_id=bob.id), await InboxItem.get(user_id=carol.id)
    assert (bobs.read_at is not None, carols.read_at) == (True, None)
    assert [row.user_id for row in await Mention.all()] == [carol.id]
    await edit_message(alice.actor, general.id, message, "@Carol look there")
    assert await InboxItem.filter(user_id=carol.id).count() == 1  # who was told is not told again
    await delete_message(alice.actor, general.id, message)
    assert {note.data["excerpt"] for note in await Notification.filter(kind="mention")} == {""}
    assert not await InboxItem.exists(read_at=None)


@pytest.mark.one_database
async def test_over_the_socket_programs_get_what_a_message_became(newcomer, room, say):
    alice, bob = await newcomer(name="Alice"), await newcomer(name="Bob")
    writer, reader = await alice.join(), await bob.join()
    await subscribe_room(reader, room.id)
    sent = await writer.call("/chat", "sendMessage", {"room": room.id, "body": "one", "client_id": "a"})
    of = {"room": room.id, "message": sent["id"]}
    answered = {"room": room.id, "body": "yes", "client_id": "b", "reply_to": sent["id"]}
    assert (await writer.call("/chat", "sendMessage", answered))["ok"]
    body = await reader.event("/chat", "event", lambda event: event["seq"] == 2)
    author = {"id": alice.id, "name": "Alice"}
    assert body["data"]["reply_to"] == {"id": sent["id"], "author": author, "excerpt": "one"}
    assert await writer.call("/chat", "editMessage", {**of, "body": "two"}) == {"ok": True, "seq": 3}
    body = await reader.event("/chat", "event", lambda event: event["seq"] == 3)
    assert (body["kind"], body["data"]["body"], body["data"]["id"]) == ("message.edited", "two", sent["id"])
    assert body["data"]["edited_at"]
    refused = await (await bob.join()).call("/chat", "editMessage", {**of, "body": "three"})
    assert refused["error"]["code"] == "forbidden"
    refused = await writer.call("/chat", "editMessage", {**of, "body": " "})
    assert refused["error"]["code"] == "empty"
    assert await writer.call("/chat", "deleteMessage", of) == {"ok": True, "seq": 4}
    body = await reader.event("/chat", "event", lambda event: event["seq"] == 4)
    assert (body["kind"], body["data"]["body"]) == ("message.deleted", "")
    assert body["data"]["deleted_at"]


@pytest.mark.one_database
async def test_without_javascript_pages_do_the_same(newcomer, room):
    alice, bob = await newcomer(name="Alice"), await newcomer(name="Bob")
    message = (await send_message(await alice.principal(), room.id, "hello", "c")).id
    address = f"/chat/{room.id}/messages/{message}"
    assert f'href="{address}/actions"' in (await alice.get(f"/chat/{room.id}")).text
    mine, theirs = (await alice.get(f"{address}/actions")).text, (await bob.get(f"{address}/actions")).text
    for action in ("edit", "delete"):
        assert (f"{address}/{action}" in mine, f"{address}/{action}" in theirs) == (True, False)
    for action in ("pin", "reactions"):
        assert f'action="{address}/{action}"' in theirs
    assert ">hello</textarea>" in (await alice.get(f"{address}/edit")).text
    refused = await alice.post(f"{address}/edit", {"body": " "})
    assert (refused.status_code, "Write something first" in refused.text) == (422, True)
    edited = await alice.post(f"{address}/edit", {"body": "<b>bye"})
    assert (edited.status_code, edited.headers["location"]) == (303, address)
    history = (await bob.get(f"{address}/history")).text
    assert history.index("&lt;b&gt;bye") < history.index(">hello<")
    assert (await bob.post(f"{address}/delete")).status_code == 403
    reply = (await bob.get(f"/chat/{room.id}?reply={message}")).text
    assert f'name="reply_to" value="{message}"' in reply
    await bob.post(f"/chat/{room.id}/messages", {"body": "so?", "reply_to": message})
    assert (await Message.get(author_id=bob.id)).reply_to_id == message
    assert (await alice.post(f"{address}/delete")).status_code == 303
    page = (await bob.get(f"/chat/{room.id}")).text
    assert "bye" not in page
    assert (await bob.get(f"{address}/history")).status_code == 404


async def test_without_scripts_what_was_typed_is_in_the_composer_when_the_message_is_gone(newcomer, room):
    alice, stranger = await newcomer(), await newcomer()
    actor = await alice.principal()
    message = (await send_message(actor, room.id, "hello", new_id())).id
    await delete_message(actor, room.id, message)
    path = f"/chat/{room.id}/messages/{message}/edit"
    page = await alice.post(path, {"body": "hello <there>"})
    assert page.status_code == 404
    assert ">hello &lt;there&gt;</textarea>" in page.text
    assert "Your text is in the message field." in page.text
    refused = await alice.post(path, {"body": "hello"}, Accept="application/json")
    assert (refused.status_code, refused.json()["error"]["code"]) == (404, "not_found")
    private = (await open_direct(actor, (await newcomer()).id)).id
    elsewhere = await stranger.post(path.replace(room.id, private), {"body": "hello there"})
    assert elsewhere.status_code == 404
    assert "Your text is in the message field." not in elsewhere.text
    assert private not in elsewhere.text.replace(f'"{path.replace(room.id, private)}"', ""), "it is no page of the room"
