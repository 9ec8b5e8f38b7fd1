"""What was said is stored once, whatever dies on the way, and refused in words."""

import asyncio

from playwright.async_api import expect

from tests.browser.extension.conftest import OpenPage
from tests.browser.extension.fake_server import FakeServer, refusal, until
from tests.browser.extension.page_state import (
    expect_online,
    expect_stored,
    message_bodies,
    pending_messages,
    write_and_send,
)

IMPATIENT = {"ackTimeout": 300}


async def test_a_message_is_shown_at_once_and_becomes_the_real_one(server: FakeServer, open_page: OpenPage) -> None:
    # B1
    server.config = IMPATIENT
    page = await open_page("/room/7")
    await expect_online(page)
    server.lose_acks = 1  # so that it stays on its way for a moment
    await page.evaluate(
        "document.addEventListener('sio:queued', () => window.shown = document.querySelector(\
        '#pending-7 > .msg[data-sio-state=pending][data-client-id]')?.textContent)"
    )
    await write_and_send(page, "hello")
    await expect(message_bodies(page)).to_have_text(["hello"])
    await expect(pending_messages(page)).to_have_count(0)
    assert "hello" in await page.evaluate("window.shown")
    await expect(page.locator("textarea")).to_have_value("")
    await expect(page.locator("textarea")).to_be_focused()
    await until(lambda: len(server.sent("sendMessage")) >= 2, "was not sent again")


async def test_after_a_lost_ack_the_same_message_is_sent_again_and_stored_once(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B1, B2
    server.config = IMPATIENT
    page = await open_page("/room/7")
    await expect_online(page)
    server.lose_acks = 2
    await write_and_send(page, "once")
    await write_and_send(page, "then")
    await expect(message_bodies(page)).to_have_text(["once", "then"])
    await expect(pending_messages(page)).to_have_count(0)
    tries = [data["client_id"] for data in server.sent("sendMessage")]
    assert len(tries) == 4
    assert len(set(tries[:3])) == 1
    await expect_stored(page)


async def test_a_refused_message_keeps_its_text_says_why_and_can_be_retried(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B1
    page = await open_page("/room/7")
    await expect_online(page)
    server.answers = [refusal("too_long")]
    await write_and_send(page, "long story")
    await expect(pending_messages(page)).to_have_attribute("data-sio-state", "failed")
    await expect(pending_messages(page)).to_contain_text("long story")
    await expect(pending_messages(page)).to_contain_text("Too long.")
    await write_and_send(page, "next")  # does not wait for it
    await expect(message_bodies(page)).to_have_text(["next"])
    await page.click("text=Retry")
    await expect(message_bodies(page)).to_have_text(["next", "long story"])
    await expect(pending_messages(page)).to_have_count(0)
    ids = [data["client_id"] for data in server.sent("sendMessage") if data["body"] == "long story"]
    assert len(ids) == 2
    assert ids[0] == ids[1]


async def test_a_refused_message_can_be_edited_and_is_then_a_new_one(server: FakeServer, open_page: OpenPage) -> None:
    # B1
    page = await open_page("/room/7")
    await expect_online(page)
    server.answers = [refusal("forbidden")]
    await write_and_send(page, "first try")
    await expect(pending_messages(page)).to_contain_text("Not sent.")
    await page.click("text=Edit")
    await expect(pending_messages(page)).to_have_count(0)
    await expect(page.locator("textarea")).to_have_value("first try")
    await expect(page.locator("textarea")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(message_bodies(page)).to_have_text(["first try"])
    assert len({data["client_id"] for data in server.sent("sendMessage")}) == 2


async def test_what_may_pass_is_tried_again_after_the_time_that_the_server_names(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B18
    page = await open_page("/room/7")
    await expect_online(page)
    server.answers = [refusal("rate_limited", retry_after_ms=300), refusal("unavailable")]
    loop = asyncio.get_running_loop()
    await write_and_send(page, "patience")
    await until(lambda: server.sent("sendMessage"), "was not sent")
    at = loop.time()
    await until(lambda: len(server.sent("sendMessage")) >= 2, "was not sent again")
    assert loop.time() - at > 0.25
    await expect(message_bodies(page)).to_have_text(["patience"])


async def test_where_no_socket_is_let_through_the_same_message_goes_over_http(
    server: FakeServer, open_page: OpenPage
) -> None:
    server.sockets_blocked = True
    page = await open_page("/room/7")
    await write_and_send(page, "by letter")
    await expect(message_bodies(page)).to_have_text(["by letter"])
    await expect(pending_messages(page)).to_have_count(0)
    assert [(data["room"], data["body"]) for data in server.posts] == [("7", "by letter")]
    await expect_stored(page)
    await write_and_send(page, "again")
    await expect(message_bodies(page)).to_have_text(["by letter", "again"])


async def test_a_message_tried_over_both_ways_is_stored_once(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/room/7")
    await expect_online(page)
    server.lose_acks = 1
    server.config = {"ackTimeout": 60_000}
    await page.reload()
    await expect_online(page)
    await write_and_send(page, "once")
    await expect(message_bodies(page)).to_have_text(["once"])
    server.sockets_blocked = True
    await server.stop()
    await server.start()
    await until(lambda: server.posts, "was not posted")
    assert server.posts[0]["client_id"] == server.sent("sendMessage")[0]["client_id"]
    await expect(message_bodies(page)).to_have_text(["once"])
    assert len(server.store.stream("room:7").events) == 1


async def test_a_script_can_hold_a_message_back(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/room/7")
    await expect_online(page)
    await page.evaluate("document.addEventListener('sio:before:send', (event) => event.preventDefault(), {once: true})")
    await write_and_send(page, "held")
    await expect(page.locator("textarea")).to_have_value("held")
    await write_and_send(page, "sent")
    await expect(message_bodies(page)).to_have_text(["sent"])
