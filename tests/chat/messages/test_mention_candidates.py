"""What completion offers after `@` and `#`, and to whom."""

import pytest

from app.accounts.models import User
from app.chat.messages.mention_candidates import candidate_people, candidate_rooms
from app.chat.messages.mentions import find_mentions, mentionable_people, possible_handles
from app.chat.models import Membership, Room
from app.chat.rooms import create_room
from app.chat.rooms.direct import open_direct
from app.chat.views import search
from app.ids import new_id
from app.rate_limits.rules import Rule

pytestmark = pytest.mark.one_database


@pytest.fixture
async def texts(talker, general):
    """`await texts("@", "b")`: what is offered in the general room."""
    alice = await talker(name="Alice")

    async def ask(sign: str, typed: str, online=()) -> list[str]:
        if sign == "@":
            found = await candidate_people(alice.actor, general.id, typed, online)
        else:
            found = await candidate_rooms(alice.actor, general.id, typed)
        return [each.text for each in found]

    return ask


async def test_people_are_found_by_any_word_of_their_name_and_by_their_address(texts, talker, general):
    for name, email in (("Bob Brown", "x@example.org"), ("Пётр Ёлкин", "y@example.org"), ("Carol", "bear@example.org")):
        await talker(name=name, email=email)
    for typed, found in (
        ("b", ["@Bob Brown", "@Carol"]),
        ("BRO", ["@Bob Brown"]),
        ("bob b", ["@Bob Brown"]),
        ("елк", ["@Пётр Ёлкин"]),
        ("пё", ["@Пётр Ёлкин"]),
        ("ob", []),
        ("ali", []),  # oneself
        ("%", []),
    ):
        assert await texts("@", typed) == found, typed


async def test_of_an_address_only_what_everybody_sees_is_compared(texts, talker):
    bob = await talker(name="Bob Brown", email="bear@example.org")
    await talker(name="x@example.net", email="carol@example.org")
    for online in ((), {bob.id}):
        assert await texts("@", "bear", online) == ["@Bob Brown"]
        assert await texts("@", "x@example.n", online) == ["@x@example.net"], "a name may look like an address"
        for typed in ("bear@", "bear@example.o", "bear＠example.org", "bear@example.org", "BEAR@E"):
            assert await texts("@", typed, online) == [], typed


async def test_those_who_are_here_come_first_and_no_more_than_a_handful(texts, talker):
    people = [await talker(name=f"Zed {number:02}") for number in range(12)]
    found = await texts("@", "zed", {people[11].id})
    assert found == ["@Zed 11", *(f"@Zed {number:02}" for number in range(7))]


async def test_what_is_put_in_means_the_person_who_was_offered(texts, talker, general):
    twins = [await talker(name="Sam Smith", email=f"sam{number}@example.org") for number in (1, 2)]
    for text, person in zip(await texts("@", "sam"), twins, strict=True):
        ((meant, _, _),) = find_mentions(text, await mentionable_people(general.id, possible_handles(text)))
        assert meant == person.id


async def test_rooms_that_one_may_find_or_is_in(texts, talker, general):
    other = await talker(name="Olga")
    rooms = {name: await create_room(other.actor, name) for name in ("Plans", "Plans, closed", "Pläne", "Old")}
    await Room.filter(id=rooms["Plans, closed"].id).update(kind="closed")
    await open_direct(other.actor, (await talker(name="Plato")).id)
    assert await texts("#", "pl") == ["#Plans", "#Pläne"]
    assert await texts("#", "gen") == ["#general"]
    me = (await User.get(name="Alice")).id
    await Membership.create(room_id=rooms["Plans, closed"].id, user_id=me, joined_at=general.created_at)
    assert await texts("#", "plans") == ["#Plans", "#Plans, closed"]
    await Room.filter(id=rooms["Plans"].id).update(archived_at=general.created_at)
    assert await texts("#", "plans") == ["#Plans, closed"]


async def test_only_those_in_the_room_may_ask_and_not_without_end(
    client, make_user, sign_in, talker, general, monkeypatch
):
    monkeypatch.setattr(search, "CANDIDATES_RULE", Rule.of("chat:candidates", "6 per 10 second"))
    owner = await talker(name="Olga")
    room = await create_room(owner.actor, "Plans")
    await sign_in(client, await make_user(name="Bob Brown"))
    address = f"/chat/{general.id}/candidates?sign=%40&q=ol"
    response = await client.get(address)
    assert response.status_code == 200
    (found,) = (await response.get_json())["candidates"]
    assert found == {
        "text": "@Olga",
        "name": "Olga",
        "id": owner.id,
        "online": False,
        "initials": "O",
        "avatar": None,
        "color": found["color"],
    }
    for place in (room.id, new_id(), "x"):
        for sign in ("%40", "%23"):
            response = await client.get(f"/chat/{place}/candidates?sign={sign}", headers={"Accept": "application/json"})
            if response.status_code == 429:
                break
            assert response.status_code == 404
    assert (await client.get(address)).status_code == 429
    monkeypatch.setattr(search, "CANDIDATES_RULE", Rule.of("chat:more", "6 per 10 second"))
    assert (
        await client.get(f"/chat/{general.id}/candidates?sign=%3A", headers={"Accept": "application/json"})
    ).status_code == 422
