"""A room in a browser."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Page, expect

from app.chat.models import Room

OpenRoom = Callable[..., Awaitable[Page]]


@pytest.fixture
def open_room(live, new_context) -> OpenRoom:
    """`await open_room(user, **options of the browser)`: a page with the room that everybody is in, live, and a field
    that helps already."""

    async def open_it(user, **options: object) -> Page:
        page = await (await new_context(user, **options)).new_page()
        room = await Room.get(auto_join=True)
        await page.goto(f"/chat/{room.id}")
        await expect(page.locator("#room [sio-status]")).to_have_attribute("data-sio-state", "online")
        async with page.expect_response("**/*autocomplete.js"):
            await page.locator("textarea[name=body]").focus()
        return page

    return open_it
