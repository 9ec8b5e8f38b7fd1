"""The fragment law for rooms and who is in them: the room and its people before + what their panels got = after."""

import pytest

from app.chat.broadcasts import arrivals, room_lists
from app.chat.messages.notify import stream_name
from app.chat.models import RoomRole
from app.chat.rooms import archive_room, change_room, create_room, member_list, restore_room
from app.chat.rooms.direct import open_direct
from app.chat.rooms.members import add_members, leave_room, remove_member, set_member_role
from tests.chat.live_page import normalised, page
from tests.support import htmx_swaps
from tests.support.messages import subscribe_room
from tests.support.raw_socket import wait_until

pytestmark = pytest.mark.one_database

PANELS = ("room", "members")


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(room_lists, "COALESCE_S", 0.02)


async def plans(owner, *others):
    """A closed room of `owner` with `others` in it."""
    room = await create_room(await owner.principal(), "Plans", "what we do", closed=True)
    await add_members(await owner.principal(), room.id, [each.id for each in others])
    return room


@pytest.mark.parametrize("locale", ["en", "ru"])
async def test_whatever_is_done_to_a_room_changes_open_pages_to_what_they_would_be(newcomer, room, locale):
    # B24
    anna, reader = await newcomer(name="Anna"), await newcomer(name="Mike", locale=locale)
    bob, zoe = await newcomer(name="Bob"), await newcomer(name="Zoe")
    owner, newcomers = await anna.principal(), {"before": bob, "after": zoe}
    made = await plans(anna, reader)
    panels = await reader.join(format="html")
    await subscribe_room(panels, made.id)

    async def change(name: str) -> None:
        await change_room(owner, made.id, name, "<b>what</b> we & they do" if name == "Deeds" else "")

    done = {
        "renamed and described": lambda: change("Deeds"),
        "described no more": lambda: change("Deeds </hx-partial>"),
        "archived": lambda: archive_room(owner, made.id),
        "restored": lambda: restore_room(owner, made.id),
        "joined, first by name": lambda: add_members(owner, made.id, [bob.id]),
        "joined, last by name": lambda: add_members(owner, made.id, [zoe.id]),
        "made an owner": lambda: set_member_role(owner, made.id, bob.id, RoomRole.OWNER),
        "an owner no more": lambda: set_member_role(owner, made.id, bob.id, RoomRole.MEMBER),
        "removed": lambda: remove_member(owner, made.id, bob.id),
        "came back": lambda: add_members(owner, made.id, [bob.id]),
        "left": lambda: _leave(newcomers["after"], made.id),
    }
    for what, act in done.items():
        before = await page(reader, made)
        panels.frames.clear()
        await act()
        event = await panels.event("/chat", "event")
        after = await page(reader, made)
        assert normalised(before, *PANELS) != normalised(after, *PANELS), what
        htmx_swaps.apply_swaps(before, event["html"])
        assert normalised(before, *PANELS) == normalised(after, *PANELS), what


async def test_people_beyond_those_who_fit_are_counted_and_found_by_name(newcomer, room, monkeypatch):
    # B24
    monkeypatch.setattr(member_list, "SHOWN", 3)
    people = [await newcomer(name=name) for name in ("Anna", "Bob", "Carl", "Dora", "Emma")]
    owner, reader = await people[0].principal(), people[1]
    made = await plans(people[0], *people[1:3])
    panels = await reader.join(format="html")
    await subscribe_room(panels, made.id)
    await panels.event("/chat", "presence", lambda body: reader.id in body["online"])
    opened = await page(reader, made)
    for count in (4, 5):
        await add_members(owner, made.id, [people[count - 1].id])
        event = await panels.event("/chat", "event", lambda event, count=count: event["seq"] == count - 1)
        htmx_swaps.apply_swaps(opened, event["html"])
        after = await page(reader, made)
        assert normalised(opened, "members") == normalised(after, "members")
        (more,) = after.xpath(f".//*[@id='more-members-{made.id}'][not(@hidden)]")
        assert [each.text_content() for each in after.xpath(".//*[@id='members']//b")] == ["Anna", "Bob", "Carl"]
        assert after.xpath(f"string(.//*[@id='member-count-list-{made.id}'])") == str(count)
    found = htmx_swaps.parse_page((await reader.get(f"{more.get('href')}?q=emm")).text)
    assert [each.text_content() for each in found.xpath(".//*[@class='item-list']//b")] == ["Emma"]
    for count in (4, 3):
        await remove_member(owner, made.id, people[count].id)
        event = await panels.event("/chat", "event", lambda event, seq=9 - count: event["seq"] == seq)
        htmx_swaps.apply_swaps(opened, event["html"])
    assert normalised(opened, "members") == normalised(await page(reader, made), "members")
    assert opened.xpath(f".//*[@id='more-members-{made.id}'][@hidden]")


@pytest.mark.parametrize("locale", ["en", "ru"])
async def test_who_is_new_comes_into_the_open_pages_of_rooms_that_everybody_is_in(newcomer, room, monkeypatch, locale):
    # B24
    monkeypatch.setattr(arrivals, "COALESCE_S", 0.05)
    reader = await newcomer(name="Mike", locale=locale)
    panels, client = await reader.join(format="html"), await reader.join()
    for raw in (panels, client):
        await subscribe_room(raw, room.id)
    await panels.event("/chat", "presence", lambda body: reader.id in body["online"])
    opened = await page(reader, room)
    new = [await newcomer(name=name) for name in ("Zoe", "Anna", "Anton")]

    def told(raw) -> list[dict[str, object]]:
        return [each for body in raw.events("/chat", "joined") for each in body["members"]]

    for raw in (panels, client):
        await wait_until(lambda raw=raw: len(told(raw)) >= 3)
    assert {(each["user"], each["name"], each["role"]) for each in told(client)} == {
        (each.id, each.user.name, "member") for each in new
    }
    for body in panels.events("/chat", "joined"):
        htmx_swaps.apply_swaps(opened, body["html"])
    assert normalised(opened, "room", "members") == normalised(await page(reader, room), "room", "members")


async def _leave(person, room_id: str) -> None:
    await leave_room(await person.principal(), room_id)


async def test_a_page_that_missed_everything_gets_all_of_it_in_the_same_order(newcomer, room):
    # B3
    anna, reader, bob, carl = [await newcomer(name=name) for name in ("Anna", "Mike", "Bob", "Carl")]
    owner = await anna.principal()
    made = await plans(anna, reader, carl)
    raw = await reader.join(format="html")
    joined = await subscribe_room(raw, made.id)
    before = await page(reader, made)
    await remove_member(owner, made.id, carl.id)
    await add_members(owner, made.id, [bob.id])
    await add_members(owner, made.id, [carl.id])
    await change_room(owner, made.id, "Deeds", "")
    stream = stream_name(made.id)
    position = {stream: [joined["top"], joined["epoch"]]}
    reply = (await raw.call("/chat", "resume", {"streams": position}))["streams"][stream]
    after = await page(reader, made)
    assert normalised(before, *PANELS) != normalised(after, *PANELS)
    for event in reply["events"]:
        htmx_swaps.apply_swaps(before, event["html"])
    assert normalised(before, *PANELS) == normalised(after, *PANELS)


async def test_lists_of_rooms_are_fetched_when_they_change_and_named_when_one_comes_back(newcomer, room):
    anna, reader = await newcomer(name="Anna"), await newcomer(name="Mike")
    owner = await anna.principal()
    raw = await reader.join(format="html")

    async def version() -> str:
        whole, piece = await page(reader, room), await reader.get(f"/chat/list?room={room.id}")
        mine = whole.find(".//nav[@id='room-list']")
        fetched = htmx_swaps.parse_page(piece.text).find(".//nav[@id='room-list']")
        assert htmx_swaps.normalised(mine) == htmx_swaps.normalised(fetched)
        return mine.get("data-rooms-version")

    names = [await version()]
    assert await raw.event("/chat", "rooms") == {"version": names[0]}
    made = await create_room(owner, "Plans", closed=True)
    for act in (
        lambda: add_members(owner, made.id, [reader.id]),
        lambda: change_room(owner, made.id, "Deeds", ""),
        lambda: archive_room(owner, made.id),
        lambda: remove_member(owner, made.id, reader.id),
    ):
        raw.frames.clear()
        await act()
        assert await raw.event("/chat", "rooms") == {"version": None}
        names.append(await version())
    assert names[-1] == names[0]
    assert len(set(names)) == len(names) - 1
    direct = await open_direct(owner, reader.id)
    await raw.event("/chat", "rooms")
    again = await reader.join()
    assert await again.event("/chat", "rooms") == {"version": await version()}
    assert direct.id in {each["id"] for each in (await again.call("/chat", "listRooms", {}))["rooms"]}
