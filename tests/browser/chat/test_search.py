"""Searching with the keyboard alone."""

import re

from playwright.async_api import expect

from app.chat.messages.send import send_message
from app.chat.models import Room
from tests.support.principals import principal_of


async def test_what_is_found_is_opened_with_enter_where_it_was_said(live, new_context, make_user):
    # B22
    anna = await make_user("owner", name="Anna")
    actor, room = await principal_of(anna), await Room.get(auto_join=True)
    sent = await send_message(actor, room.id, "Ёлка стоит на складе", "c")
    for number in range(60):
        await send_message(actor, room.id, f"word {number}", f"c{number}")
    page = await (await new_context(anna)).new_page()
    await page.goto("/chat/search")
    await page.keyboard.type("елк")
    await page.keyboard.press("Enter")
    hit = page.locator("a.hit")
    await expect(hit.locator("mark")).to_have_text("Ёлка")
    await hit.focus()
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(f"/chat/{room.id}/messages/{sent.id}$"))
    await expect(page.locator(f"#message-{sent.id}")).to_have_class(re.compile("highlighted"))
    await expect(page.locator(f"#message-{sent.id}")).to_be_in_viewport()
