"""Two people, two browsers, from the first start on: what the product is for."""

from playwright.async_api import expect

from app.accounts.models import User
from app.chat.messages.send import send_message
from app.chat.models import Room
from tests.support.browser_actions import accept, bodies, invite, new_page, say, set_up, sign_in, sign_out
from tests.support.principals import principal_of


async def test_two_people_set_up_talk_and_are_notified_while_the_server_goes_away(live, new_context, complaints):
    anna, annas_sockets = await new_page(await new_context())
    boris, boris_sockets = await new_page(await new_context())

    # Set-up, invitation, sign-in.
    await set_up(live, anna, "Anna Orlova", "anna@example.org")
    link = await invite(anna, "boris@example.org")
    await accept(boris, link, "Boris Klein")
    await sign_out(boris, "Boris Klein")
    await sign_in(boris, "boris@example.org")

    # A message each way, over one connection that outlives navigation.
    for page in (anna, boris):
        await page.get_by_role("link", name="Chat", exact=False).first.click()
        await expect(page.get_by_role("heading", name="general", level=1)).to_be_visible()
        await expect(page.locator("#room [sio-status]")).to_have_text("Online")
    opened = annas_sockets.opened, boris_sockets.opened
    await say(anna, "Good morning!")
    await expect(boris.locator(".log .msg .body")).to_have_text(["Good morning!"])
    await say(boris, "Доброе утро!")
    await expect(anna.locator(".log .msg .body")).to_have_text(["Good morning!", "Доброе утро!"])

    # A mention raises the badge of somebody who is elsewhere.
    await anna.get_by_role("link", name="Dashboard").click()
    await expect(anna.get_by_role("heading", name="Hello, Anna Orlova")).to_be_visible()
    await expect(anna.locator("#bell-unread")).to_be_hidden()
    await say(boris, "@Anna look at this")
    await expect(anna.locator("#bell-unread")).to_have_text("1")
    await expect(anna.locator("#nav-notifications-unread")).to_have_text("1")
    await expect(anna.locator("#nav-chat-unread")).to_have_text("1")
    await expect(anna.locator("#dashboard-notifications li")).to_have_count(1)
    await anna.locator("#dashboard-notifications a").first.click()
    await expect(anna.get_by_role("heading", name="general", level=1)).to_be_visible()
    await expect(anna.locator("#bell-unread")).to_be_hidden()
    await expect(anna.locator("#nav-chat-unread")).to_be_hidden()
    assert (annas_sockets.opened, boris_sockets.opened) == opened

    # The server goes away; both go on writing; everything is there once, in the same order.
    complaints.expect("ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|WebSocket connection|503")
    await live.stop()
    for page in (anna, boris):
        await expect(page.locator("#room [sio-status]")).to_have_text("Reconnecting…")
    for page, name in ((anna, "Anna"), (boris, "Boris")):
        for number in (1, 2):
            await say(page, f"{name} offline {number}")
        await expect(page.locator(".msg.pending")).to_have_count(2)
    await live.start()
    for page in (anna, boris):
        await expect(page.locator("#room [sio-status]")).to_have_text("Online")
        await expect(page.locator(".msg.pending")).to_have_count(0)
        await expect(page.locator(".log .msg .body")).to_have_count(7)
    shown = await bodies(anna)
    assert shown == await bodies(boris)
    assert shown[:3] == ["Good morning!", "Доброе утро!", "@Anna look at this"]
    for name in ("Anna", "Boris"):
        assert [text for text in shown if text.startswith(name)] == [f"{name} offline 1", f"{name} offline 2"]
    assert len(live.app.extensions["hub"].server.clients) == 2  # one WebSocket a tab

    # And it is the history that a fresh page shows, too.
    await anna.reload()
    await expect(anna.locator(".log .msg .body")).to_have_count(7)
    assert await bodies(anna) == shown


async def test_with_scripts_off_one_can_sign_in_read_history_and_post(live, new_context):
    owner, _ = await new_page(await new_context())
    await set_up(live, owner, "Anna Orlova", "anna@example.org")
    page, _ = await new_page(await new_context(java_script_enabled=False))
    await sign_in(page, "anna@example.org")
    await page.get_by_role("link", name="Chat", exact=False).first.click()
    await expect(page.get_by_role("heading", name="general", level=1)).to_be_visible()
    composer = page.get_by_role("textbox", name="Message")
    last = page.locator(".log .msg .body").last
    await composer.fill("line 0")
    await page.get_by_role("button", name="Send").click()
    await expect(last).to_have_text("line 0")
    anna, room = await principal_of(await User.get(email="anna@example.org")), await Room.get(auto_join=True)
    for number in range(1, 41):  # sooner than she may send them
        await send_message(anna, room.id, f"line {number}", f"line-{number}")
    await composer.fill("line 41")
    await page.get_by_role("button", name="Send").click()
    await expect(last).to_have_text("line 41")
    await expect(page.locator(".log .msg")).to_have_count(40)
    await page.get_by_role("link", name="Earlier messages").click()
    await expect(page.locator(".log .msg .body").first).to_have_text("line 0")
