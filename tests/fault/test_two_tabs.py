"""Two tabs of one browser, whose server dies while they are catching up with what was written offline."""

import asyncio

from playwright.async_api import BrowserContext, Page, expect

from tests.fault.crash_points import CRASH_TEXT
from tests.support.browser_actions import bodies, say
from tests.support.browsers import Complaints
from tests.support.deployment import Deployment
from tests.support.users import PASSWORD


async def open_tabs(context: BrowserContext, room_id: str) -> list[Page]:
    """Two tabs, both online in the room."""
    tabs = [await context.new_page() for _ in range(2)]
    for tab in tabs:
        await tab.goto(f"/chat/{room_id}")
        await expect(tab.locator("#room [sio-status]")).to_have_text("Online")
    return tabs


async def test_what_both_wrote_is_stored_once_and_in_the_order_of_writing(
    site: Deployment, browser, make_user, complaints: Complaints
):
    complaints.expect("ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket connection|503")
    complaints.expect("dynamically imported module")  # what is fetched when it is needed
    person = await make_user(name="Anna")
    await site.first.start()
    context = await browser.new_context(base_url=site.first.url)
    context.on("page", complaints.listen_to)
    signed_in = await context.request.post(
        "/login",
        form={"email": person.email, "password": PASSWORD},
        headers={"Origin": site.first.url},
        max_redirects=0,
    )
    assert signed_in.status == 303
    tabs = await open_tabs(context, site.room.id)

    site.first.kill()
    for tab in tabs:
        await expect(tab.locator("#room [sio-status]")).to_have_text("Reconnecting…")
    written = ["one", CRASH_TEXT, "three", "four"]
    for number, text in enumerate(written):
        await say(tabs[number % 2], text)
        await expect(tabs[0].locator(".msg.pending")).to_have_count(number + 1)
        await expect(tabs[1].locator(".msg.pending")).to_have_count(number + 1)
    await site.first.start("-m", "tests.fault.crash_points", "after_commit")
    assert await site.first.ended() == 128 + 9
    assert len(await site.stored()) == 2
    await site.first.start()
    for tab in tabs:
        await expect(tab.locator(".msg.pending")).to_have_count(0)
        await expect(tab.locator(".log .msg .body")).to_have_count(len(written))
    assert await asyncio.gather(*map(bodies, tabs)) == [written, written]
    stored = await site.stored()
    assert len(stored) == len(set(stored)) == len(written)
    await tabs[0].reload()
    await expect(tabs[0].locator(".log .msg .body")).to_have_text(written)
    await context.close()
    assert complaints.unexpected == []
