"""What two people do to messages, in two browsers: the menu, editing, deleting, answering, reacting, pinning, finding
the way to one."""

import io
import re

import pytest
from PIL import Image
from playwright.async_api import Locator, Page, expect

from app.accounts.models import User
from app.chat.messages import edit as editing
from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message
from app.chat.messages.reactions import add_reaction
from app.chat.messages.send import send_message
from app.chat.rooms.sidebar import load_rooms
from tests.browser.chat.message_menu import focus_composer, open_message_menu
from tests.support.gate import Gate
from tests.support.live_server import LiveServer
from tests.support.principals import principal_of
from tests.support.users import MakeUser


@pytest.fixture
async def people(live: LiveServer, make_user: MakeUser) -> tuple[User, User]:
    return await make_user("owner", name="Anna Orlova"), await make_user(name="Boris Klein")


async def write(user: User, *bodies: str) -> list[str]:
    """The ids of messages that `user` says in the general room."""
    actor = await principal_of(user)
    room = (await load_rooms(actor))[0]
    return [(await send_message(actor, room.id, body, f"{user.id}{body}"[-60:])).id for body in bodies]


async def open_chat(new_context, user: User, path: str = "/chat", **look: object) -> Page:
    page = await (await new_context(user, **look)).new_page()
    await page.goto(path)
    await expect(page.locator("#room [sio-status]")).to_have_text("Online")
    return page


async def test_two_people_edit_answer_react_pin_and_delete(people, new_context):
    anna, _ = people
    (first,) = await write(anna, "Lunch at noon?")
    hers, his = [await open_chat(new_context, user) for user in people]
    there, here = hers.locator(f"#message-{first}"), his.locator(f"#message-{first}")

    # A reaction from the menu, then the same one by its chip: each sees their own as pressed.
    await (await open_message_menu(his, here)).get_by_role("button", name="👍").click()
    await expect(there.locator(".reaction")).to_have_text(re.compile(r"👍\s*1"))
    await expect(there.locator(".reaction")).to_have_attribute("aria-pressed", "false")
    await expect(here.locator(".reaction")).to_have_attribute("aria-pressed", "true")
    await there.locator(".reaction").click()
    await expect(here.locator(".reaction")).to_have_text(re.compile(r"👍\s*2"))
    await here.locator(".reaction").click()
    await expect(there.locator(".reaction")).to_have_text(re.compile(r"👍\s*1"))
    opened = await open_message_menu(his, here)
    await opened.get_by_label("An emoji or its name").fill("nothing like it")
    await opened.get_by_role("button", name="React").click()
    await expect(opened.get_by_role("alert")).to_have_text("No such emoji.")
    await opened.get_by_label("An emoji or its name").fill("tada")
    await opened.get_by_role("button", name="React").click()
    await expect(there.locator(".reaction")).to_have_count(2)
    await expect(opened).to_be_hidden()

    # An answer with a quote that leads back.
    await (await open_message_menu(his, here)).get_by_role("link", name="Reply").click()
    await expect(his.locator("[data-reply-bar]")).to_contain_text("Lunch at noon?")
    await his.keyboard.type("Yes")
    await his.keyboard.press("Enter")
    answer = hers.locator(".log .msg", has=hers.locator(".quote"))
    await expect(answer.locator(".quote")).to_contain_text("Anna Orlova Lunch at noon?")
    await expect(his.locator("[data-reply-bar]")).to_be_hidden()
    await answer.locator(".quote").click()
    await expect(there).to_have_class(re.compile("highlighted"))

    # ↑ edits one's own last message; Escape leaves it, Enter saves it; the quote follows.
    field = await focus_composer(hers)
    await field.press("ArrowUp")
    await expect(there.locator("form.editing textarea")).to_be_focused()
    await hers.keyboard.press("Escape")
    await expect(field).to_be_focused()
    await expect(there.locator(".body")).to_have_text("Lunch at noon?")
    await field.press("ArrowUp")
    await expect(there.locator("form.editing textarea")).to_be_focused()
    await hers.keyboard.press("ControlOrMeta+a")
    await hers.keyboard.type("Lunch at one?")
    await hers.keyboard.press("Enter")
    await expect(here.locator(".body")).to_have_text("Lunch at one?")
    await expect(here.locator(".flags")).to_have_text("edited")
    await expect(answer.locator(".quote")).to_contain_text("Lunch at one?")
    await expect(field).to_be_focused()

    # A pin, live in the head of the room.
    await (await open_message_menu(his, here)).get_by_role("button", name="Pin").click()
    pins = hers.get_by_role("button", name="Pinned messages")
    await expect(hers.locator("[id^=pin-count-]")).to_have_text("1")
    await pins.click()
    await expect(hers.locator("#pins a")).to_contain_text("Lunch at one?")
    await hers.keyboard.press("Escape")

    # Gone, from everywhere; it asks once before.
    opened = await open_message_menu(hers, there)
    await opened.get_by_role("button", name="Delete").click()
    await opened.get_by_role("button", name="Really delete?").click()
    for page, message in ((hers, there), (his, here)):
        await expect(message).to_have_text(re.compile("This message was deleted."))
        await expect(page.locator(".quote")).to_have_text("This message was deleted.")
        await expect(page.locator("[id^=pin-count-]")).to_have_text("")
        assert "Lunch" not in await page.locator("#room").inner_text()


async def test_of_a_long_message_a_quote_shows_the_beginning(people, new_context):
    anna, boris = people
    (first,) = await write(anna, "A beginning " + "and more of it " * 20)
    actor = await principal_of(boris)
    room = (await load_rooms(actor))[0]
    await send_message(actor, room.id, "Yes", "c1", first)
    page = await open_chat(new_context, anna)
    quote, name = [await page.locator(place).bounding_box() for place in (".quote", ".quote b")]
    beside = {**quote, "x": name["x"] + name["width"] + 30, "width": 50}
    seen = Image.open(io.BytesIO(await page.screenshot(clip=beside)))
    assert len(seen.getcolors()) > 2  # more than a background


async def test_a_refused_edit_keeps_what_was_typed_and_says_why(people, new_context, complaints):
    anna, _ = people
    (first,) = await write(anna, "Good morning")
    page = await open_chat(new_context, anna)
    message = page.locator(f"#message-{first}")
    await (await focus_composer(page)).press("ArrowUp")
    await expect(message.locator("textarea")).to_be_focused()
    actor = await principal_of(anna)
    await delete_message(actor, (await load_rooms(actor))[0].id, first)
    await expect(message).to_have_text(re.compile("This message was deleted."))
    await expect(page.get_by_role("textbox", name="Message", exact=True)).to_have_value("")
    (second,) = await write(anna, "Good evening")
    message = page.locator(f"#message-{second}")
    await (await focus_composer(page)).press("ArrowUp")
    field = message.locator("textarea")
    await expect(field).to_be_focused()
    await field.evaluate("field => { field.maxLength = 9000; field.value = 'x'.repeat(5000); }")
    await message.get_by_role("button", name="Save").click()
    await expect(message.get_by_role("alert")).to_have_text("The message is too long.")
    assert len(await field.input_value()) == 5000
    assert await message.locator(".body").text_content() == "Good evening"


async def test_what_is_typed_outlives_the_message_that_is_edited(people, new_context, complaints, monkeypatch):
    anna, _ = people
    first, second = await write(anna, "Good morning", "Good evening")
    page = await open_chat(new_context, anna)
    composer = await focus_composer(page)
    moderator = await principal_of(anna)
    room_id = (await load_rooms(moderator))[0].id

    async def edit(message_id: str, text: str) -> Locator:
        message = page.locator(f"#message-{message_id}")
        await (await open_message_menu(page, message)).get_by_role("link", name="Edit").click()
        await message.locator("textarea").fill(text)
        return message

    # Deleted meanwhile, in another tab or by a moderator: it goes on in the composer, which has the focus.
    message = await edit(second, "Good evening, everybody")
    await delete_message(moderator, room_id, second)
    await expect(message).to_have_text(re.compile("This message was deleted."))
    await expect(composer).to_have_value("Good evening, everybody")
    await expect(composer).to_be_focused()
    await expect(page.locator("[data-composer-error]")).to_contain_text("Your text is in the message field.")
    await page.reload()
    await expect(await focus_composer(page)).to_have_value("Good evening, everybody")

    # Shown anew only: the form is there again.
    message = await edit(first, "Good day")
    await page.evaluate("document.querySelector('form.editing').remove()")
    await expect(message.locator("textarea")).to_have_value("Good day")
    await expect(message.locator(".body")).to_be_hidden()
    await message.locator("textarea").press("Escape")
    await expect(message.locator("textarea")).to_have_count(0)
    await expect(composer).to_have_value("Good evening, everybody")
    message = await edit(first, "Good day")

    # Deleted, with something in the composer; and while it is on the way to the server.
    await delete_message(moderator, room_id, first)
    await expect(composer).to_have_value("Good evening, everybody\nGood day")
    await composer.fill("")
    (third,) = await write(anna, "Good night")
    message = await edit(third, "Good night, everybody")
    gate = Gate(monkeypatch, editing, "edit_message")
    await message.get_by_role("button", name="Save").click()
    await gate.waiting.wait()
    await delete_message(moderator, room_id, third)
    await expect(composer).to_have_value("Good night, everybody")
    gate.open.set()

    # What was closed is not kept.
    (fourth,) = await write(anna, "Goodbye")
    message = await edit(fourth, "Farewell")
    await page.keyboard.press("Escape")
    await delete_message(moderator, room_id, fourth)
    await expect(message).to_have_text(re.compile("This message was deleted."))
    await expect(composer).to_have_value("Good night, everybody")


async def test_an_address_leads_to_a_message_long_ago_and_on_in_both_directions(people, new_context):
    anna, _ = people
    ids = await write(anna, *(f"line {number}" for number in range(120)))
    page = await open_chat(new_context, anna)
    old = page.url + f"/messages/{ids[50]}"
    await page.goto(old)
    message = page.locator(f"#message-{ids[50]}")
    await expect(message).to_have_class(re.compile("highlighted"))
    await expect(message).to_be_in_viewport()
    lines = page.locator(".log .msg .body")
    await page.locator("[data-log]").evaluate("box => { box.scrollTop = box.scrollHeight; }")
    await expect(page.locator(f"#message-{ids[100]}")).to_be_attached()
    await page.locator("[data-log]").evaluate("box => { box.scrollTop = 0; }")
    await expect(page.locator(f"#message-{ids[5]}")).to_be_attached()
    shown = await lines.all_inner_texts()
    assert shown == [f"line {number}" for number in range(120)][int(shown[0][5:]) :][: len(shown)]
    await page.get_by_role("link", name="Jump to latest").click()
    await expect(page.locator(f"#message-{ids[-1]}")).to_be_in_viewport()
    await expect(page.locator("#room [sio-status]")).to_have_text("Online")


async def test_commands_answer_or_are_refused_beside_the_composer(people, new_context):
    anna, _ = people
    page = await open_chat(new_context, anna)
    field = await focus_composer(page)
    await field.fill("/dance wildly")
    await field.press("Enter")
    await expect(page.locator("[data-composer-error]")).to_have_text("No such command. Type /help for a list.")
    await expect(field).to_have_value("/dance wildly")
    await field.fill("/help")
    await field.press("Enter")
    await expect(page.locator("[data-command-answer]")).to_contain_text("/me – describe what you are doing")
    await expect(page.locator("[data-composer-error]")).to_have_text("")
    await expect(page.locator(".msg")).to_have_count(0)
    await field.fill("/me dances")
    await field.press("Enter")
    await expect(page.locator(".log .msg.action")).to_have_text(re.compile(r"Anna Orlova\s*dances"))
    await expect(page.locator("[data-command-answer]")).to_have_text("")


async def test_what_is_read_stays_where_it_is_whatever_happens_to_messages_above(people, new_context):
    # B5
    anna, boris = people
    ids = await write(boris, *(f"line {number}" for number in range(40)))
    page = await open_chat(new_context, anna)
    actor = await principal_of(boris)
    room = (await load_rooms(actor))[0].id
    await page.locator(f"#message-{ids[20]}").scroll_into_view_if_needed()
    read = page.locator(f"#message-{ids[20]}")
    await expect(read).to_be_in_viewport()
    before = (await read.bounding_box())["y"]

    async def assert_unmoved(changed: Locator, text: str) -> None:
        await expect(changed).to_contain_text(text)
        assert abs((await read.bounding_box())["y"] - before) <= 1

    above = page.locator(f"#message-{ids[3]}")
    await add_reaction(actor, room, ids[3], "👍")
    await assert_unmoved(above, "👍")
    await edit_message(actor, room, ids[3], "very long " * 100)
    await assert_unmoved(above, "very long")
    await delete_message(actor, room, ids[3])
    await assert_unmoved(above, "This message was deleted.")
    await send_message(actor, room, "new", "new")
    await assert_unmoved(page.locator("[data-jump]"), "1")


# As on a page over plain http: there is no clipboard, and perhaps not the old way either.
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
NO_COPYING = "Document.prototype.execCommand = () => false;"


@pytest.mark.parametrize("able", ["clipboard", "command", "none"])
async def test_a_link_is_copied_and_says_so_or_is_there_to_be_copied_by_hand(able, people, new_context):
    anna, _ = people
    (message,) = await write(anna, "Lunch at noon?")
    context = await new_context(anna, permissions=["clipboard-read", "clipboard-write"])
    if able != "clipboard":
        await context.add_init_script(NO_CLIPBOARD + (NO_COPYING if able == "none" else ""))
    page = await context.new_page()
    await page.goto("/chat")
    await expect(page.locator("#room [sio-status]")).to_have_text("Online")
    opened = await open_message_menu(page, page.locator(f"#message-{message}"))
    await opened.get_by_role("link", name="Link to this message").click()
    field = opened.locator("input[readonly]")
    if able == "none":
        await expect(opened.get_by_text("Press Ctrl+C to copy the link")).to_be_visible()
        await expect(field).to_be_focused()
        await expect(field).to_have_value(re.compile(f"^http.*{message}$"))
        assert await page.evaluate("getSelection().toString()") == await field.input_value()
        return
    await expect(opened.get_by_role("link", name="Link copied")).to_be_focused()
    await expect(field).to_have_count(0)
    await page.keyboard.press("Escape")
    await focus_composer(page)
    await page.keyboard.press("ControlOrMeta+v")
    await expect(page.locator("textarea[name=body]")).to_have_value(re.compile(f"{message}$"))


@pytest.mark.parametrize("able", [True, False])
async def test_a_button_says_copied_only_if_it_has(able, people, new_context):
    anna, boris = people
    context = await new_context(anna)
    await context.add_init_script(NO_CLIPBOARD + ("" if able else NO_COPYING))
    page = await context.new_page()
    await page.goto(f"/users/{boris.id}/reset-link")
    await page.get_by_role("button", name="Create link").click()
    button = page.locator("button[data-copy]")
    await button.click()
    await expect(button).to_have_text("Copied" if able else "Press Ctrl+C")
    selected = await page.evaluate("getSelection().toString()")
    assert selected == await page.get_by_label("Password reset link").input_value()
