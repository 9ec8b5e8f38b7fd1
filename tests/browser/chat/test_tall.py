"""Tall messages are folded, wherever they are shown, and unfold where they stand."""

import pytest
from playwright.async_api import expect

from app.chat.messages.edit import edit_message
from app.chat.models import Room
from tests.support.principals import principal_of

pytestmark = pytest.mark.one_database

TALL = "first" + "\n" * 3_990 + "last"
MESSAGE = ".log:not(.pending) .msg"


async def put(field, text: str) -> None:
    """Put `text` into `field`, into which it takes a minute to type so many lines."""
    await field.evaluate(
        "(field, text) => (field.value = text, field.dispatchEvent(new Event('input', {bubbles: true})))", text
    )


async def height(locator) -> float:
    return (await locator.bounding_box())["height"]


async def top(locator) -> float:
    return (await locator.bounding_box())["y"]


@pytest.mark.parametrize(
    "body", [TALL, "/me first" + "\n" * 900 + "last", "```\n" + "x\n" * 1_900 + "```", "> x\n- y\n" * 400, "字" * 4_000]
)
async def test_a_tall_message_is_folded_until_somebody_wants_more(live, open_room, make_user, body):
    page = await open_room(await make_user("owner", name="Anna"))
    field = page.locator("textarea[name=body]")
    await put(field, body)
    await field.press("Enter")
    message = page.locator(MESSAGE)
    await expect(message).to_have_count(1)
    more = message.locator("summary")
    await expect(more).to_be_visible()
    assert await height(message) < 720
    before = await top(message)
    await more.focus()
    await page.keyboard.press("Enter")
    await expect(message.locator("details")).to_have_attribute("open", "")
    assert await height(message) > 720
    assert abs(await top(message) - before) <= 1
    await more.click()
    await expect(message.locator("details")).not_to_have_attribute("open", "")
    assert await height(message) < 720


async def test_what_is_on_its_way_and_earlier_versions_are_not_taller(live, open_room, make_user, complaints):
    complaints.expect("ERR_INTERNET_DISCONNECTED")
    anna = await make_user("owner", name="Anna")
    actor, room = await principal_of(anna), await Room.get(auto_join=True)
    page = await open_room(anna)
    await page.context.set_offline(True)
    field = page.locator("textarea[name=body]")
    await put(field, TALL)
    await field.press("Enter")
    assert await height(page.locator(".msg.pending")) < 720
    await page.context.set_offline(False)
    await expect(page.locator(MESSAGE)).to_have_count(1)
    message_id = (await page.locator(MESSAGE).get_attribute("id")).removeprefix("message-")
    await edit_message(actor, room.id, message_id, "short")
    await expect(page.locator(f"{MESSAGE} .body")).to_have_text("short")
    await expect(page.locator(f"{MESSAGE} details")).to_have_count(0)
    await edit_message(actor, room.id, message_id, TALL + "!")
    await expect(page.locator(f"{MESSAGE} details")).to_have_count(1)
    await page.goto(f"/chat/{room.id}/messages/{message_id}/history")
    await expect(page.locator(".item-list details")).to_have_count(2)
    assert await height(page.locator(".item-list > li").first) < 720
