"""Pages connect in the way that the settings say, and talk all the same."""

import pytest
from playwright.async_api import Page, expect

from tests.support.browser_actions import new_page, say

SETTINGS = {
    "msgpack": {"serializer": "msgpack"},
    "msgpack, stock": {"serializer": "msgpack", "direct_sockets": False},
    "compressed": {"permessage_deflate": True},
    "polling": {"transports": "websocket,polling"},
}


# A network that lets no WebSocket through.
BLOCKED = """
window.WebSocket = class {
  constructor() { setTimeout(() => this.onerror(new Event('error'))); }
  close() {}
};
"""


@pytest.fixture(params=SETTINGS)
def way(request) -> str:
    return request.param


@pytest.fixture
def settings(way, make_settings, database_url, listener):
    return make_settings(database_url=database_url, port=listener.getsockname()[1], **SETTINGS[way])


async def test_two_pages_talk(way, live, make_user, new_context, complaints):
    complaints.expect("WebSocket connection")  # what is blocked is complained about
    pages: list[Page] = []
    for name in ("Anna", "Boris"):
        page, _ = await new_page(await new_context(await make_user("owner", name=name)))
        if way == "polling":
            await page.add_init_script(BLOCKED)
        await page.goto("/chat/rooms")
        await page.get_by_role("link", name="general").first.click()
        await expect(page.locator("#room [sio-status]")).to_have_text("Online")
        pages.append(page)
    anna, boris = pages
    await say(anna, "Good morning!")
    await expect(boris.locator(".log .msg .body")).to_have_text(["Good morning!"])
    await say(boris, "Доброе утро!" * 200)
    await expect(anna.locator(".log .msg .body")).to_contain_text(["Good morning!", "Доброе утро!" * 200])
    clients = live.app.extensions["hub"].server.clients.values()
    assert [client.websocket is not None for client in clients] == [way in ("msgpack", "compressed")] * 2
    assert all(client.websocket.protocol.deflate for client in clients if way == "compressed")
