"""A list of messages, in shape for its reader, and where it scrolls to."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.extension.conftest import OpenPage
from tests.browser.extension.fake_server import FakeServer, swapped
from tests.browser.extension.page_state import (
    AFTER_NEXT_FRAMES,
    expect_online,
    message_bodies,
    scroll_to,
    write_and_send,
)
from tests.support.browsers import wait_for_value

# As an image does that arrives late: no element comes or goes.
LOADED = f"document.querySelectorAll('#messages-7 > .msg')[1].style.minHeight = '300px'; {AFTER_NEXT_FRAMES}"
DISTANCE = "(box => box.scrollHeight - box.scrollTop - box.clientHeight)(document.querySelector('[data-log]'))"


async def have_classes(page: Page, *classes: str) -> None:
    """Wait until the rows of the list have these classes: what puts them in shape is fetched after the page."""
    await expect(page.locator("#messages-7 > li")).to_have_class(list(classes))


async def fill(server: FakeServer, count: int) -> None:
    for number in range(count):
        await server.write("room:7", f"{number}", tell=False)


async def test_mine_are_marked_and_messages_of_one_person_within_five_minutes_go_together(
    server: FakeServer, open_page: OpenPage
) -> None:
    for author, at in (("ann", "10:00:00"), ("ann", "10:05:00"), ("me", "10:06:00"), ("me", "10:11:01")):
        await server.write("room:7", "x", author=author, at=f"2026-11-22T{at}Z")
    page = await open_page("/room/7")
    await expect_online(page)
    await have_classes(page, "day", "msg", "msg grouped", "msg own", "msg own")
    await server.write("room:7", "live", author="me", at="2026-11-22T10:12:00Z")
    await expect(message_bodies(page)).to_have_count(5)
    await expect(page.locator("#messages-7 > li").last).to_have_class("msg own grouped")


async def test_a_list_that_is_fetched_anew_is_put_in_shape_again(server: FakeServer, open_page: OpenPage) -> None:
    for author in ("ann", "me", "me"):
        await server.write("room:7", "x", author=author)
    page = await open_page("/room/7")
    await expect_online(page)
    shape = ["day", "msg", "msg own", "msg own grouped"]
    await have_classes(page, *shape)
    stream = server.store.stream("room:7")
    stream.epoch = "e2"
    for event in stream.events:
        event["epoch"] = "e2"
    await server.write("room:7", "restored", author="me")
    await expect(message_bodies(page)).to_have_text(["x", "x", "x", "restored"])
    await expect(page.locator("#messages-7 > .own")).to_have_count(3)
    await have_classes(page, *shape, "msg own grouped")


@pytest.mark.parametrize(("zone", "days"), [("Asia/Tokyo", 1), ("Europe/London", 2), ("America/Los_Angeles", 1)])
async def test_days_begin_where_they_do_for_the_reader(
    server: FakeServer, open_page: OpenPage, zone: str, days: int
) -> None:
    # B11
    await server.write("room:7", "late", at="2026-11-22T23:30:00Z")
    await server.write("room:7", "early", at="2026-11-23T00:30:00Z")
    page = await open_page("/room/7", timezone_id=zone)
    await expect(page.locator("#messages-7 .day")).to_have_count(days)


async def test_older_messages_join_without_a_second_line_for_their_day_or_a_broken_group(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B11
    await server.write("room:7", "newer", at="2026-11-22T10:03:00Z")
    page = await open_page("/room/7")
    await expect(page.locator(".day")).to_have_count(1)
    older = "".join(
        f'<li class="msg" id="old-{at[8:13]}" data-seq="0" data-author-id="ann" data-sent-at="{at}">'
        '<span class="body">older</span></li>'
        for at in ("2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z")
    )
    await page.evaluate("text => htmx.swap({text, target: '#messages-7', swap: 'afterbegin'})", older)
    await expect(page.locator(".day")).to_have_count(2)
    await have_classes(page, "day", "msg", "day", "msg", "msg grouped")


async def test_the_first_unread_message_has_a_line_above_it_and_is_in_view(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B6
    await fill(server, 30)
    await server.write("room:7", "mine", author="me", tell=False)
    page = await open_page("/room/7?read=20")
    divider = page.locator(".divider")
    await expect(divider).to_have_count(1)
    await expect(divider).to_be_in_viewport()
    after = page.locator(".divider ~ .msg .body")
    assert await after.all_inner_texts() == [*map(str, range(20, 30)), "mine"]
    await go_to(page, "/room/7?read=30")  # only one's own since
    await expect(page.locator(".divider")).to_have_count(0)


async def go_to(page: Page, path: str) -> None:
    await page.goto(path)
    await expect_online(page)


async def test_at_the_end_the_list_stays_at_the_end(server: FakeServer, open_page: OpenPage) -> None:
    # B5
    await fill(server, 30)
    page = await open_page("/room/7")
    await expect_online(page)
    await wait_for_value(page, f"{DISTANCE} < 1")  # what scrolls is fetched after the page
    event = await server.write("room:7", "new")
    await expect(message_bodies(page).last).to_have_text("new")
    assert await page.evaluate(DISTANCE) < 1
    grown = event["row"].replace("new", "very new " * 200)
    outer = swapped(f"#message-{event['id']}", "outerHTML", grown)
    await server.tell(server.store.stream("room:7").append("message.edited", outer))
    await expect(message_bodies(page).last).to_contain_text("very new")
    assert await page.evaluate(DISTANCE) < 1
    await expect(page.locator("[data-jump]")).to_be_hidden()
    await page.evaluate(LOADED)
    assert await page.evaluate(DISTANCE) < 1


async def test_elsewhere_what_is_read_stays_where_it_is(server: FakeServer, open_page: OpenPage) -> None:
    # B5
    await fill(server, 40)
    page = await open_page("/room/7")
    await expect_online(page)
    await scroll_to(page, 300)
    marked = await page.locator("#messages-7 > .msg").nth(15).get_attribute("id")

    async def at() -> float:
        box = await page.locator(f"#{marked}").bounding_box()
        assert box
        return box["y"]

    before = await at()
    for number in range(3):
        await server.write("room:7", f"new {number}")
    await server.write("room:7", "mine from elsewhere", author="me")
    await expect(message_bodies(page).last).to_have_text("mine from elsewhere")
    assert abs(await at() - before) <= 1
    jump = page.locator("[data-jump]")
    await expect(jump).to_have_text("↓ 3 new")
    older = "".join(
        f'<li class="msg" id="old-{n}" data-seq="0" data-author-id="ann" data-sent-at="2026-11-21T10:00:00Z">old</li>'
        for n in range(20)
    )
    await page.evaluate("text => htmx.swap({text, target: '#messages-7', swap: 'afterbegin'})", older)
    await expect(page.locator("#old-19")).to_be_attached()
    assert abs(await at() - before) <= 1
    first = server.store.stream("room:7").events[0]
    tall = first["row"].replace(">0<", f">{'tall ' * 300}<")
    outer = swapped(f"#message-{first['id']}", "outerHTML", tall)
    await server.tell(server.store.stream("room:7").append("message.edited", outer))
    await expect(page.locator(f"#message-{first['id']}")).to_contain_text("tall")
    assert abs(await at() - before) <= 1
    await page.evaluate(LOADED)
    assert abs(await at() - before) <= 1
    await page.set_viewport_size({"width": 700, "height": 500})
    await page.evaluate(AFTER_NEXT_FRAMES)
    assert abs(await at() - before) <= 1
    await jump.click()
    await expect(jump).to_be_hidden()
    assert await page.evaluate(DISTANCE) < 1


async def test_what_one_says_is_always_in_view(server: FakeServer, open_page: OpenPage) -> None:
    # B5
    await fill(server, 40)
    page = await open_page("/room/7")
    await expect_online(page)
    await scroll_to(page, 0)
    await expect(message_bodies(page).first).to_be_in_viewport()
    await write_and_send(page, "here")
    await expect(message_bodies(page).last).to_have_text("here")
    await expect(message_bodies(page).last).to_be_in_viewport()
    assert await page.evaluate(DISTANCE) < 1


async def test_a_very_long_list_is_cut_at_its_beginning_and_leads_to_what_is_cut(
    server: FakeServer, open_page: OpenPage
) -> None:
    await fill(server, 501)
    page = await open_page("/room/7")
    await expect_online(page)
    await scroll_to(page, 0)
    await server.write("room:7", "while reading there")
    await expect(message_bodies(page)).to_have_count(502)
    await page.click("[data-jump]")
    await wait_for_value(page, f"{DISTANCE} < 1")
    await server.write("room:7", "live")
    await expect(message_bodies(page)).to_have_count(400)
    for number, name in enumerate(("older", "day", "msg")):
        await expect(page.locator("#messages-7 > li").nth(number)).to_have_class(name)
    await expect(page.locator(".older a")).to_have_attribute("href", "/room/7?before=104")
    await expect(message_bodies(page).first).to_have_text("103")
    assert await page.evaluate(DISTANCE) < 1
