"""What an event may change in a page, and how."""

from playwright.async_api import expect

from tests.browser.extension.conftest import OpenPage
from tests.browser.extension.fake_server import FakeServer, swapped
from tests.browser.extension.page_state import expect_online, inbox_bodies, message_bodies, write_and_send


async def test_another_history_makes_the_panel_come_anew_and_keeps_what_is_being_typed(
    server: FakeServer, open_page: OpenPage
) -> None:
    await server.write("room:7", "old")
    page = await open_page("/room/7")
    await expect_online(page)
    await page.fill("textarea", "half a sent")
    stream = server.store.stream("room:7")
    stream.epoch, stream.events = "e2", []
    await server.write("room:7", "restored")
    await expect(message_bodies(page)).to_have_text(["restored"])
    await expect(page.locator("textarea")).to_have_value("half a sent")
    await expect(page.locator("textarea")).to_be_focused()
    await server.write("room:7", "and on")
    await expect(message_bodies(page)).to_have_text(["restored", "and on"])
    await expect(page.locator("#room")).to_have_attribute("sio-epoch", "e2")
    assert len(page.websockets) == 1


async def test_text_that_looks_like_markup_stays_text(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/room/7")
    await expect_online(page)
    evil = (
        '<img src=x onerror=alert(1)><script>alert(1)</script><hx-partial hx-target="body" hx-swap="innerHTML">x'
        '</hx-partial><template hx type="partial" hx-target="body">y</template><b hx-get="/no" hx-trigger="load">z</b>'
    )
    await server.write("room:7", evil)
    await expect(message_bodies(page)).to_have_text([evil])
    await write_and_send(page, evil)
    await expect(message_bodies(page)).to_have_text([evil, evil])
    assert await page.locator("#messages-7 :is(img, script, b[hx-get])").count() == 0


async def test_an_event_changes_nothing_outside_its_panels(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/two")
    await expect_online(page)
    stream = server.store.stream("room:7")
    outside = swapped("#inbox", "innerHTML", "<li>stolen</li>") + swapped("body", "innerHTML", "gone")
    oob = '<p id="inbox" hx-swap-oob="true">stolen</p>'
    await server.tell(stream.append("odd", outside + oob + swapped("#gone", "beforeend", "lost")))
    await server.write("room:7", "next")
    await expect(message_bodies(page)).to_have_text(["next"])
    await expect(page.locator("#inbox")).to_have_text("")


async def test_what_is_there_already_is_replaced_and_not_repeated(server: FakeServer, open_page: OpenPage) -> None:
    # B2
    page = await open_page("/room/7")
    await expect_online(page)
    first = await server.write("room:7", "draft")
    await server.write("room:7", "second")
    stream = server.store.stream("room:7")
    again = first["row"].replace("draft", "final")
    await server.tell(stream.append("message.edited", swapped("#messages-7", "beforeend", again)))
    await expect(message_bodies(page)).to_have_text(["final", "second"])
    outer = swapped(f"#message-{first['id']}", "outerHTML", first["row"].replace("draft", "last"))
    await server.tell(stream.append("message.edited", outer))
    await expect(message_bodies(page)).to_have_text(["last", "second"])
    await server.tell(stream.append("message.deleted", swapped(f"#message-{first['id']}", "delete", "")))
    await expect(message_bodies(page)).to_have_text(["second"])


async def test_signals_carry_html_for_every_panel_of_their_namespace(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/two")
    await expect_online(page)
    await expect_online(page, "#notes")
    html = swapped("#messages-7", "innerHTML", "<li>from chat</li>") + swapped("#inbox", "innerHTML", "<li>stolen</li>")
    await server.signal("unread", {"count": 1, "html": html})
    await expect(page.locator("#messages-7")).to_have_text("from chat")
    await expect(page.locator("#inbox")).to_have_text("")


async def test_a_panel_that_is_a_link_changes_without_a_step_in_the_history(
    server: FakeServer, open_page: OpenPage
) -> None:
    server.config = {"badge": True}
    page = await open_page("/room/7")
    await expect_online(page)
    steps = await page.evaluate("history.length")
    badge = '<span id="nav-chat-unread">5</span>'
    await server.signal("unread", {"count": 5, "html": swapped("#nav-chat-unread", "outerHTML", badge)})
    await expect(page.locator("#nav-chat-unread")).to_have_text("5")
    assert await page.evaluate("history.length") == steps
    await expect(page).to_have_url(f"{server.url}/room/7")


async def test_a_panel_without_an_id_comes_anew_with_what_is_around_it(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/notes")
    await expect_online(page, "#notes")
    await page.evaluate("notes.removeAttribute('id'); window.same = true")
    stream = server.store.stream("user:me")
    stream.epoch, stream.events = "e2", []
    await server.write("user:me", "restored")
    await expect(inbox_bodies(page)).to_have_text(["restored"])
    assert await page.evaluate("window.same")


async def test_what_the_server_could_not_render_is_passed_over_and_said(
    server: FakeServer, open_page: OpenPage
) -> None:
    page = await open_page("/room/7")
    await expect_online(page)
    await expect(page.locator("[sio-unshown]")).to_be_hidden()
    await server.tell(server.store.stream("room:7").append("message.created", "", unshown=True))
    await server.write("room:7", "next")
    await expect(message_bodies(page)).to_have_text(["next"])
    await expect(page.locator("[sio-unshown]")).to_be_visible()
    await expect(page.locator("#room")).to_have_attribute("sio-seq", "2")
    assert server.sent("fill") == []
