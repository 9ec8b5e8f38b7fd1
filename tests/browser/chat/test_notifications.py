"""How somebody who is elsewhere learns that something was said, and that they need not look any more."""

import asyncio
from datetime import timedelta

import pytest
from playwright.async_api import BrowserContext, Page, expect

from app.accounts.users.status import set_dnd
from app.chat.messages.read_receipts import mark_read
from app.chat.messages.send import send_message
from app.chat.models import Room
from app.chat.rooms.direct import open_direct
from app.clock import clock
from tests.support.browsers import wait_for_value
from tests.support.patience import PATIENCE_S
from tests.support.principals import principal_of

# Stands in for the browser's own, which nobody could look at: what is shown now, and ever was; how often permission was
# asked for.
DESKTOP = """
window.desktop = [];
window.told = [];
window.asked = 0;
window.focused = false;
document.hasFocus = () => window.focused;
window.Notification = class {
  static get permission() {
    return localStorage.permission ?? 'default';
  }
  static async requestPermission() {
    window.asked += 1;
    return (localStorage.permission = 'granted');
  }
  constructor(title, { body, tag }) {
    Object.assign(this, { title, body, tag });
    window.desktop.push(this);
    window.told.push(title);
  }
  close() {
    window.desktop = window.desktop.filter((other) => other !== this);
    this.onclose?.();
  }
};
"""

# Whether there is no tab that only waits to be the one that tells.
ALL_TELL = "navigator.locks.query().then(({ pending }) => !pending.some(({ name }) => name.includes('notifier')))"


@pytest.fixture
def desktop(new_context):
    """`await desktop(user)`: a browser whose desktop can be looked at, and whose tabs nobody looks at."""

    async def make(user) -> BrowserContext:
        context = await new_context(user)
        await context.add_init_script(DESKTOP)
        return context

    return make


async def on_desktop(*expected: str, tabs: list[Page]) -> None:
    """Wait until the first lines of what is on the desktop, shown by whichever tab, are `expected`."""

    async def shown() -> list[str]:
        return [title for page in tabs for title in await page.evaluate("desktop.map(({ title }) => title)")]

    async with asyncio.timeout(PATIENCE_S):
        while await shown() != list(expected):  # noqa: ASYNC110 - nobody tells of what is looked at here
            await asyncio.sleep(0.02)


async def tab(context: BrowserContext, address: str) -> Page:
    page = await context.new_page()
    await page.goto(address)
    await expect(page.locator("[sio-summary]")).to_have_attribute("data-sio-state", "online")
    return page


async def look(page: Page, *, at: bool = True) -> None:
    """Somebody looks at a tab, or away from it."""
    await page.evaluate(f"window.focused = {str(at).lower()}; dispatchEvent(new Event('{'focus' if at else 'blur'}'))")


async def switch(page: Page, button: str, then: str) -> None:
    """Press `button` under the bell, which is called `then` afterwards."""
    await page.get_by_role("button", name="Notifications").click()
    await page.get_by_role("button", name=button, exact=True).click()
    await expect(page.get_by_role("button", name=then, exact=True)).to_be_visible()
    await page.keyboard.press("Escape")


async def test_the_desktop_tells_of_an_event_once_until_it_is_read_anywhere(live, desktop, make_user):
    # B7, B13
    anna, boris = await make_user("owner", name="Anna"), await make_user(name="Boris")
    actor = await principal_of(anna)
    direct = await open_direct(actor, boris.id)
    general = await Room.get(auto_join=True)
    browser, elsewhere = await desktop(boris), await desktop(boris)
    first, second = await tab(browser, "/account"), await tab(browser, f"/chat/{direct.id}")
    other = await tab(elsewhere, f"/chat/{direct.id}")

    # Nobody is asked before they want it. What is allowed in one tab is allowed in all.
    await send_message(actor, direct.id, "unasked", "c1")
    await expect(first).to_have_title("(1) Account · Switchboard")
    async with second.expect_response("**/*desktop.js"):
        await switch(first, "Show on this desktop", "Don’t show on this desktop")
        await browser.grant_permissions(["notifications"])
    assert [await page.evaluate("asked") for page in (first, second)] == [1, 0]

    # Of each event one; and gone, like the number in the title, when it is read in another browser.
    await send_message(actor, direct.id, "hello", "c2")
    await expect(first).to_have_title("(2) Account · Switchboard")
    await on_desktop("Anna sent you a message", tabs=[first, second])
    assert await first.evaluate("desktop[0].body") == "hello"
    await look(other)
    await on_desktop(tabs=[first, second])
    for page in (first, second):
        await expect(page.locator("#nav-chat-unread")).to_be_hidden()
        await expect(page.locator("#bell-unread")).to_be_hidden()
    await expect(first).to_have_title("Account · Switchboard")
    await look(other, at=False)

    # None of a room that somebody looks at, in whichever tab.
    await look(second)
    await send_message(actor, direct.id, "seen at once", "c3")
    await send_message(actor, general.id, "@Boris and here?", "c4")
    await on_desktop("Anna mentioned you in general", tabs=[first, second])

    # A click leads there.
    await first.evaluate("desktop[0].onclick()")
    await expect(first.get_by_role("heading", name="general", level=1)).to_be_visible()
    await on_desktop(tabs=[first, second])
    told = [title for page in (first, second) for title in await page.evaluate("told")]
    assert told == ["Anna sent you a message", "Anna mentioned you in general"]

    # Nothing while it is switched off; and when the tab that told is closed, another one does.
    await look(second, at=False)
    await switch(first, "Don’t show on this desktop", "Show on this desktop")
    await send_message(actor, direct.id, "untold", "c5")
    for page in (first, second):
        await expect(page.locator("#bell-unread")).to_have_text("1")
    await switch(first, "Show on this desktop", "Don’t show on this desktop")
    await first.close()
    await wait_for_value(second, ALL_TELL)
    await send_message(actor, direct.id, "told", "c6")
    await on_desktop("Anna sent you a message", tabs=[second])
    assert await second.evaluate("desktop[0].body") == "told"


async def test_nothing_is_told_to_who_wants_to_be_left_alone(live, desktop, make_user):
    anna, boris = await make_user("owner", name="Anna"), await make_user(name="Boris")
    actor, other = await principal_of(anna), await principal_of(boris)
    direct = await open_direct(actor, boris.id)
    browser = await desktop(boris)
    page = await tab(browser, "/account")
    await switch(page, "Show on this desktop", "Don’t show on this desktop")
    await wait_for_value(page, ALL_TELL)
    await set_dnd(other, clock.now() + timedelta(hours=1))
    await expect(page.locator("body[data-dnd-until]")).to_have_count(1)
    await send_message(actor, direct.id, "untold", "c1")
    await expect(page.locator("#bell-unread")).to_have_text("1")  # it waits in the inbox
    await set_dnd(other, None)
    await expect(page.locator("body[data-dnd-until]")).to_have_count(0)
    await send_message(actor, direct.id, "told", "c2")
    await on_desktop("Anna sent you a message", tabs=[page])
    assert await page.evaluate("desktop[0].body") == "told"
    assert await page.evaluate("told") == ["Anna sent you a message"]


async def test_a_draft_that_is_sent_in_one_tab_is_gone_from_the_others(live, desktop, make_user):
    # B7
    anna = await make_user("owner", name="Anna")
    general = await Room.get(auto_join=True)
    browser = await desktop(anna)
    one, two = await tab(browser, f"/chat/{general.id}"), await tab(browser, f"/chat/{general.id}")
    fields = [page.locator("textarea[name=body]") for page in (one, two)]
    await fields[0].fill("half a thought")
    await expect(fields[1]).to_have_value("half a thought")
    await fields[1].press("Enter")
    await expect(two.locator(".log .msg .body")).to_have_text("half a thought")
    await expect(fields[0]).to_have_value("")
    await fields[0].fill("mine")
    await expect(fields[1]).to_have_value("mine")

    # What was begun here, and is not kept yet, stays.
    await fields[1].evaluate("field => { field.value = 'begun'; }")
    await two.evaluate("void (window.heard = new Promise((done) => addEventListener('storage', () => done())))")
    await fields[0].fill("mine, longer")
    await two.evaluate("heard")
    await expect(fields[1]).to_have_value("begun")


async def test_below_ones_own_last_message_stands_how_many_have_seen_it(live, new_context, open_room, make_user):
    anna, boris = await make_user("owner", name="Anna"), await make_user(name="Boris")
    actor, other = await principal_of(anna), await principal_of(boris)
    general = await Room.get(auto_join=True)
    first = await send_message(actor, general.id, "one", "c1")
    await mark_read(other, general.id, first.seq)
    page = await open_room(anna)
    seen = page.get_by_role("link", name="Seen by", exact=False)
    await expect(page.locator(".msg", has=seen).locator(".body")).to_have_text("one")
    sent = await send_message(actor, general.id, "two", "c2")
    await expect(seen).to_have_count(0)
    await mark_read(other, general.id, sent.seq)
    await expect(page.locator(".msg", has=seen).locator(".body")).to_have_text("two")
    await expect(seen).to_have_text("Seen by 1")
    await seen.click()
    await expect(page.locator("[data-message-menu]")).to_contain_text("Boris")
    await page.keyboard.press("Escape")
    await page.locator(".msg", has_text="two").get_by_role("link", name="Actions").click()
    await page.get_by_role("link", name="Who has seen it").click()
    await expect(page.locator("[data-message-menu]")).to_contain_text("Boris")
    await expect(page.locator("[data-message-menu]")).to_be_in_viewport(ratio=1)
