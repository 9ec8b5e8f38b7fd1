"""What is not stored yet is kept in the browser: over reloads, between tabs, and for one person only."""

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


async def test_the_outbox_survives_a_reload_and_a_restart_and_is_sent_in_order(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B19
    page = await open_page("/room/7")
    await expect_online(page)
    server.answers = [refusal("unavailable", retry_after_ms=60_000)]
    said = ["one", "two", "three"]
    for text in said:
        await write_and_send(page, text)
    await expect(pending_messages(page)).to_have_count(3)
    await until(lambda: not server.answers, "was not sent")
    server.answers = [refusal("unavailable", retry_after_ms=500)]
    await page.reload()
    await expect(pending_messages(page).locator(".body")).to_have_text(said)
    await expect(message_bodies(page)).to_have_text(said)
    await expect(pending_messages(page)).to_have_count(0)
    assert [data["body"] for data in server.sent("sendMessage")] == ["one", "one", "one", "two", "three"]


async def test_a_message_that_arrived_before_the_reload_is_not_shown_as_pending(
    server: FakeServer, open_page: OpenPage
) -> None:
    server.config = IMPATIENT
    page = await open_page("/room/7")
    await expect_online(page)
    server.lose_acks = 1
    await write_and_send(page, "stored")
    await expect(message_bodies(page)).to_have_text(["stored"])
    server.answers = [refusal("unavailable", retry_after_ms=60_000)]
    await page.reload()
    await expect(message_bodies(page)).to_have_text(["stored"])
    await until(lambda: not server.answers, "was not sent again")
    assert await pending_messages(page).count() == 0


async def test_two_tabs_show_the_same_outbox_and_send_it_once(server: FakeServer, open_page: OpenPage) -> None:
    # B19
    page = await open_page("/room/7")
    other = await open_page("/room/7")
    await expect_online(page)
    await expect_online(other)
    await server.stop()
    await expect(other.locator("#room > [sio-status]")).to_have_text("Reconnecting")
    for number in range(4):
        await write_and_send(page if number % 2 else other, str(number))
    for tab in (page, other):
        await expect(pending_messages(tab).locator(".body")).to_have_text(["0", "1", "2", "3"])
    await server.start()
    for tab in (page, other):
        await expect(message_bodies(tab)).to_have_text(["0", "1", "2", "3"])
        await expect(pending_messages(tab)).to_have_count(0)
    # Over whichever door: a server that is slow to come back may be reached by a form before the socket is.
    sent = [*server.sent("sendMessage"), *server.posts]
    assert sorted(data["body"] for data in sent) == ["0", "1", "2", "3"]


async def test_two_tabs_without_locks_still_store_everything_once_and_in_order(
    server: FakeServer, open_page: OpenPage
) -> None:
    page, other = await open_page("/none"), await open_page("/none")
    for tab in (page, other):
        # As on plain HTTP in a local network.
        await tab.add_init_script(
            "Object.defineProperty(Navigator.prototype, 'locks', {get: () => undefined});"
            "delete Crypto.prototype.randomUUID"
        )
        await tab.goto("/room/7")
        await expect_online(tab)
    await server.stop()
    await expect(page.locator("#room > [sio-status]")).to_have_text("Reconnecting")
    await write_and_send(page, "0")
    await write_and_send(page, "1")
    await expect(pending_messages(other)).to_have_count(2)
    await server.start()
    for tab in (page, other):
        await expect(message_bodies(tab)).to_have_text(["0", "1"])
        await expect(pending_messages(tab)).to_have_count(0)


async def test_someone_elses_message_with_my_client_id_is_not_mine(server: FakeServer, open_page: OpenPage) -> None:
    # B2
    page = await open_page("/room/7")
    await expect_online(page)
    server.answers = [refusal("unavailable", retry_after_ms=60_000)]
    await write_and_send(page, "mine")
    await until(lambda: server.sent("sendMessage"), "was not sent")
    client_id = server.sent("sendMessage")[0]["client_id"]
    await server.write("room:7", "hers", author="eve", client_id=client_id)
    await expect(message_bodies(page)).to_have_text(["hers"])
    await expect(pending_messages(page)).to_have_count(1)


async def test_signing_out_leaves_nothing_behind(server: FakeServer, open_page: OpenPage) -> None:
    # B8
    page = await open_page("/room/7")
    await expect_online(page)
    server.answers = [refusal("forbidden")]
    await write_and_send(page, "secret")
    await expect(pending_messages(page)).to_have_attribute("data-sio-state", "failed")
    await page.fill("textarea", "half a secret")
    await expect_stored(page, "outbox.me", "draft.me")
    await page.click("text=Sign out")
    await expect(page.locator("p")).to_have_text("bye")
    await expect_stored(page)


async def test_another_person_on_this_browser_finds_nothing_and_sends_nothing(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B8
    page = await open_page("/room/7")
    await expect_online(page)
    server.answers = [refusal("unavailable", retry_after_ms=60_000)]
    await write_and_send(page, "unsent")
    await page.fill("textarea", "draft")
    await until(lambda: server.sent("sendMessage"), "was not sent")
    server.user = "eve"
    await page.reload()
    await expect_online(page)
    await expect(pending_messages(page)).to_have_count(0)
    await expect(page.locator("textarea")).to_have_value("")
    await expect_stored(page)
    assert len(server.sent("sendMessage")) == 1
