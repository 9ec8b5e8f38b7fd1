"""Read marks, typing, presence and the title: what a room says about people."""

from playwright.async_api import expect

from tests.browser.extension.conftest import OpenPage
from tests.browser.extension.fake_server import FakeServer, swapped, until
from tests.browser.extension.page_state import expect_online, follow_link, load_modules, message_bodies, scroll_to


async def test_what_is_in_view_is_marked_as_read_and_what_is_not_is_not(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B7
    for number in range(40):
        await server.write("room:7", f"{number}", tell=False)
    page = await open_page("/room/7")
    await expect_online(page)
    await until(lambda: server.sent("markRead") == [{"room": "7", "seq": 40}], "was not marked")
    await server.write("room:7", "new")
    await until(lambda: {"room": "7", "seq": 41} in server.sent("markRead"), "was not marked")
    await scroll_to(page, 0)
    await expect(message_bodies(page).first).to_be_in_viewport()
    await server.write("room:7", "below")
    await expect(page.locator("[data-jump]")).to_be_visible()
    await page.wait_for_timeout(500)  # longer than the pause before a mark: nothing may come
    assert len(server.sent("markRead")) == 2
    await page.click("[data-jump]")
    await until(lambda: server.sent("markRead")[-1]["seq"] == 42, "was not marked")


async def test_a_hidden_tab_marks_nothing_until_it_is_looked_at(server: FakeServer, open_page: OpenPage) -> None:
    # B7
    page = await open_page("/room/7")
    await expect_online(page)
    await load_modules(page, "chat/read_position.js")
    await page.evaluate("document.hasFocus = () => false")
    await server.write("room:7", "unseen")
    await expect(message_bodies(page)).to_have_text(["unseen"])
    await page.wait_for_timeout(500)  # longer than the pause before a mark: nothing may come
    assert server.sent("markRead") == []
    await page.evaluate("delete document.hasFocus; dispatchEvent(new Event('focus'))")
    await until(lambda: server.sent("markRead") == [{"room": "7", "seq": 1}], "was not marked")


async def test_a_mark_that_did_not_arrive_is_made_again(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/room/7")
    await expect_online(page)
    server.refuse_marks = 1
    await server.write("room:7", "hello")
    await until(lambda: len(server.sent("markRead")) == 1, "was not marked")
    await page.evaluate("dispatchEvent(new Event('focus'))")
    await until(lambda: len(server.sent("markRead")) == 2, "was not marked again")
    assert server.sent("markRead")[1] == {"room": "7", "seq": 1}


async def test_typing_is_said_at_most_every_two_seconds(server: FakeServer, open_page: OpenPage) -> None:
    # B14
    page = await open_page("/room/7")
    await expect_online(page)
    await load_modules(page, "chat/typing.js")
    await page.clock.install()
    await page.locator("textarea").press_sequentially("hello there")
    await until(lambda: server.sent("typing") == [{"room": "7"}], "was not said")
    await page.clock.fast_forward(2_100)
    await page.locator("textarea").press_sequentially("!!")
    await until(lambda: len(server.sent("typing")) == 2, "was not said again")
    await page.locator("textarea").fill("")
    assert len(server.sent("typing")) == 2


async def test_typing_is_shown_by_person_for_six_seconds_and_never_mine(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B14
    page = await open_page("/room/7")
    await expect_online(page)
    await load_modules(page, "chat/typing.js")
    await page.clock.install()
    line = page.locator("[sio-ephemeral=typing]")
    await server.signal("typing", {"room": "7", "user": "me", "name": "Me"})
    await server.signal("typing", {"room": "8", "user": "bob", "name": "Bob"})
    await server.signal("typing", {"room": "7", "user": "ann", "name": "Alex <b>"})
    await expect(line).to_have_text("Alex <b> is typing…")
    await server.signal("typing", {"room": "7", "user": "eve", "name": "Alex <b>"})
    await expect(line).to_have_text("Several people are typing…")
    await server.write("room:7", "done", author="ann")
    await expect(line).to_have_text("Alex <b> is typing…")
    await page.clock.fast_forward(6_100)
    await expect(line).to_have_text("")


async def test_dots_follow_who_is_here_and_a_new_connection_knows_better(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B14
    page = await open_page("/room/7")
    await expect_online(page)
    people = "".join(
        f'<i data-person-id="{id}" {"data-online" if id == "bob" else ""}>{id}</i>' for id in ("ann", "bob")
    )
    add = "text => htmx.swap({text, target: 'nav', swap: 'beforeend'})"
    await page.evaluate(add, people)
    here = page.locator("[data-person-id][data-online]")
    await expect(here).to_have_text(["bob"])
    await server.signal("presence", {"online": ["ann"], "offline": []})
    await expect(here).to_have_text(["ann"])
    await server.signal("presence", {"online": ["bob"], "offline": ["ann"]})
    await expect(here).to_have_text(["bob"])
    await page.evaluate(add, '<i data-person-id="bob">bob again</i>')
    await expect(here).to_have_text(["bob", "bob again"])
    await server.stop()
    await server.start()
    await expect_online(page)
    await server.signal("presence", {"online": ["ann"], "offline": []})
    await expect(here).to_have_text(["ann"])


async def test_the_title_says_how_much_is_unread(server: FakeServer, open_page: OpenPage) -> None:
    # B13
    server.config = {"badge": True}
    page = await open_page("/room/7")
    await expect_online(page)
    await expect(page).to_have_title("Test")
    for count, title in (("3", "(3) Test"), ("99+", "(99+) Test")):
        badge = f'<span id="nav-chat-unread" data-title-count="{count}">99+</span>'
        await server.signal("unread", {"count": 1, "html": swapped("#nav-chat-unread", "outerHTML", badge)})
        await expect(page).to_have_title(title)
    await follow_link(page, "/room/8")
    await expect(page).to_have_title("(99+) Test")
    none = '<span id="nav-chat-unread" data-title-count="">5</span>'
    await server.signal("unread", {"count": 0, "html": swapped("#nav-chat-unread", "outerHTML", none)})
    await expect(page).to_have_title("Test")


async def test_who_touches_nothing_is_idle_until_they_do_and_says_so_to_new_connections(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B14
    server.config = {"awayAfter": 600_000}
    page = await open_page("/none")
    await page.clock.install()
    async with page.expect_response("**/idle.js"):
        await page.goto("/room/7")
    await expect_online(page)
    await page.wait_for_load_state("networkidle")
    await page.mouse.move(5, 5)
    await page.clock.fast_forward(599_000)
    await page.keyboard.press("Shift")
    await page.clock.fast_forward(599_000)
    assert server.sent("presence") == []
    await page.clock.fast_forward(2_000)
    await until(lambda: server.sent("presence") == [{"state": "idle"}], "was not said")
    await server.stop()
    await server.start()
    await page.clock.fast_forward(1_000)
    await until(lambda: server.sent("presence") == [{"state": "idle"}] * 2, "a new connection was not told")
    await page.mouse.move(9, 9)
    await until(lambda: server.sent("presence")[-1] == {"state": "active"}, "was not said")


async def test_dots_say_who_is_away(server: FakeServer, open_page: OpenPage) -> None:
    # B14
    page = await open_page("/room/7")
    await expect_online(page)
    dots = "".join(f'<i data-person-id="{id}" data-online data-away>{id}</i>' for id in ("ann", "bob"))
    await page.evaluate("text => htmx.swap({text, target: 'nav', swap: 'beforeend'})", dots)
    away = page.locator("[data-person-id][data-away]")
    await expect(away).to_have_text(["ann", "bob"])
    await server.signal("presence", {"online": ["ann", "bob"], "offline": [], "away": ["bob"]})
    await expect(away).to_have_text(["bob"])
    await server.signal("presence", {"online": ["bob"], "offline": [], "away": []})
    await expect(away).to_have_count(0)
    await expect(page.locator("[data-person-id][data-online]")).to_have_count(2)
