"""A long press on a message, with a finger."""

import pytest
from playwright.async_api import expect

from app.chat.messages.send import send_message
from app.chat.models import Room
from tests.support.principals import principal_of

# What a browser says of a finger, in the time that the test gives it: a real one would rest for as long as the machine
# is busy.
TOUCHES = """window.touch = (kind, by = 0) => {
  const body = document.querySelector('.log:not(.pending) .msg:last-child .body');
  const { x, y } = body.getBoundingClientRect();
  const at = { clientX: x + 5, clientY: y + 5 + by, pointerType: 'touch', isPrimary: true, bubbles: true };
  body.dispatchEvent(new PointerEvent(`pointer${kind}`, at));
}"""
SELECT = "getSelection().selectAllChildren(document.querySelector('.log .msg .body'))"


@pytest.mark.parametrize("what", ["rests", "is held by the browser", "is short", "moves", "scrolls", "selects"])
async def test_a_long_press_opens_the_menu_of_a_message_and_hinders_nothing_else(live, open_room, make_user, what):
    # B15
    anna = await make_user("owner", name="Anna")
    room = await Room.get(auto_join=True)
    await send_message(await principal_of(anna), room.id, "hello", "c")
    page = await open_room(anna, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 640})
    own = "document.querySelector('script[src*=\"/bundles/main.js\"]').src.replace('main.js', 'chat-long_press.js')"
    await page.evaluate(f"import({own}).then(() => null)")
    await page.evaluate(TOUCHES)
    await page.clock.install()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    if what == "selects":
        await page.evaluate(SELECT)
    if what == "is short":
        await page.evaluate("touch('down'), touch('up')")
    else:
        await page.evaluate("touch('down')" + (", touch('move', 30), touch('move')" if what == "moves" else ""))
        if what == "is held by the browser":
            await page.evaluate("document.dispatchEvent(new Event('contextmenu')), touch('cancel')")
        await page.clock.fast_forward(600)
        await page.evaluate("touch('cancel')" if what == "scrolls" else "touch('up')")
    menu = page.locator("[data-message-menu]")
    if what in ("rests", "is held by the browser"):
        await expect(menu.get_by_role("link", name="Reply")).to_be_visible()
        assert len([url for url in asked if url.endswith("/actions")]) == 1
        return
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert not [url for url in asked if url.endswith("/actions")]
    await expect(menu).to_be_hidden()
    if what == "selects":
        assert await page.evaluate("getSelection().toString()") == "hello"
