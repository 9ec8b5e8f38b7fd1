"""One connection for all panels, with a fresh token each time it is made."""

import pytest
from playwright.async_api import expect

from tests.browser.extension.conftest import OpenPage
from tests.browser.extension.fake_server import FakeServer, until
from tests.browser.extension.page_state import expect_online, follow_link, inbox_bodies, message_bodies


async def test_two_panels_of_two_namespaces_share_one_websocket_and_one_token_request(
    server: FakeServer, open_page: OpenPage
) -> None:
    page = await open_page("/two")
    await expect_online(page)
    await expect_online(page, "#notes")
    await server.write("room:7", "hello")
    await server.write("user:me", "ping")
    await expect(message_bodies(page)).to_have_text(["hello"])
    await expect(inbox_bodies(page)).to_have_text(["ping"])
    assert len(page.websockets) == 1
    assert [sorted(names) for names in server.asked_tokens] == [["chat", "notifications"]]
    assert sorted(namespace for namespace, _ in server.connects) == ["/chat", "/notifications"]
    await expect(page.locator("[sio-summary]")).to_have_text("Online")


async def test_every_connect_brings_a_token_that_was_never_used_before(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/two")
    await expect_online(page)
    for _ in range(2):
        await server.stop()
        await expect(page.locator("[sio-summary]")).to_have_text("Reconnecting")
        await server.start()
        await expect_online(page)
        await expect_online(page, "#notes")
    tokens = [token for _, token in server.connects]
    assert len(tokens) >= 6
    assert len(set(tokens)) == len(tokens)


async def test_one_namespace_comes_back_by_itself_while_the_other_stays(
    server: FakeServer, open_page: OpenPage
) -> None:
    page = await open_page("/two")
    await expect_online(page)
    await expect_online(page, "#notes")
    await server.bye("/chat", 3010, reconnect_in_ms=50)
    await until(lambda: len(server.connects) == 3, "chat did not come back")
    await expect_online(page)
    await server.write("room:7", "after")
    await expect(message_bodies(page)).to_have_text(["after"])
    assert [namespace for namespace, _ in server.connects].count("/notifications") == 1
    assert len(page.websockets) == 1


async def test_the_server_says_when_to_come_back(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/room/7")
    await expect_online(page)
    await server.bye("/chat", 3001, reconnect_in_ms=700)
    await expect(page.locator("#room > [sio-status]")).to_have_text("Reconnecting")
    at = await page.evaluate("performance.now()")
    await expect_online(page)
    # The page's own backoff is 150 ms at the most; some of the 700 ms have passed before the word was read.
    assert await page.evaluate("performance.now()") - at > 400


async def test_boosted_navigation_keeps_the_connection_and_the_last_panel_closes_it(
    server: FakeServer, open_page: OpenPage
) -> None:
    page = await open_page("/room/8")
    await expect_online(page)
    for path in ("/room/7", "/room/8", "/two", "/room/7"):
        await follow_link(page, path)
        await expect_online(page)
    assert (len(page.websockets), server.asked_tokens) == (1, [["chat"], ["notifications"]])
    await server.write("room:7", "once")
    await expect(message_bodies(page)).to_have_text(["once"])
    await follow_link(page, "/none")
    await until(lambda: not server.sio.eio.sockets, "the connection stayed open")
    await server.write("room:7", "meanwhile")
    await follow_link(page, "/room/7")
    await expect_online(page)
    await server.write("room:7", "again")
    await expect(message_bodies(page)).to_have_text(["once", "meanwhile", "again"])
    assert len(page.websockets) == 2


@pytest.mark.parametrize("how", ["htmx.swap({text: '', target: '#notes', swap: 'delete'})", "notes.remove()"])
async def test_a_panel_that_is_removed_takes_its_namespace_along_and_no_other(
    server: FakeServer, open_page: OpenPage, how: str
) -> None:
    page = await open_page("/two")
    await expect_online(page)
    await expect_online(page, "#notes")
    await page.evaluate(f"void ({how})")
    participants = server.sio.manager.get_participants
    await until(lambda: not list(participants("/notifications", None)), "/notifications stayed")
    assert list(participants("/chat", None))
    await server.write("room:7", "still here")
    await expect(message_bodies(page)).to_have_text(["still here"])


async def test_a_panel_that_comes_back_at_once_finds_its_connection(server: FakeServer, open_page: OpenPage) -> None:
    server.config = {"linger": 60_000}
    page = await open_page("/room/7")
    await expect_online(page)
    away = "panel => {panel.remove(); return new Promise((done) => setTimeout(() => done(main.append(panel)), 50))}"
    await page.locator("#room").evaluate(away)
    await server.write("room:7", "once")
    await expect(message_bodies(page)).to_have_text(["once"])
    assert (len(page.websockets), len(server.connects)) == (1, 1)
    assert server.sent("leaveRoom") == []


async def test_a_room_that_is_left_is_not_delivered_any_more(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/room/7")
    await expect_online(page)
    heard: list[str] = []
    page.websockets[0].on("framereceived", lambda frame: heard.append(str(frame)))  # type: ignore[attr-defined]
    await follow_link(page, "/room/8")
    await until(lambda: server.sent("leaveRoom") == [{"room": "7"}], "the room was not left")
    await server.write("room:7", "to those who stayed")
    await server.write("room:8", "to those who came")
    await expect(message_bodies(page, "8")).to_have_text(["to those who came"])
    assert [text for text in ("to those who stayed", "to those who came") if any(text in frame for frame in heard)] == [
        "to those who came"
    ]


async def test_panels_connect_even_if_htmx_started_long_before_the_extension(
    server: FakeServer, open_page: OpenPage
) -> None:
    page = await open_page("/none")
    held: list[object] = []
    await page.route("**/hx-socketio.js", lambda route: held.append(route))
    await page.goto("/room/7", wait_until="commit")
    await expect(page.locator("a[data-htmx-powered]").first).to_be_visible()
    await held[0].continue_()  # type: ignore[attr-defined]
    await expect_online(page)
