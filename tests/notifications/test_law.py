"""The fragment law for notifications: what is broadcast turns the page before into the page after."""

import pytest

from app.notifications.announcements import Audience, load_inbox, mark_read, publish
from app.realtime import streams
from app.realtime.streams.renderers import render_events
from tests.notifications.inbox_client import InboxClient
from tests.support import htmx_swaps

PAGES = ("/notifications", "/")


@pytest.fixture(params=["en", "ru"])
async def visitor(request, visit, make_user) -> InboxClient:
    """Someone with something in the inbox, read and unread."""
    user = await make_user("moderator", locale=request.param)
    for number in range(4):
        await publish(None, "announcement", Audience.user(user.id), title=f"No. {number}", severity=number + 1)
    await mark_read(user.id, up_to_seq=1)
    return await visit(user)


async def broadcast_since(visitor: InboxClient, seq: int) -> list[str]:
    """The fragments that panels got after `seq`."""
    events = await streams.read_events(f"user:{visitor.user.id}", seq, 100)
    return [rendered.html for rendered in await render_events(events)]


async def assert_law(visitor: InboxClient, act) -> None:
    """What `act` broadcasts turns each page into what it is afterwards."""
    before = {address: await visitor.page(address) for address in PAGES}
    seq = (await streams.read_position(f"user:{visitor.user.id}")).top
    await act()
    fragments = await broadcast_since(visitor, seq)
    for address, page in before.items():
        after = htmx_swaps.normalised(await visitor.page(address))
        assert htmx_swaps.normalised(page) != after, "nothing happened"
        for fragment in fragments:
            htmx_swaps.apply_swaps(page, fragment)
        assert htmx_swaps.normalised(page) == after, address


async def test_a_notification_that_arrives(visitor):
    async def act() -> None:
        await publish(
            None,
            "mention",
            Audience.user(visitor.user.id),
            url="/chat/7#message-9",
            data={"author": "<Anna>", "room": "general", "excerpt": "come & see"},
        )

    await assert_law(visitor, act)


async def test_several_that_arrive_at_once_in_an_empty_inbox(visit, make_user):
    visitor = await visit(await make_user())

    async def act() -> None:
        for number in range(7):
            await publish(None, "announcement", Audience.everyone(), title=f"No. {number}", url="https://example.org")

    await assert_law(visitor, act)


async def test_a_notification_that_is_read(visitor):
    async def act() -> None:
        await mark_read(visitor.user.id, ids=[(await load_inbox(visitor.user.id)).items[0].id])

    await assert_law(visitor, act)


async def test_all_that_are_read_together_and_one_that_arrives_meanwhile(visitor):
    async def act() -> None:
        await publish(None, "announcement", Audience.user(visitor.user.id), title="Meanwhile")
        await mark_read(visitor.user.id, up_to_seq=4)

    await assert_law(visitor, act)


async def test_a_client_that_catches_up_gets_the_badges_once(visitor):
    for number in range(5):
        await publish(None, "announcement", Audience.user(visitor.user.id), title=f"More {number}")
    fragments = await broadcast_since(visitor, 5)
    assert ["bell-unread" in fragment for fragment in fragments] == [False] * 4 + [True]
