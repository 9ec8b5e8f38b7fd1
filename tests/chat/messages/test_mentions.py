"""Who is meant by `@`, and what they hear of it."""

import unicodedata

import pytest

from app.accounts.models import User
from app.accounts.users.manage import suspend_user
from app.chat.markdown import render_body
from app.chat.messages import notify
from app.chat.messages.history import load_history
from app.chat.messages.mentions import MAX_MENTIONS, MentionablePerson, find_mentions
from app.chat.messages.send import send_message
from app.chat.rooms import create_room, join_room
from app.chat.rooms.direct import open_direct
from app.notifications.announcements import load_inbox, unread_count

ANNA = MentionablePerson("1", "Anna Petrova", "anna@example.org")
BOB = MentionablePerson("2", "Bob", "rob@example.org")
OTHER_ANNA = MentionablePerson("3", "Anna Smith", "a.smith@example.org")
YAMADA = MentionablePerson("5", "山田", "yamada@example.org")
SHIVANI = MentionablePerson("6", "शिवानी", "shivani@example.org")
IVAN = MentionablePerson("4", "Иван Ёлкин", "ivan@example.org")


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("@Bob", [("2", "@Bob")]),
        ("hi @bob!", [("2", "@bob")]),
        ("(@BOB), see", [("2", "@BOB")]),
        ("@rob", [("2", "@rob")]),
        ("@Anna Petrova and @Anna Smith", [("1", "@Anna Petrova"), ("3", "@Anna Smith")]),
        ("@Anna", []),  # two have the name, though one has the address as well
        ("@иван и @Иван Ёлкин", [("4", "@иван"), ("4", "@Иван Ёлкин")]),
        ("@Bobby @bob2", []),
        ("rob@example.org", []),
        ("x@bob", []),
        ("https://x.example/@bob", []),
        ("@@bob", []),
        ("@ bob @", []),
        ("@Bob@Bob", [("2", "@Bob")]),
        # Within a longer word or an address.
        ("@bob_x @bob-2 @bob.smith @bob/utils @bob2 @bob\u0301y", []),
        ("https://x.example/?q=@bob x.example/?q=@bob @bob@example.org @bob:example.org", []),
        ("_@bob_ **@bob** ~~@bob~~ @bob’s @bob, @bob… (@bob)", [("2", "@bob")] * 7),
        # Where words follow each other without blanks.
        ("你好@bob你好！@山田さん", [("2", "@bob"), ("5", "@山田")]),
        ("@山田太郎", []),
        ("привет@bob @bobу", []),
        ("@शिवानी।", [("6", "@शिवानी")]),
        ("@शिव", []),
        # However the letters are composed.
        (unicodedata.normalize("NFD", "@иван ёлкин"), [("4", unicodedata.normalize("NFD", "@иван ёлкин"))]),
        ("", []),
    ],
)
def test_names_first_names_and_addresses_mean_a_person_when_they_mean_one(body, meant):
    found = find_mentions(body, [ANNA, BOB, OTHER_ANNA, IVAN, YAMADA, SHIVANI])
    assert [(who, body[start:end]) for who, start, end in found] == meant


def test_letters_that_grow_when_they_are_folded_do_not_shift_what_follows():
    body = "İİİ @bob x"
    (found,) = find_mentions(body, [BOB])
    assert body[found[1] : found[2]] == "@bob"
    assert str(render_body(body, [found])) == 'İİİ <a class="mention" href="/people/2">@bob</a> x'


def test_letters_are_the_same_however_they_are_composed():
    """Of two who differ by an accent alone that one is meant who is written."""
    zoe, plain = MentionablePerson("1", "Zoë", "z1@example.org"), MentionablePerson("2", "Zoe", "z2@example.org")
    for body in ("@Zoë", unicodedata.normalize("NFD", "@Zoë")):
        for named in (zoe, MentionablePerson("1", unicodedata.normalize("NFD", "Zoë"), "z1@example.org")):
            assert find_mentions(body, [named, plain]) == [["1", 0, len(body)]]
            assert find_mentions("@zoe", [named, plain]) == [["2", 0, 4]]


def test_mentions_per_message_are_limited():
    assert len(find_mentions("@bob " * 1000, [BOB])) == MAX_MENTIONS


async def test_a_mention_is_a_notification_once_and_none_for_oneself(talker, general):
    alice, bob = await talker(name="Alice"), await talker(name="Bob Brown")
    sent = await send_message(alice.actor, general.id, "@Bob and @bob brown and @Alice", "c")
    await send_message(alice.actor, general.id, "@Bob and @bob brown and @Alice", "c")  # tried again
    (item,) = (await load_inbox(bob.id)).items
    assert (item.kind, item.url, item.actor) == ("mention", f"/chat/{general.id}/messages/{sent.id}", alice.id)
    assert item.group_key == f"room:{general.id}"
    assert (item.data["author"], item.data["room"]) == ("Alice", "general")
    assert item.data["excerpt"] == "@Bob and @bob brown and @Alice"
    assert await unread_count(alice.id) == 0


async def test_only_those_in_the_room_who_may_chat_are_meant(talker, general):
    owner = await talker("owner", name="Olga")
    alice, bob, carol, dan = [await talker(name=name) for name in ("Alice", "Bob", "Carol", "Dan")]
    room = await create_room(alice.actor, "Plans")
    for who in (carol, dan):
        await join_room(who.actor, room.id)
    await User.filter(id=carol.id).update(role_id="guest")
    await suspend_user(owner.actor, dan.id)
    await send_message(alice.actor, room.id, "@Bob @Carol @Dan", "c")
    assert [await unread_count(who.id) for who in (bob, carol, dan)] == [0, 0, 0]
    await join_room(bob.actor, room.id)
    await send_message(alice.actor, room.id, "@Bob @Carol @Dan", "d")
    assert [await unread_count(who.id) for who in (bob, carol, dan)] == [1, 0, 0]


async def test_a_direct_message_is_a_notification_for_the_other(talker, general):
    alice, bob = await talker(name="Alice"), await talker(name="Bob")
    room = await open_direct(alice.actor, bob.id)
    await send_message(alice.actor, room.id, "psst " * 100, "c")
    (item,) = (await load_inbox(bob.id)).items
    assert (item.kind, item.group_key) == ("direct_message", f"room:{room.id}")
    assert len(item.data["excerpt"]) <= 140
    assert await unread_count(alice.id) == 0


async def test_a_notification_is_there_exactly_when_the_message_is(talker, general, monkeypatch):
    alice, bob = await talker(), await talker(name="Bob")
    publish = notify.publish

    async def fails_afterwards(*arguments, **more):
        await publish(*arguments, **more)
        raise RuntimeError

    monkeypatch.setattr(notify, "publish", fails_afterwards)
    with pytest.raises(RuntimeError):
        await send_message(alice.actor, general.id, "@Bob", "c")
    assert await unread_count(bob.id) == 0
    assert (await load_history(alice.actor, general.id)).messages == []
