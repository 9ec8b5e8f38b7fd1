"""What is too long stays in its field, and how much of it is too much is said in numbers before anything is sent."""

import json

import pytest
from playwright.async_api import expect

from app.chat.messages.body import MAX_BODY
from app.chat.models import Message
from tests.chat.messages.test_send import COUNTED

pytestmark = pytest.mark.one_database

FIELD = "textarea[name=body]"


async def paste(field, text: str) -> None:
    """Put `text` into `field` as a paste does, which obeys `maxlength`."""
    await field.focus()
    await field.evaluate("(field, text) => document.execCommand('insertText', false, text)", text)


async def test_a_paste_over_the_limit_is_kept_counted_and_not_sent(live, open_room, make_user):
    page = await open_room(await make_user("owner", name="Anna"))
    field, note = page.locator(FIELD), page.locator(".composer > .error")
    text = "👍" * 6_299
    await paste(field, text)
    await expect(field).to_have_value(text)
    await expect(note).to_have_text("2,299 too many. The limit is 4,000 characters.")
    await expect(field).to_have_attribute("aria-invalid", "true")
    await expect(field).to_have_accessible_description("2,299 too many. The limit is 4,000 characters.")
    await expect(page.locator("#announcer")).to_have_text("2,299 too many. The limit is 4,000 characters.")
    await field.press("Enter")
    await page.get_by_role("button", name="Send").click()
    await expect(field).to_have_value(text)
    await expect(page.locator(".msg")).to_have_count(0)
    assert not await Message.exists()
    await page.reload()
    await expect(note).to_have_text("2,299 too many. The limit is 4,000 characters.")
    await field.fill("👍" * MAX_BODY + " \n")
    await expect(note).to_be_hidden()
    await expect(field).not_to_have_attribute("aria-invalid", "true")
    await field.press("Enter")
    await expect(page.locator(".log:not(.pending) .msg .folded")).to_have_text("👍" * MAX_BODY)
    await expect(field).to_have_value("")


async def test_the_browser_counts_as_the_server_does(live, open_room, make_user):
    page = await open_room(await make_user("owner", name="Anna"))
    field, note = page.locator(FIELD), page.locator(".composer > .error")
    for typed, over in [*COUNTED, ("x" * (MAX_BODY + 1), 1)]:
        text = json.dumps(typed.replace("\x00", ""))  # which no field holds
        await field.evaluate(
            f"field => (field.value = {text}, field.dispatchEvent(new Event('input', {{bubbles: true}})))"
        )
        if over:
            await expect(note).to_have_text(f"{over:,} too many. The limit is 4,000 characters.")
        else:
            await expect(note).to_be_hidden()


async def test_the_text_of_an_edit_is_kept_as_well(live, open_room, make_user):
    page = await open_room(await make_user("owner", name="Anna", locale="ru"))
    field = page.locator(FIELD)
    await field.fill("short")
    await field.press("Enter")
    await expect(page.locator(".log:not(.pending) .msg")).to_have_count(1)
    await field.press("ArrowUp")
    edited = page.locator("form.editing textarea")
    await paste(edited, "я" * MAX_BODY)
    await expect(page.locator("form.editing .error").first).to_have_text("Лишних символов: 5. Можно не больше 4 000.")
    await edited.press("Enter")
    await expect(edited).to_be_visible()
    assert (await Message.get()).body == "short"
    await edited.fill("я" * MAX_BODY)
    await edited.press("Enter")
    await expect(page.locator(".log:not(.pending) .msg .folded")).to_have_text("я" * MAX_BODY)


async def test_no_field_of_a_form_cuts_off_what_is_pasted(live, new_context, make_user):
    page = await (await new_context(await make_user("owner", name="Anna"))).new_page()
    await page.goto("/chat/rooms")
    name = page.locator("#f-name")
    await paste(name, "x" * 83)
    await expect(name).to_have_value("x" * 83)
    await expect(name.locator("+ .error")).to_have_text("3 too many. The limit is 80 characters.")
    await name.press("Enter")
    await expect(page).to_have_url(f"{live.url}/chat/rooms")
    for address in ("/account", "/chat/rooms", "/notifications/send", "/roles/new", "/invitations"):
        await page.goto(address)
        assert await page.locator("form[method=post] [maxlength]:not([type=search])").count() == 0, address
