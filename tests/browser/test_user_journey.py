"""A working day of two people: Anna at her desk, who runs the place, and Boris on his phone."""

import re

from playwright.async_api import Locator, Page, expect

from app.accounts.models import User
from app.chat.messages.send import send_message
from app.chat.models import Room
from tests.browser.chat.file_inputs import attach_files, image_file, text_file
from tests.browser.chat.message_menu import focus_composer, open_message_menu
from tests.support.browser_actions import accept, invite, new_page, say, set_up
from tests.support.principals import principal_of

PHONE = {"viewport": {"width": 390, "height": 800}}


def message(page: Page, text: str) -> Locator:
    """What was said and has arrived."""
    return page.locator(".log:not(.pending) .msg", has=page.locator(".body").get_by_text(text, exact=True))


async def enter(page: Page, room: str) -> None:
    """Go into a room from the list of rooms, which a phone has behind a button."""
    opener = page.get_by_role("button", name="Rooms", exact=True)
    if await opener.is_visible():
        await opener.click()
    await page.locator("#rooms").get_by_role("link", name=room).click()
    await arrived(page, room)


async def arrived(page: Page, room: str) -> None:
    await expect(page.get_by_role("heading", name=room, level=1)).to_be_visible()
    await expect(page.locator("#room [sio-status]")).to_have_attribute("data-sio-state", "online")
    await focus_composer(page)


async def back(page: Page, room: str) -> None:
    await page.locator(".breadcrumbs").get_by_role("link", name=room).click()
    await arrived(page, room)


async def settings(page: Page) -> None:
    await page.get_by_role("link", name="Room settings").click()
    await expect(page.locator("#room-settings")).to_have_attribute("data-sio-state", "online")


async def press(page: Page, name: str, form: str = "form") -> None:
    """Press a button of the settings, and see them as they are then."""
    await page.evaluate("document.querySelector('#room-settings').dataset.before = ''")
    await page.locator(form).get_by_role("button", name=name, exact=True).click()
    await expect(page.locator("#room-settings:not([data-before])")).to_have_attribute("data-sio-state", "online")


async def arrive(live, new_context) -> tuple[Page, Page]:
    anna, _ = await new_page(await new_context())
    boris, _ = await new_page(await new_context(**PHONE))
    await set_up(live, anna, "Anna Orlova", "anna@example.org")
    await accept(boris, await invite(anna, "boris@example.org"), "Boris Klein")
    for page in (anna, boris):
        await page.goto("/chat")
        await arrived(page, "general")
    return anna, boris


async def make_a_room(anna: Page, boris: Page) -> None:
    await anna.get_by_role("link", name="Find or create a room").click()
    await anna.get_by_label("Room name").fill("Launch")
    await anna.get_by_label("Description").fill("What has to be done by Friday")
    await anna.get_by_label("Private: only invited").check()
    await anna.get_by_role("button", name="Create room").click()
    await arrived(anna, "Launch")
    await settings(anna)
    await anna.get_by_label("Boris Klein").check()
    await press(anna, "Add")
    await back(anna, "Launch")
    await enter(boris, "Launch")  # which was not in his list when he came
    await expect(anna.locator("#members")).to_contain_text("What has to be done by Friday")
    await expect(anna.locator("#members")).to_contain_text("Boris Klein")


async def talk(anna: Page, boris: Page) -> None:
    await say(anna, "The plan is **bold**\n\n```python\nprint('go')\n```")
    plan = boris.locator(".msg", has=boris.locator(".body strong", has_text="bold"))
    await expect(plan.locator("pre .hl-s, pre [class^=hl-]").first).to_be_visible()

    # Boris begins to write, and is seen to; his phone completes names.
    field = boris.get_by_role("textbox", name="Message")
    await field.press_sequentially("@Ann")
    await expect(boris.get_by_role("option", name="Anna Orlova")).to_be_visible()
    await expect(anna.locator(".typing")).to_have_text("Boris Klein is typing…")
    await field.press("Enter")
    await field.press_sequentially("shall we? :tada:")
    await field.press("Escape")
    await field.press("Enter")
    asked = anna.locator(".msg", has_text="shall we?")
    await expect(asked.locator(".mention")).to_have_text("@Anna Orlova")
    await expect(asked.locator(".body")).to_contain_text("🎉")
    await expect(anna.locator(".typing")).to_be_empty()

    # An answer, a reaction, a second thought, a pin.
    await (await open_message_menu(anna, asked)).get_by_role("link", name="Reply").click()
    await expect(anna.locator("[data-reply-bar]")).to_be_visible()
    await say(anna, "At noon")
    answer = message(boris, "At noon")
    await expect(answer.locator(".quote")).to_contain_text("shall we?")
    await (await open_message_menu(boris, answer)).get_by_role("button", name="👍").click()
    await expect(message(anna, "At noon").locator(".reaction")).to_have_text(re.compile(r"👍\s*1"))
    field = await focus_composer(anna)
    await field.press("ArrowUp")
    await expect(anna.locator("form.editing textarea")).to_be_focused()
    await anna.locator("form.editing textarea").fill("At one")
    await anna.keyboard.press("Enter")
    answer = message(boris, "At one")
    await expect(answer.locator(".flags")).to_have_text("edited")
    await (await open_message_menu(boris, answer)).get_by_role("button", name="Pin").click()
    await expect(anna.locator("[id^=pin-count-]")).to_have_text("1")
    await say(boris, "/me dances")
    await expect(anna.locator(".msg.action")).to_have_text(re.compile(r"Boris Klein\s*dances"))
    await expect(anna.get_by_role("link", name="Seen by 1")).to_have_count(1)

    # What was better not said is gone from both.
    await say(boris, "my password is swordfish")
    slip = message(boris, "my password is swordfish")
    opened = await open_message_menu(boris, slip)
    await opened.get_by_role("button", name="Delete").click()
    await opened.get_by_role("button", name="Really delete?").click()
    await expect(anna.locator(".msg.deleted")).to_have_count(1)
    assert "swordfish" not in await anna.content()


async def give_files(anna: Page, boris: Page) -> None:
    await attach_files(boris, [image_file("whiteboard.png", "red"), text_file("plan.txt")])
    await expect(boris.locator(".upload[data-state=uploaded]")).to_have_count(2)
    await say(boris, "from the meeting")
    said = message(anna, "from the meeting")
    await expect(said.locator("a.file")).to_contain_text("plan.txt")
    await said.locator(".picture").click()
    await expect(anna.locator("#lightbox img")).to_have_js_property("complete", True)
    await expect(anna.locator("#lightbox img")).to_have_js_property("naturalWidth", 60)
    await anna.keyboard.press("Escape")
    async with anna.expect_download() as download:
        await said.locator("a.file").click()
    assert (await download.value).suggested_filename == "plan.txt"
    assert await (await download.value).failure() is None


async def work_beside(anna: Page, boris: Page) -> None:
    """Anna looks after people, and goes on talking."""
    await anna.locator("#sidebar").get_by_role("link", name="Users").click()
    await say(boris, "@Anna Orlova are you there?")
    await expect(anna.locator("#bell-unread")).to_have_text("1")
    await expect(anna).to_have_title(re.compile(r"^\(1\) Users"))
    await anna.locator("[data-dock]").click()
    await expect(anna.locator("#dock #room [sio-status]")).to_have_attribute("data-sio-state", "online")
    await anna.locator("#dock .open-rooms").click()
    await anna.locator("#dock #rooms").get_by_role("link", name="Launch").click()
    await expect(message(anna, "@Anna Orlova are you there?")).to_be_visible()
    await anna.get_by_role("textbox", name="Message").fill("one mom")
    await anna.locator("#sidebar").get_by_role("link", name="Roles").click()
    await expect(anna.get_by_role("heading", name="Roles", level=1)).to_be_visible()
    field = anna.get_by_role("textbox", name="Message")
    await expect(field).to_have_value("one mom")
    await field.press("End")
    await field.press_sequentially("ent")
    await field.press("Enter")
    await expect(message(boris, "one moment")).to_be_visible()
    await expect(message(anna, "one moment").get_by_text("Seen by 1")).to_be_visible()
    await anna.get_by_role("button", name="Close chat").click()


async def write_directly(anna: Page, boris: Page) -> None:
    """Boris asks something that is nobody else's business, while his connection is not there."""
    await boris.goto("/chat/rooms")
    await boris.get_by_role("button", name="Write to Anna Orlova").click()
    await arrived(boris, "Anna Orlova")
    await boris.context.set_offline(True)
    await say(boris, "may I leave at four?")
    await expect(boris.locator(".msg.pending")).to_have_count(1)
    await boris.context.set_offline(False)
    await expect(message(boris, "may I leave at four?")).to_be_visible()
    await anna.keyboard.press("ControlOrMeta+k")
    await expect(anna.get_by_role("combobox", name="Room, person or page")).to_be_focused()
    await anna.keyboard.type("bor")
    await expect(anna.locator("#palette [aria-selected=true]")).to_contain_text("Boris Klein")
    await anna.keyboard.press("Enter")
    await arrived(anna, "Boris Klein")
    await expect(message(anna, "may I leave at four?")).to_have_count(1)


async def read_up(boris: Page, room: Room) -> None:
    """Much is said while Boris is at lunch, and he finds where he stopped, what he seeks, and the way back."""
    await boris.goto("/account")
    anna = await principal_of(await User.get(name="Anna Orlova"))
    for number in range(60):
        await send_message(anna, room.id, f"point {number}", f"p{number}")
    await expect(boris).to_have_title(re.compile(r"^\(60\)"))
    await boris.goto(f"/chat/{room.id}")
    await arrived(boris, "Launch")
    await expect(boris.locator(".divider")).to_be_in_viewport()
    await expect(message(boris, "point 0")).to_be_in_viewport()
    await boris.get_by_role("button", name="Mark as read").click()
    await expect(message(boris, "point 59")).to_be_in_viewport()
    await boris.get_by_role("button", name="Rooms", exact=True).click()
    await boris.get_by_role("link", name="Search messages").click()
    await boris.get_by_label("Search for").fill("MEET in:Launch from:boris")
    await boris.keyboard.press("Enter")
    await boris.locator("a.hit").click()
    await expect(message(boris, "from the meeting")).to_be_in_viewport()
    await boris.get_by_role("link", name="Jump to latest").click()
    await expect(message(boris, "point 59")).to_be_in_viewport()


async def keep_order(anna: Page, boris: Page) -> None:
    """Boris is silenced, and forgiven, and given the room, and calls it something else; then it is done with."""
    await enter(anna, "Launch")
    await settings(anna)

    async def do(what: str) -> None:
        await anna.get_by_role("button", name="Actions for Boris Klein").click()
        await press(anna, what)

    field = boris.get_by_role("textbox", name="Message")
    await field.fill("one more thing")
    await do("Mute for an hour")
    await expect(boris.get_by_text("A moderator has muted you here")).to_be_visible()
    await expect(field).to_be_hidden()
    await do("Unmute")
    await expect(field).to_have_value("one more thing")
    await field.press("Enter")
    await do("Make owner")
    await back(anna, "Launch")
    await expect(message(anna, "one more thing")).to_be_visible()
    await boris.get_by_role("button", name="Members").click()
    await boris.get_by_role("link", name="Room settings").click()
    await boris.get_by_label("Mentions only").check()
    await press(boris, "Save", "form[action$='/level']")
    await boris.get_by_label("Room name").fill("Launched")
    await press(boris, "Save", "form[action$='/settings'][method=post]")
    await arrived(anna, "Launched")
    await boris.get_by_role("button", name="Archive room").click()
    await expect(anna.get_by_text("This room is archived.")).to_be_visible()
    await expect(anna.get_by_role("textbox", name="Message")).to_be_hidden()


async def test_two_people_spend_a_working_day(live, new_context, complaints):
    complaints.expect("ERR_INTERNET_DISCONNECTED|WebSocket connection")  # Boris goes through a tunnel
    anna, boris = await arrive(live, new_context)
    await make_a_room(anna, boris)
    await talk(anna, boris)
    await give_files(anna, boris)
    await work_beside(anna, boris)
    await write_directly(anna, boris)
    await read_up(boris, await Room.get(name="Launch"))
    await keep_order(anna, boris)
