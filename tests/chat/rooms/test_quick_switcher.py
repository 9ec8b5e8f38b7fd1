"""The quick switcher on the server: whom it offers what, and in which order."""

import re

import pytest

from app.chat.messages.read_receipts import mark_read
from app.chat.messages.send import send_message
from app.chat.models import NotifyLevel, Room
from app.chat.rooms import archive_room, create_room, join_room
from app.chat.rooms.direct import open_direct
from app.chat.rooms.notification_levels import set_notification_level
from app.chat.rooms.quick_switcher import find_destinations
from app.chat.rooms.sidebar import load_rooms
from app.chat.views import search
from app.rate_limits.rules import Rule
from app.text import match_rank, normalise


@pytest.fixture
async def alice(talker, general):
    return await talker(name="Alice")


async def titles(talker, typed: str = "") -> list[str]:
    rooms, _ = await find_destinations(talker.actor, typed)
    return [room.title for room in rooms]


async def names(talker, typed: str) -> list[str]:
    _, people = await find_destinations(talker.actor, typed)
    return [person.name for person in people]


async def test_what_is_loud_and_unread_comes_first_and_then_the_latest_talk(talker, alice, general, say):
    bob = await talker(name="Bob")
    made = {name: await create_room(bob.actor, name) for name in ("Old", "Loud", "Quiet", "Latest", "Over")}
    for room in made.values():
        await join_room(alice.actor, room.id)
    await set_notification_level(alice.actor, made["Quiet"].id, NotifyLevel.NOTHING)
    await archive_room(bob.actor, made["Over"].id)
    for name in ("Old", "Loud", "Quiet", "Latest"):
        await send_message(bob.actor, made[name].id, "hello", name)
    for name in ("Old", "Latest"):
        await mark_read(alice.actor, made[name].id, 100)
    assert await titles(alice) == ["Loud", "Latest", "Quiet", "Old", general.name, "Over"]
    assert await names(alice, "") == []


async def test_names_are_found_whatever_the_case_and_with_either_e(talker, alice, general):
    for name in ("Фёдор Королёв", "Astrid", "Bob Stone", "Zoë"):
        await talker(name=name)
    for name in ("Новые ёлки", "Stones", "Milestones"):
        await create_room(alice.actor, name)
    assert await names(alice, "федор королев") == await names(alice, "ФЁДОР КОРОЛЁВ") == ["Фёдор Королёв"]
    assert await names(alice, "oë") == ["Zoë"]
    assert await names(alice, "st") == ["Bob Stone", "Astrid"]
    assert (await names(alice, "alice"), await names(alice, "100%")) == ([], [])
    assert await titles(alice, " НОВЫЕ елк") == ["Новые ёлки"]
    # Where a word begins with it before where it is anywhere, whatever was said last.
    assert await titles(alice, "stone") == ["Stones", "Milestones"]
    assert await titles(alice, "tone") == ["Milestones", "Stones"]


@pytest.mark.parametrize(
    ("name", "typed", "rank"),
    [
        ("anna maria", "anna", 0),
        ("anna maria", "maria", 1),
        ("anna-maria", "maria", 1),
        ("o'brien", "brien", 1),
        ("o’brien", "brien", 1),
        ("banana", "ana", 2),
        ("banana an", "an", 1),
        ("anna maria", "anna m", 0),
        ("anna maria", "a m", 2),
        ("anna", "", 0),
        ("anna", "annab", None),
    ],
)
def test_what_begins_a_name_fits_better_than_what_begins_a_word_and_that_better_than_the_rest(name, typed, rank):
    assert match_rank(name, typed) == rank


@pytest.mark.parametrize("typed", ["us", "o", "an", "u"])
async def test_rooms_people_and_pages_stand_in_one_order(typed, talker, client, sign_in, general):
    """By how well they fit: whatever kind they are of, nothing stands before what fits better."""
    alice = await talker("owner", name="Alice")
    for name in ("Campus", "Us and them", "Anna-Maria", "Houses", "Audit room"):
        await create_room(alice.actor, name)
    archived = await create_room(alice.actor, f"{typed} of old")
    await archive_room(alice.actor, archived.id)
    for name in ("Ursula Klaus", "Klaus", "Susan", "Hanna", "An Ox"):
        await talker(name=name)
    await sign_in(client, alice.user)
    options = await read(client, f"/go?q={typed}", **{"HX-Request": "true"})
    assert 'role="group"' not in options
    found = re.findall(r'<span>(?:<bdi>)?([^<]+)(?:</bdi>)?</span>(?:\s*<small class="muted">(Archived)?)?', options)
    ranks = [match_rank(normalise(name), typed) for name, archived in found if not archived]
    assert len(ranks) > 3
    assert ranks == sorted(ranks)
    assert found[-1][1] == "Archived"
    assert "Archived" not in [archived for _, archived in found[:-1]]


async def test_whoever_has_a_direct_room_with_one_is_offered_as_that_room(talker, alice):
    bob = await talker(name="Bob")
    assert (await titles(alice, "bob"), await names(alice, "bob")) == ([], ["Bob"])
    await open_direct(alice.actor, bob.id)
    assert (await titles(alice, "bob"), await names(alice, "bob")) == (["Bob"], [])


async def test_rooms_of_others_and_people_who_cannot_talk_are_not_offered(talker, alice, make_user):
    carol = await talker(name="Carol")
    await create_room(carol.actor, "Secret plans", closed=True)
    await create_room(carol.actor, "Open plans")
    await make_user("guest", name="Planless guest")
    assert (await titles(alice, "plan"), await names(alice, "plan")) == ([], [])


async def read(client, path: str = "/go?q=", **headers: str) -> str:
    response = await client.get(path, headers={"Accept": "text/html", **headers})
    assert response.status_code == 200
    return str(await response.get_data(as_text=True))


async def offered(client, typed: str = "") -> set[str]:
    """The addresses of the options."""
    return set(re.findall(r'<a [^>]*href="([^"]+)"', await read(client, f"/go?q={typed}", **{"HX-Request": "true"})))


PAGES = {
    "manage_users": {"/users", "/users/invite", "/users/import", "/invitations", "/sessions"},
    "manage_roles": {"/roles"},
    "view_audit": {"/audit"},
    "manage_settings": {"/addresses"},
    "send_notification": {"/notifications/send"},
    "send_message": {"/chat", "/chat/rooms", "/chat/search"},
    "receive_notifications": {"/notifications"},
}
STARTS_JOBS = {"manage_users", "manage_roles", "view_audit", "send_notification"}
EVERYBODY = {"/", "/account", "/account/security", "/account/sessions", "/account/keys", "/help"}


@pytest.mark.one_database
@pytest.mark.parametrize("role", ["guest", "member", "moderator", "admin", "owner"])
async def test_pages_are_offered_to_those_who_may_open_them(role, talker, client, sign_in, general):
    who = await talker(role)
    await sign_in(client, who.user)
    mine = {f"/chat/{room.id}" for room in await load_rooms(who.actor)} if role != "guest" else set()
    permitted = [pages for permission, pages in PAGES.items() if who.actor.may(permission)]
    if not who.actor.permissions.isdisjoint(STARTS_JOBS):
        permitted.append({"/jobs"})
    addresses = await offered(client)
    assert addresses == EVERYBODY.union(mine, *permitted)
    for address in addresses - {"/chat"}:  # which leads to a room
        assert (await client.get(address, headers={"Accept": "text/html"})).status_code == 200, address


@pytest.mark.one_database
async def test_pages_are_found_by_their_names_in_the_language_of_the_visitor(client, make_user, sign_in):
    await sign_in(client, await make_user("owner", locale="ru"))
    assert await offered(client, "%D0%B0%D1%83%D0%B4%D0%B8") == set()
    assert await offered(client, "%D0%9A%D0%9B%D0%90%D0%92%D0%98%D0%A8") == {"/account/keys"}
    assert await offered(client, "nothing%20like%20this") == set()


@pytest.mark.one_database
async def test_it_is_a_page_too_which_needs_no_script(client, talker, sign_in, general):
    alice, _ = await talker(name="Alice"), await talker(name="Bob Stone")
    await sign_in(client, alice.user)
    page = await read(client, "/go?q=bob")
    main = page[page.index("<main") : page.index("</main>")]
    assert "Bob Stone" in main
    assert 'name="q" value="bob"' in main
    assert 'role="option"' not in page


@pytest.mark.one_database
async def test_nobody_else_is_answered_and_nobody_asks_without_end(client, make_user, sign_in, monkeypatch):
    response = await client.get("/go?q=", headers={"Accept": "text/html", "HX-Request": "true"})
    assert b"palette" not in await response.get_data()
    assert response.status_code in (302, 303, 401)
    await sign_in(client, await make_user())
    monkeypatch.setattr(search, "CANDIDATES_RULE", Rule.of("chat:candidates", "1 per 10 second"))
    assert await Room.exists(auto_join=True)
    assert [(await client.get("/go?q=a")).status_code for _ in range(2)] == [200, 429]
