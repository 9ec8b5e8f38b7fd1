"""Two ways to type one thing are the same thing behind every door: lists, mentions, rooms, the switcher, the search."""

import unicodedata
from urllib.parse import quote

import pytest

from app.accounts.models import User
from app.accounts.users import name_or_email_contains
from app.chat.messages.mention_candidates import candidate_people, candidate_rooms
from app.chat.messages.mentions import MentionablePerson, find_mentions, find_references
from app.chat.messages.send import send_message
from app.chat.rooms import change_room, create_room
from app.chat.rooms.member_list import find_members
from app.chat.rooms.quick_switcher import find_destinations
from app.chat.rooms.sidebar import find_joinable_rooms
from app.chat.search import search_messages
from app.errors import Invalid
from app.text import NAME_KEY_LENGTH, email_key, fold_letters, name_key, normalise, words_of
from tests.support.app_client import AppClient
from tests.support.users import PASSWORD

# (what something is called, what is typed)
SAME = [
    ("Иван Ёлкин", "иван елкин"),
    ("Иван Елкин", "Ёлкин"),
    ("ЁЛКА", "елка"),
    ("Zoë Café", "zoe cafe"),
    ("Zoe Cafe", "ZOË CAFÉ"),
    ("Zoë", unicodedata.normalize("NFD", "zoë")),
    (unicodedata.normalize("NFD", "Zoë"), "ZOË"),
    ("Anna  Maria", "anna maria"),
    ("Anna Maria", " anna   maria "),
    ("Anna\u00a0Maria", "anna maria"),
    ("ｗｉｄｅ", "wide"),
    ("ﬁne", "fine"),
    ("Straße", "STRASSE"),
    ("Ångström", "angstrom"),
    ("Łódź", "łodz"),
    ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
    ("İstanbul", "istanbul"),
    ("Nguyễn Văn", "nguyen van"),
    ("m\u0300x", "mx"),
    ("東京", "東京"),
]
OTHER = [
    ("мой", "мои"),
    ("Zoë", "zo"),
    ("mike", "mıke"),
    ("Anna Maria", "annamaria"),
    ("Лев", "Лёв а"),
    ("50%", "50_"),
    ("東京", "京都"),
    ("Å", "aa"),
]


@pytest.mark.parametrize(("name", "typed"), SAME)
def test_what_is_the_same_has_one_form_in_which_it_stays(name, typed):
    form, wanted = normalise(name), normalise(typed)
    assert wanted in form
    assert (normalise(form), normalise(wanted)) == (form, wanted)


@pytest.mark.parametrize(("name", "typed"), OTHER)
def test_what_is_not_the_same_has_two_forms(name, typed):
    assert normalise(name) != normalise(typed)


def test_a_form_is_trimmed_and_fits_its_column():
    assert [normalise(text) for text in ("", " ", "\t\n\u3000", " \u00a0a\n\nb ")] == ["", "", "", "a b"]
    assert len(name_key("\ufdfa" * 80)) <= NAME_KEY_LENGTH


def test_folded_letters_stay_where_they_are():
    for text in ("İstanbul Ёлка Straße ﬁne", unicodedata.normalize("NFD", "Zoë é"), "\ufdfa" * 3):
        assert len(fold_letters(text)) == len(text)
    assert words_of(unicodedata.normalize("NFD", "Zoë's Ёлка")) == ["zoe", "s", "елка"]


def test_mailboxes_that_differ_by_an_accent_stay_two():
    assert email_key("José@example.org") != email_key("jose@example.org")
    assert email_key("ёж@example.org") != email_key("еж@example.org")
    assert email_key(" JOSÉ@Example.org") == email_key(unicodedata.normalize("NFD", "josé@example.org"))


@pytest.fixture
async def admin(client, make_user) -> AppClient:
    browser = AppClient(client.app, "127.0.0.1")
    user = await make_user("admin", name="Ada Admin")
    assert (await browser.sign_in(user.email, PASSWORD)).status_code == 303
    return browser


async def test_people_are_found_behind_every_door(talker, general):
    alice = await talker(name="Alice")
    made: dict[str, str] = {}
    for number, name in enumerate(dict.fromkeys(name for name, _ in SAME + OTHER)):
        made[name] = (await talker(name=name, email=f"x{number}@example.org")).id

    async def found_by(typed: str) -> dict[str, set[str]]:
        _, people = await find_destinations(alice.actor, typed)
        return {
            "list": {user.id for user in await User.filter(name_or_email_contains(typed))},
            "switcher": {person.id for person in people},
            "members": {each.id for each in await find_members(general.id, typed, limit=100, offset=0)},
            "mentions": {each.id for each in await candidate_people(alice.actor, general.id, typed, ())},
        }

    for name, typed in SAME:
        for door, found in (await found_by(typed)).items():
            assert made[name] in found, (door, name, typed)
    for name, typed in OTHER:
        found = await found_by(typed)
        if typed != "zo":  # which begins it
            assert {door for door, ids in found.items() if made[name] in ids} == set(), (name, typed)


@pytest.mark.parametrize("typed", ["иван елкин", "zoe cafe", "anna  maria"])
async def test_the_page_of_users_finds_whom_it_is_asked_for(make_user, admin, typed):
    made = {name: await make_user(name=name) for name in ("Иван  Ёлкин", "Zoë Café", "Anna Maria")}
    page = await (await admin.get(f"/users?q={quote(typed)}")).get_data(as_text=True)
    shown = [name for name, user in made.items() if user.id in page]
    assert [normalise(name) for name in shown] == [normalise(typed)]


async def test_a_room_has_one_name_and_is_found_by_it(talker, general):
    alice, bob = await talker(), await talker()
    forms: set[str] = set()
    for name, typed in SAME:
        if normalise(name) in forms:
            continue
        forms.add(normalise(name))
        room = await create_room(alice.actor, name)
        assert room.id in {each.id for each in await find_joinable_rooms(bob.actor, typed)}, typed
        assert room.id in {each.id for each in await candidate_rooms(bob.actor, general.id, typed)}, typed
        rooms, _ = await find_destinations(alice.actor, typed)
        assert room.id in {each.id for each in rooms}, typed
        if normalise(name) == normalise(typed):
            with pytest.raises(Invalid):
                await create_room(bob.actor, typed)
            await change_room(alice.actor, room.id, typed, "the same, as somebody else types it")


async def test_rooms_with_other_names_stand_beside_each_other(talker, general):
    alice = await talker()
    all_names = dict.fromkeys(name for pair in OTHER for name in pair)
    rooms = {name: await create_room(alice.actor, name) for name in all_names if name != "mıke"}
    with pytest.raises(Invalid):  # it looks like mike, whatever it is to a search
        await create_room(alice.actor, "mıke")
    for name, room in rooms.items():
        found = [what for what, _, _ in await find_references(general.id, f"see #{name}")]
        assert found in ([f"#{room.id}"], []), name
    assert [what for what, _, _ in await find_references(general.id, "see #мой, #мои")] == [
        f"#{rooms['мой'].id}",
        f"#{rooms['мои'].id}",
    ]


async def test_a_name_that_grows_when_it_is_folded_still_fits(talker, general):
    alice = await talker()
    room = await create_room(alice.actor, "\ufdfa" * 80)
    assert room.name_key is not None
    assert len(room.name_key) <= 80


ZOE = MentionablePerson("1", "Zoë Ёлкина", "z1@example.org")
PLAIN_ZOE = MentionablePerson("2", "Zoe Elkina", "z2@example.org")


@pytest.mark.parametrize(
    ("body", "people", "meant"),
    [
        ("hi @zoe!", [ZOE], [("1", "@zoe")]),
        ("hi @zoe елкина", [ZOE], [("1", "@zoe елкина")]),
        ("hi @ZOË ЁЛКИНА", [ZOE], [("1", "@ZOË ЁЛКИНА")]),
        ("@Zoë", [PLAIN_ZOE], [("2", "@Zoë")]),
        # Whoever is written exactly is meant, though somebody else is called nearly so.
        ("@zoe @zoë", [ZOE, PLAIN_ZOE], [("2", "@zoe"), ("1", "@zoë")]),
        ("@zoes", [ZOE], []),
    ],
)
def test_a_mention_needs_no_accents_where_it_can_mean_one_person_only(body, people, meant):
    assert [(who, body[start:end]) for who, start, end in find_mentions(body, people)] == meant


async def test_messages_are_found_by_words_authors_and_rooms(talker, general):
    alice, zoe = await talker(name="Alice"), await talker(name="Zoë  Ёлкина")
    room = await create_room(zoe.actor, "Новые  ёлки")
    await send_message(zoe.actor, room.id, "Le café est fermé, ёлка стоит", "one")
    for text in (
        "cafe ferme",
        "CAFÉ",
        unicodedata.normalize("NFD", "café"),
        "елка",
        'from:"zoe елкина"',
        'from:"ZOË  ЁЛКИНА"',
        "from:елкина",
        'in:"новые елки"',
        'in:"НОВЫЕ  ЁЛ"',
    ):
        assert len((await search_messages(zoe.actor, text)).hits) == 1, text
        assert (await search_messages(alice.actor, text)).hits == [], text


async def test_the_page_of_the_switcher_finds_a_person_by_another_spelling(talker, general, client, make_user, sign_in):
    user = await make_user(name="Пётр  Ёлкин")
    await sign_in(client, await make_user(name="Alice"))
    page = await (await client.get(f"/go?q={quote('петр елкин')}")).get_data(as_text=True)
    assert user.id in page or "Ёлкин" in page
    assert (await User.get(id=user.id)).name_key == "петр елкин"
