"""The fragment law for what is a reader's own: the page before + what it fetches then = the page after."""

import pytest
from lxml.html import HtmlElement

from app.chat.models import RoomRole
from app.chat.rooms import archive_room, change_room, create_room, restore_room
from app.chat.rooms.members import add_members, remove_member, set_member_role
from app.chat.rooms.moderation import MuteFor, ban_member, mute_member, unmute_member
from tests.chat.live_page import normalised, page
from tests.support import htmx_swaps
from tests.support.messages import subscribe_room

pytestmark = pytest.mark.one_database


async def fetch_what_follows(document: HtmlElement, event, reader) -> None:
    """Do to `document` what fragment_refresh.js does at an `event`."""
    for element in document.xpath(".//*[@data-refresh-on]"):
        about = element.get("data-refresh-for")
        if event["kind"].split(".")[0] in element.get("data-refresh-on").split() and (
            about is None or f'{about}"' in event["html"]
        ):
            fetched = htmx_swaps.parse_page((await reader.get(element.get("hx-get"))).text)
            (fresh,) = fetched.xpath(f".//*[@id='{element.get('hx-select').removeprefix('#')}']")
            element.getparent().replace(element, fresh)


@pytest.mark.parametrize("locale", ["en", "ru"])
async def test_who_is_muted_and_may_write_again(newcomer, room, locale):
    # B24
    warden, reader = await newcomer("moderator"), await newcomer(locale=locale)
    moderator = await warden.principal()
    panels = await reader.join(format="html")
    await subscribe_room(panels, room.id)
    for act, muted in (
        (lambda: mute_member(moderator, room.id, reader.id, MuteFor.HOUR), True),
        (lambda: mute_member(moderator, room.id, reader.id, MuteFor.LIFTED), True),
        (lambda: unmute_member(moderator, room.id, reader.id), False),
    ):
        before = await page(reader, room)
        panels.frames.clear()
        await act()
        event = await panels.event("/chat", "event")
        htmx_swaps.apply_swaps(before, event["html"])
        await fetch_what_follows(before, event, reader)
        after = await page(reader, room)
        assert normalised(before, "room") == normalised(after, "room")
        assert bool(after.xpath(f".//*[@id='room-{room.id}-write-restriction'][@data-read-only]")) == muted
    await mute_member(moderator, room.id, (await newcomer()).id, MuteFor.HOUR)
    event = await panels.event("/chat", "event", lambda event: event["seq"] == 4)
    assert f"{room.id}-{reader.id}" not in event["html"], "another one's mute is fetched by nobody else"


@pytest.mark.parametrize("locale", ["en", "ru"])
async def test_the_settings_of_a_room(newcomer, room, locale):
    # B24
    anna, reader, bob = await newcomer(name="Anna"), await newcomer("moderator", locale=locale), await newcomer()
    owner, moderator = await anna.principal(), await reader.principal()
    made = await create_room(owner, "Plans", "what we do", closed=True)
    await add_members(owner, made.id, [reader.id])
    await set_member_role(owner, made.id, reader.id, RoomRole.OWNER)
    panels = await reader.join(format="html")
    await subscribe_room(panels, made.id)

    async def settings() -> HtmlElement:
        return htmx_swaps.parse_page((await reader.get(f"/chat/{made.id}/settings")).text)

    for what, act in {
        "let in": lambda: add_members(owner, made.id, [bob.id]),
        "made an owner": lambda: set_member_role(owner, made.id, bob.id, RoomRole.OWNER),
        "muted": lambda: mute_member(moderator, made.id, bob.id, MuteFor.HOUR),
        "unmuted": lambda: unmute_member(moderator, made.id, bob.id),
        "banned": lambda: ban_member(moderator, made.id, bob.id, "<b>spam</b>"),
        "renamed": lambda: change_room(owner, made.id, "Deeds", "<i>"),
        "archived": lambda: archive_room(owner, made.id),
        "restored": lambda: restore_room(owner, made.id),
    }.items():
        before = await settings()
        panels.frames.clear()
        await act()
        event = await panels.event("/chat", "event")
        after = await settings()
        assert normalised(before, "room-settings") != normalised(after, "room-settings"), what
        await fetch_what_follows(before, event, reader)
        assert normalised(before, "room-settings") == normalised(after, "room-settings"), what


async def test_who_was_taken_out_is_told_in_the_room_they_have_open(newcomer, room):
    # B24
    anna, reader = await newcomer(), await newcomer()
    owner = await anna.principal()
    made = await create_room(owner, "Plans", closed=True)
    await add_members(owner, made.id, [reader.id])
    open_page = await page(reader, made)
    await remove_member(owner, made.id, reader.id)
    fetched = (await reader.get(f"/chat/list?room={made.id}")).text
    htmx_swaps.apply_swaps(open_page, fetched[fetched.index("<hx-partial") : fetched.index("<nav")])
    (standing,) = open_page.xpath(f".//*[@id='room-{made.id}-write-restriction']")
    assert "You are no longer in this room." in standing.text_content()
    assert standing.get("data-read-only") is not None
    answers = [
        (await reader.get(f"/chat/list?room={id}")).text for id in (room.id, "<b>", "01M82Q76XVGZ6F4PG8ABWD0T2S")
    ]
    assert ["You are no longer in this room." in answer for answer in answers] == [False, False, True]
