"""What users do most, in Firefox and in WebKit: sign in, chat, reconnect, upload, read the inbox, filter."""

from pathlib import Path

import pytest
from PIL import Image

from app.accounts.setup import setup_link
from app.notifications.announcements import Audience, publish
from tests.engines.conftest import OpenPage, sign_in
from tests.engines.page import Page, button, css, field, heading, link

pytestmark = pytest.mark.one_database

PASSWORD = "seven slow rivers under glass"
ONLINE = css("#room [sio-status][data-sio-state=online]")
BODIES = css(".log:not(.pending) .msg .body")
PENDING = css(".msg.pending")


async def enter(page: Page) -> None:
    """Go into the room that everybody is in, by the menu."""
    await page.click(css("nav a[href='/chat']"))
    await page.expect_visible(heading("general"))
    await page.expect_visible(ONLINE)


async def say(page: Page, text: str) -> None:
    await page.fill(field("Message"), text)
    await page.press("Enter")


async def test_the_first_user_signs_up_by_the_set_up_link_and_signs_in_again(live, open_page: OpenPage) -> None:
    page = await open_page()
    await page.goto("/")
    await page.expect_visible(heading("Set up Switchboard"))
    await page.goto(str(await setup_link(live.settings)))
    await page.expect_url("/setup")
    await page.fill(field("Name"), "Anna Orlova")
    await page.fill(field("Email"), "anna@example.org")
    await page.fill(field("Password"), PASSWORD)
    await page.click(button("Create account"))
    await page.expect_visible(heading("Hello, Anna Orlova"))
    await page.goto("/account")
    await page.expect_visible(heading("Account"))
    await page.click(button("Account: Anna Orlova"))
    await page.click(button("Sign out"))
    await page.expect_url("/login")
    await page.goto("/account")
    await page.expect_url("/login")
    await sign_in(page, "anna@example.org", PASSWORD)
    await page.goto("/account")
    await page.expect_visible(heading("Account"))


async def test_two_users_chat_and_reconnect_after_the_server_was_away(
    live, make_user, open_page: OpenPage, complaints
) -> None:
    anna = await open_page(await make_user("owner", name="Anna Orlova"))
    boris = await open_page(await make_user(name="Boris Klein"))
    for page in (anna, boris):
        await enter(page)
    await anna.click(field("Message"))
    await anna.press(*"Hi", "Enter")
    await boris.expect_visible(BODIES, "Hi")
    await say(boris, "Доброе утро!")
    for page in (anna, boris):
        await page.expect_visible(BODIES, "Hi", "Доброе утро!")

    complaints.expect("WebSocket|NetworkError|Load failed|503")
    await live.stop()
    for page in (anna, boris):
        await page.expect_hidden(ONLINE)
        await say(page, "sent while offline")
        await page.expect_visible(PENDING)
    await live.start()
    for page in (anna, boris):
        await page.expect_visible(ONLINE)
        await page.expect_hidden(PENDING)
        await page.expect_visible(BODIES, "Hi", "Доброе утро!", "sent while offline", "sent while offline")


async def test_files_are_uploaded_and_opened_by_another_user(
    live, make_user, open_page: OpenPage, tmp_path: Path
) -> None:
    anna = await open_page(await make_user("owner", name="Anna Orlova"))
    boris = await open_page(await make_user(name="Boris Klein"))
    for page in (anna, boris):
        await enter(page)
    Image.new("RGB", (60, 40), "red").save(tmp_path / "red.png")
    (tmp_path / "plan.txt").write_text("by Friday")
    for count, name in enumerate(("red.png", "plan.txt"), start=1):
        await anna.set_file("input[name=upload]", tmp_path / name)
        await anna.expect_visible(css(f".upload[data-state=uploaded]:nth-child({count})"))
    await say(anna, "two of them")
    await boris.expect_visible(BODIES, part="two of them")
    read = "() => fetch(find(['css', 'a.file'])[0].href).then((answer) => answer.text())"
    assert await boris.evaluate(read) == "by Friday"
    await boris.click(css(".msg .picture"))
    await boris.wait_until(
        "() => (document.querySelector('#lightbox img')?.naturalWidth === 60 ? { is: true } : { not: 'no picture' })"
    )
    await boris.press("Escape")
    await boris.expect_hidden(css("#lightbox"))


async def test_the_inbox_counts_what_arrives_and_marks_it_as_read(live, make_user, open_page: OpenPage) -> None:
    user = await make_user()

    async def announce(title: str) -> None:
        await publish(None, "announcement", Audience.user(user.id), title=title, body="text")

    await announce("Before")
    page = await open_page(user)
    await page.click(css("nav a[href='/notifications']"))
    await page.expect_visible(css("#inbox > li.new"), part="Before")
    await announce("Now")
    await page.expect_visible(css("#inbox > li.new"), part="Now")
    await page.expect_visible(css("#bell-unread"), "2")
    await page.click(button("Mark as read: Now"))
    await page.expect_visible(css("#bell-unread"), "1")
    await page.expect_visible(css("#inbox > li.new"), part="Before")
    await page.click(button("Mark all as read"))
    await page.expect_hidden(css("#bell-unread"))
    await page.expect_hidden(css("#inbox > li.new"))
    await page.goto("/notifications")
    await page.expect_visible(css("#inbox > li:not(.new)"), part="Now")
    await page.expect_hidden(css("#inbox > li.new"))


async def test_a_list_is_filtered_and_the_filters_survive_reload_and_back(live, make_user, open_page: OpenPage) -> None:
    for name, role in (("Boris Klein", "member"), ("Clara Weiss", "guest"), ("Boris Weiss", "guest")):
        await make_user(role, name=name)
    names = css("tr[data-row] .media b")
    page = await open_page(await make_user("owner", name="Anna Orlova"))
    await page.click(css("nav a[href='/users']"))
    await page.expect_visible(heading("Users"))
    await page.expect_visible(names, "Anna Orlova (you)", "Boris Klein", "Boris Weiss", "Clara Weiss")
    await page.fill(css("input[name=q]"), "boris")
    await page.press("Enter")
    await page.expect_visible(names, "Boris Klein", "Boris Weiss")
    await page.evaluate("() => { const list = find(['css', 'select[name=role]'])[0]; list.value = 'guest'; }")
    await page.click(button("Apply"))
    await page.expect_visible(names, "Boris Weiss")
    await page.expect_url("role=guest")
    await page.reload()
    await page.expect_visible(names, "Boris Weiss")
    await page.evaluate("() => history.back()")
    await page.expect_visible(names, "Boris Klein", "Boris Weiss")
    await page.click(link("Clear filters"))
    await page.expect_visible(names, "Anna Orlova (you)", "Boris Klein", "Boris Weiss", "Clara Weiss")
