"""The bar above the composer says what the next message answers, as its quote will."""

import pytest
from playwright.async_api import expect

from app.chat.messages.send import send_message
from app.chat.models import Room
from tests.support.principals import principal_of

pytestmark = pytest.mark.one_database

MESSAGE = ".log:not(.pending) .msg"


async def test_a_reply_is_to_the_words_of_a_message_with_its_lines_apart(live, open_room, make_user):
    anna = await make_user("owner", name="Anna")
    actor, room = await principal_of(anna), await Room.get(auto_join=True)
    page = await open_room(anna)
    said = {
        "Plan:\n1. one\n2. two\n```\nprint('hi')\n```\n> said\nyes": "Plan: 1. one 2. two print('hi') yes",
        "> only\n> quoted": "only quoted",
        "first" + "\n" * 100 + "last": "first last",
    }
    for number, (body, excerpt) in enumerate(said.items()):
        await send_message(actor, room.id, body, f"c-{number}")
        message = page.locator(MESSAGE).nth(2 * number)
        await message.hover()
        await message.get_by_label("Actions").click()
        await page.get_by_text("Reply", exact=True).click()
        await expect(page.locator("[data-reply-bar] [data-excerpt]")).to_have_text(excerpt)
        field = page.locator("textarea[name=body]")
        await field.fill("answer")
        await field.press("Enter")
        answer = page.locator(MESSAGE).nth(2 * number + 1)
        await expect(answer.locator(".quote > .truncate")).to_have_text(excerpt)  # as the server says it
