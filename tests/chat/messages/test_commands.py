"""Commands: one list of them, for every door."""

import pytest

from app.chat.messages import commands
from app.chat.messages.commands import CommandMessage, CommandReply, command
from app.chat.messages.history import load_history
from app.chat.messages.send import post_message
from app.chat.models import Message
from app.chat.rooms import create_room
from app.errors import Invalid, NotFound
from tests.chat.live_page import normalised, page
from tests.support import htmx_swaps
from tests.support.messages import subscribe_room


async def test_the_me_command_sends_an_action(talker, general):
    alice = await talker()
    await post_message(alice.actor, general.id, "/me  makes *coffee*", "c")
    (shown,) = (await load_history(alice.actor, general.id)).messages
    assert (shown.kind, shown.body) == ("action", "makes *coffee*")
    again = await post_message(alice.actor, general.id, "/me  makes *coffee*", "c")
    assert again.dup
    with pytest.raises(Invalid) as refused:
        await post_message(alice.actor, general.id, "/me ", "d")
    assert refused.value.code == "empty"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("//me waves", "/me waves"),
        ("/usr/bin", "/usr/bin"),
        ("/", "/"),
        ("/ me", "/ me"),
        ("a /me", "a /me"),
        ("///", "///"),
        ("// a comment", "// a comment"),
        ("//host/share", "//host/share"),
        ("//TODO later", "//TODO later"),
    ],
)
async def test_what_only_looks_like_a_command_is_said(talker, general, typed, said):
    alice = await talker()
    await post_message(alice.actor, general.id, typed, "c")
    assert [(message.body, message.kind) for message in await Message.all()] == [(said, "said")]


async def test_help_answers_only_who_asked_in_their_language_and_is_not_kept(talker, general):
    alice = await talker(locale="ru")
    answer = await post_message(alice.actor, general.id, "/help", "c")
    assert isinstance(answer, CommandReply)
    assert [line.split()[0] for line in answer.text.splitlines()] == ["/help", "/me", "//"]
    assert "показать" in answer.text
    assert not await Message.exists()
    room = await create_room(alice.actor, "Mine")
    with pytest.raises(NotFound):
        await post_message((await talker()).actor, room.id, "/help", "c")


async def test_an_unknown_command_is_said_by_nobody(talker, general):
    alice = await talker()
    with pytest.raises(Invalid) as refused:
        await post_message(alice.actor, general.id, "/dance now", "c")
    assert refused.value.code == "unknown_command"
    assert not await Message.exists()


async def test_a_feature_adds_a_command_of_its_own(talker, general, monkeypatch):
    monkeypatch.setattr(commands, "_commands", dict(commands._commands))

    @command("shout", "say it loudly")
    async def shout(call):
        return CommandMessage(call.text.upper())

    with pytest.raises(ValueError, match="/shout"):
        command("shout", "again")(shout)
    alice = await talker()
    await post_message(alice.actor, general.id, "/shout hello", "c")
    assert (await Message.get()).body == "HELLO"
    assert "/shout" in (await post_message(alice.actor, general.id, "/help", "d")).text


@pytest.mark.one_database
async def test_every_door_answers_and_refuses(newcomer, room):
    alice, bob = await newcomer(), await newcomer()
    raw, other = await alice.join(), await bob.join()
    given = {"room": room.id, "body": "/help", "client_id": "c"}
    ack = await raw.call("/chat", "sendMessage", given)
    assert ack == {"ok": True, "answer": ack["answer"]}
    assert "/me" in ack["answer"]
    refused = await raw.call("/chat", "sendMessage", {**given, "body": "/dance"})
    assert refused["error"]["code"] == "unknown_command"
    page = await bob.post(f"/chat/{room.id}/messages", {"body": "/help"})
    assert page.status_code == 200
    assert "/me –" in page.text
    page = await bob.post(f"/chat/{room.id}/messages", {"body": "/dance <b>"})
    assert page.status_code == 422
    assert "No such command" in page.text
    assert ">/dance &lt;b&gt;</textarea>" in page.text
    await other.settled()
    assert other.events("/chat", "event") == []


@pytest.mark.one_database
@pytest.mark.parametrize(("locale", "words"), [("en", "show this list"), ("ru", "показать этот список")])
async def test_help_changes_no_page_but_that_of_who_asked_and_is_offered_with_the_same_words(
    newcomer, room, locale, words
):
    # B24
    alice, reader = await newcomer(locale=locale), await newcomer()
    raw = await reader.join(format="html")
    await subscribe_room(raw, room.id)
    before, own = await page(reader, room), await page(alice, room)
    answer = (await alice.post(f"/chat/{room.id}/messages", {"body": "/help", "client_id": "c"})).text
    ack = await (await alice.join()).call("/chat", "sendMessage", {"room": room.id, "body": "/help", "client_id": "c"})
    (shown,) = htmx_swaps.parse_page(answer).xpath(".//*[@data-command-answer]")
    assert shown.text_content() == ack["answer"]
    await raw.settled()
    assert raw.events("/chat", "event") == []
    assert normalised(before, "room") == normalised(await page(reader, room), "room")
    assert normalised(own, "room") == normalised(await page(alice, room), "room"), "it is not kept"
    offered = await alice.get(f"/chat/{room.id}/candidates?sign=/&q=", Accept="application/json")
    told = [f"/{each['name']} – {each['about']}" for each in offered.json()["candidates"]]
    assert told == ack["answer"].splitlines()[:-1]
    assert f"/help – {words}" in told
    outsider = await newcomer()
    closed = await create_room(await alice.principal(), "Mine", closed=True)
    refused = await outsider.get(f"/chat/{closed.id}/candidates?sign=/&q=", Accept="application/json")
    assert refused.status_code == 404
