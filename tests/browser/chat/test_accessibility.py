"""A room with everything in it, and everything that opens in it: no fault that axe finds, in both themes and languages,
on a screen and on a phone."""

import pytest
from playwright.async_api import expect

from app.chat.messages.pins import pin_message
from app.chat.messages.reactions import add_reaction
from app.chat.messages.send import send_message
from app.chat.rooms.sidebar import load_rooms
from tests.browser.accessibility import LOOKS, check_page
from tests.browser.chat.file_inputs import attach_files, image_file, text_file
from tests.support.principals import principal_of

SAID = """**Bold**, `code`, ~~struck~~ and [a link](https://example.com/)

> quoted

1. one
2. two

```python
def add(a, b):  # a comment
    return f"{a}" + 1
```
"""


@pytest.mark.parametrize(("width", "locale"), LOOKS)
async def test_a_room_is_accessible_whatever_is_open_in_it(width, locale, open_room, make_user):
    owner = await make_user("owner", name="Anna Orlova", locale=locale)
    anna, boris = await principal_of(owner), await principal_of(await make_user(name="Борис Клейн"))
    room = (await load_rooms(anna))[0].id
    for number, text in enumerate((SAID, "@Anna Orlova, see :tada:", "x" * 300)):
        await send_message(boris, room, text, f"b{number}")
    mine = await send_message(anna, room, SAID, "mine")
    await add_reaction(anna, room, mine.id, "tada")
    await pin_message(boris, room, mine.id)
    await send_message(boris, room, "An answer", "answer", mine.id)
    look = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce", "locale": locale}
    page = await open_room(owner, **look)
    problems: list[str] = []
    await attach_files(page, [image_file("red.png", "red"), text_file("notes.txt")])
    await expect(page.locator(".upload[data-state=uploaded]")).to_have_count(2)
    await page.locator("form[data-composer] textarea").fill("files")
    await page.keyboard.press("Enter")
    await expect(page.locator(".log:not(.pending) .msg .picture img")).to_be_visible()
    await attach_files(page, [text_file("empty.txt", 0), text_file("words.txt")])
    await expect(page.locator("[data-upload-list] [role=alert]:visible")).to_be_visible()
    await check_page(page, "the room", problems)

    looked_at = 0
    for opener, opened in (
        ("[popovertarget=jump-to-date]", "#jump-to-date"),
        ("[popovertarget=pins]", "#pins"),
        ("[popovertarget=formatting]", "#formatting"),
        ("[data-emoji-button]", "#emoji-picker"),
        (".open-rooms", "#rooms"),
        (".open-people", "#members"),
        (f"#message-{mine.id} a[href$='/actions']", "[data-message-menu]"),
    ):
        if await page.locator(opener).is_visible():
            await page.locator(opener).click()
            await expect(page.locator(opened)).to_be_visible()
            await check_page(page, opened, problems)
            looked_at += 1
            await page.keyboard.press("Escape")
            await expect(page.locator(f"{opened}:popover-open")).to_have_count(0)
    assert looked_at == (5 if width == 1440 else 6)  # columns of a screen are sheets on a phone
    await page.locator(".picture").click()
    await expect(page.locator("#lightbox")).to_be_visible()
    await check_page(page, "a picture", problems)
    assert problems == []
