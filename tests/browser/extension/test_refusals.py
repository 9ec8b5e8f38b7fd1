"""Who is not let in: what is tried again, and what is not."""

import pytest
from playwright.async_api import expect

from tests.browser.extension.conftest import OpenPage
from tests.browser.extension.fake_server import FakeServer, Refused, until
from tests.browser.extension.page_state import expect_online, follow_link


async def test_a_refusal_that_may_pass_is_tried_again_and_a_final_one_is_not(
    server: FakeServer, open_page: OpenPage
) -> None:
    server.refusals["/chat"] = [Refused("unavailable", {"code": "unavailable", "retry": True})]
    server.refusals["/notifications"] = [Refused("forbidden", {"code": "forbidden", "retry": False})]
    page = await open_page("/two")
    await expect_online(page)
    await expect(page.locator("#notes > [sio-status]")).to_have_text("Signed out")
    assert [namespace for namespace, _ in server.connects].count("/notifications") == 1


async def test_a_namespace_that_is_served_elsewhere_gets_a_connection_of_its_own(
    server: FakeServer, open_page: OpenPage
) -> None:
    server.elsewhere.add("/notifications")
    page = await open_page("/two")
    await expect_online(page)
    await expect_online(page, "#notes")
    # A goodbye on one connection is none on the other.
    await server.bye("/chat", 3001, reconnect_in_ms=60_000)
    await expect(page.locator("#room > [sio-status]")).to_have_text("Reconnecting")
    await server.write("user:me", "hello")
    await expect(page.locator("#inbox")).to_contain_text("hello")
    await server.bye("/notifications", 3001)
    await until(lambda: len(server.connects) == 4, "no one came back")
    await expect_online(page, "#notes")
    assert [namespace for namespace, _ in server.connects].count("/chat") == 1


async def test_a_namespace_that_is_served_nowhere_now_is_tried_again(server: FakeServer, open_page: OpenPage) -> None:
    not_here = Refused("not_here", {"code": "not_here", "retry": False})
    server.refusals["/chat"] = [not_here, not_here, not_here]
    page = await open_page("/room/7")
    await expect_online(page)


@pytest.mark.parametrize("status", [401, 403])
async def test_who_gets_no_token_is_denied_and_asks_no_more(
    server: FakeServer, open_page: OpenPage, status: int
) -> None:
    server.token_status = status
    page = await open_page("/room/7")
    await expect(page.locator("#room > [sio-status]")).to_have_text("Signed out")
    await expect(page.locator("[sio-summary]")).to_have_attribute("data-sio-state", "denied")
    await expect(page.get_by_text("Not connected")).to_be_visible()
    await follow_link(page, "/two")
    await expect(page.locator("#notes > [sio-status]")).to_have_text("Signed out")
    assert server.connects == []
    # One for the first page; one for /notifications, which nobody had asked for before.
    assert server.asked_tokens == [["chat"], ["notifications"]]


async def test_a_token_request_that_fails_is_repeated(server: FakeServer, open_page: OpenPage) -> None:
    server.token_status = 503
    page = await open_page("/room/7")
    await until(lambda: len(server.asked_tokens) > 1, "asked once only")
    server.token_status = 200
    await expect_online(page)


@pytest.mark.parametrize("way", ["withheld", "forbidden"])
async def test_a_namespace_without_a_token_is_denied_and_leaves_the_other_alone(
    server: FakeServer, open_page: OpenPage, way: str
) -> None:
    getattr(server, way).add("chat")
    page = await open_page("/two")
    await expect_online(page, "#notes")
    await expect(page.locator("#room > [sio-status]")).to_have_text("Signed out")


async def test_an_admission_that_never_comes_is_asked_for_again(server: FakeServer, open_page: OpenPage) -> None:
    server.config = {"joinTimeout": 300}
    server.lose_connects = 1
    page = await open_page("/room/7")
    await expect_online(page)
    assert len(server.connects) == 2


async def test_after_a_final_goodbye_nothing_is_tried_and_the_page_says_so(
    server: FakeServer, open_page: OpenPage
) -> None:
    page = await open_page("/room/7")
    await expect_online(page)
    before = len(server.asked_tokens)
    await server.bye("/chat", 3503)
    await expect(page.locator("#room > [sio-status]")).to_have_text("Signed out")
    await expect(page.get_by_text("Not connected")).to_be_visible()
    assert (len(server.connects), len(server.asked_tokens)) == (1, before)


async def test_a_page_that_has_to_make_room_rests_until_somebody_looks_at_it(
    server: FakeServer, open_page: OpenPage
) -> None:
    server.config = {"backoff": 1, "backoffMax": 5, "grace": 0}
    page = await open_page("/room/7")
    await expect_online(page)
    await server.bye("/chat", 3504)
    await expect(page.locator("[sio-summary]")).to_have_attribute("data-sio-state", "offline")
    await page.wait_for_timeout(100)  # twenty times the backoff
    assert len(server.connects) == 1
    await page.evaluate("dispatchEvent(new Event('focus'))")
    await expect_online(page)
    assert len(server.connects) == 2


async def test_a_session_that_ended_while_the_browser_was_away_is_noticed(
    server: FakeServer, open_page: OpenPage
) -> None:
    page = await open_page("/room/7")
    await expect_online(page)
    server.sockets_blocked, server.token_status = True, 401
    await server.stop()
    await server.start()
    await expect(page.locator("#room > [sio-status]")).to_have_text("Signed out")
