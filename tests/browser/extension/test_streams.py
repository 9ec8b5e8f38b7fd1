"""Every event once and in order, whatever is lost, repeated or overtaken on the way."""

from playwright.async_api import expect

from tests.browser.extension.conftest import OpenPage
from tests.browser.extension.fake_server import FakeServer, swapped
from tests.browser.extension.page_state import (
    expect_online,
    follow_link,
    inbox_bodies,
    message_bodies,
    pending_messages,
    write_and_send,
)


async def test_a_restart_loses_nothing_that_was_written_on_either_side(server: FakeServer, open_page: OpenPage) -> None:
    # B3
    page = await open_page("/two")
    await expect_online(page)
    await server.write("room:7", "before")
    await expect(message_bodies(page)).to_have_text(["before"])
    await server.stop()
    await expect(page.locator("#room > [sio-status]")).to_have_text("Reconnecting")
    await write_and_send(page, "mine 1")
    await write_and_send(page, "mine 2")
    await expect(pending_messages(page)).to_have_count(2)
    for number in range(12):  # more than one answer of the server holds
        await server.write("room:7", f"theirs {number}", tell=False)
    await server.write("user:me", "note", tell=False)
    await server.start()
    theirs = [f"theirs {number}" for number in range(12)]
    await expect(message_bodies(page)).to_have_text(["before", *theirs, "mine 1", "mine 2"])
    await expect(inbox_bodies(page)).to_have_text(["note"])
    await expect(pending_messages(page)).to_have_count(0)
    await expect(page.locator("#room")).to_have_attribute("sio-seq", "15")


async def test_what_does_not_fit_into_one_answer_comes_with_the_next(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/room/7")
    await expect_online(page)
    await server.stop()
    for number in range(12):
        await server.write("room:7", str(number), tell=False)
    await server.start()
    await expect(message_bodies(page)).to_have_text([str(number) for number in range(12)])
    assert [data["after"] for data in server.sent("fill")] == [3, 7, 11]


async def test_a_gap_is_filled_before_what_follows_it_is_shown(server: FakeServer, open_page: OpenPage) -> None:
    # B3, B4
    page = await open_page("/room/7")
    await expect_online(page)
    await server.resumed()  # or that brings what is written
    for number in range(1, 7):
        await server.write("room:7", str(number), tell=number == 6)
    await expect(message_bodies(page)).to_have_text(["1", "2", "3", "4", "5", "6"])
    assert server.sent("fill")[0]["after"] == 0


async def test_events_that_overtook_each_other_or_came_twice_show_once_and_in_order(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B2, B4
    server.config = {"gap": 60_000}
    page = await open_page("/room/7")
    await expect_online(page)
    await server.resumed()  # or that brings what is written
    one, two, three = [await server.write("room:7", text, tell=False) for text in ("one", "two", "three")]
    for event in (three, one, one, three, two, two, one):
        await server.tell(event)
    await expect(message_bodies(page)).to_have_text(["one", "two", "three"])
    await server.write("room:7", "four")
    await expect(message_bodies(page)).to_have_text(["one", "two", "three", "four"])
    assert server.sent("fill") == []


async def test_who_was_away_too_long_gets_the_page_and_not_the_events(server: FakeServer, open_page: OpenPage) -> None:
    # B3
    server.max_behind = 5
    page = await open_page("/room/7")
    await expect_online(page)
    await server.stop()
    for number in range(9):
        await server.write("room:7", str(number), tell=False)
    await server.start()
    await expect(message_bodies(page)).to_have_text([str(number) for number in range(9)])
    await server.write("room:7", "live")
    await expect(message_bodies(page).last).to_have_text("live")
    await expect(message_bodies(page)).to_have_count(10)


async def test_a_gap_that_cannot_be_filled_makes_the_panel_come_anew(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/room/7")
    await expect_online(page)
    await server.resumed()  # or that brings what is written
    server.fill_nothing = True
    await server.write("room:7", "one", tell=False)
    await server.write("room:7", "two")
    await expect(message_bodies(page)).to_have_text(["one", "two"])
    await server.write("room:7", "three")
    await expect(message_bodies(page)).to_have_text(["one", "two", "three"])
    assert len(server.sent("fill")) == 1


async def test_a_page_that_is_older_than_its_panel_is_brought_up_to_date(
    server: FakeServer, open_page: OpenPage
) -> None:
    page = await open_page("/room/7")
    await expect_online(page)
    await server.write("room:7", "one")
    await expect(message_bodies(page)).to_have_text(["one"])
    # A page that was rendered before "one" and arrives after it.
    empty = '<section id="room" sio-connect="/chat" sio-stream="room:7" sio-seq="0" sio-epoch="e1">\
<span sio-status data-online="Online"></span><ol id="messages-7"></ol></section>'
    await page.evaluate("text => htmx.swap({text, target: '#room', swap: 'outerHTML'})", empty)
    await expect(message_bodies(page)).to_have_text(["one"])
    await server.write("room:7", "two")
    await expect(message_bodies(page)).to_have_text(["one", "two"])


async def test_a_stream_that_is_not_given_leaves_the_others_alone(server: FakeServer, open_page: OpenPage) -> None:
    page = await open_page("/room/secret")
    await expect(page.locator("#room > [sio-status]")).to_have_text("Signed out")
    await follow_link(page, "/room/7")
    await expect_online(page)
    await server.write("room:7", "fine")
    await expect(message_bodies(page)).to_have_text(["fine"])


async def test_panels_that_share_a_stream_each_get_what_they_do_not_have(
    server: FakeServer, open_page: OpenPage
) -> None:
    def event(number: int) -> dict[str, object]:
        row, badge = (
            swapped("#inbox", "beforeend", f"<li class=body>{number}</li>"),
            swapped("#n", "innerHTML", f"{number}"),
        )
        return server.store.stream("user:me").append("notification.created", row + badge)

    page = await open_page("/notes")
    await expect_online(page, "#notes")
    await server.tell(event(1))
    await expect(inbox_bodies(page)).to_have_text(["1"])
    older = '<b id="b" sio-connect="/notifications" sio-stream="user:me" sio-seq="0" sio-epoch="e1"><i id="n"></i></b>'
    await page.evaluate("text => htmx.swap({text, target: 'nav', swap: 'beforeend'})", older)
    await expect(page.locator("#n")).to_have_text("1")
    await server.tell(event(2))
    await expect(page.locator("#n")).to_have_text("2")
    await expect(inbox_bodies(page)).to_have_text(["1", "2"])
    assert [list(data["streams"].values()) for data in server.sent("resume")] == [[[0, "e1"]], [[0, "e1"]]]
