"""What people say they are doing, and that they want to be left alone, on the pages of others."""

from datetime import timedelta

from playwright.async_api import Page, expect

from app.accounts.models import User
from app.accounts.users.status import Status, set_dnd, set_status
from app.chat.models import Room
from app.clock import clock
from tests.browser.shortcuts import go_to
from tests.support.principals import principal_of


async def in_room(page: Page) -> None:
    room = await Room.get(auto_join=True)
    await go_to(page, f"/chat/{room.id}")
    await expect(page.locator("[sio-summary]")).to_have_attribute("data-sio-state", "online")


async def test_a_status_is_set_seen_at_once_and_over_by_itself(live, new_context, anna, make_user) -> None:
    boris = await make_user(name="Boris Klein")
    watching = await (await new_context(anna)).new_page()
    await in_room(watching)
    shown = watching.locator(f"#members [data-status-of='{boris.id}']")
    await expect(shown).to_have_count(1)
    page = await (await new_context(boris)).new_page()
    await go_to(page, "/")
    await page.get_by_role("button", name="Account: Boris Klein").click()
    await page.get_by_role("link", name="Set a status").click()
    await page.get_by_label("Emoji", exact=True).fill(":palm_tree:")
    await page.get_by_label("What you’re doing").fill("at the sea <b>now</b>")
    await page.get_by_label("When to clear it").select_option("In 1 hour")
    await page.get_by_role("main").get_by_role("button", name="Save").first.click()
    await expect(page.get_by_role("button", name="Clear status")).to_be_visible()
    await expect(shown).to_have_text("🌴 at the sea <b>now</b>")
    # On a busy machine it is over before anybody has seen it.
    await set_status(await principal_of(boris), Status("🌴", "soon back", clock.now() + timedelta(seconds=2)))
    await expect(shown).to_have_text("")


async def test_do_not_disturb_is_begun_and_ended_in_the_menu_and_seen_by_others(
    live, new_context, anna, make_user
) -> None:
    boris = await make_user(name="Boris Klein")
    watching = await (await new_context(anna)).new_page()
    await in_room(watching)
    sign = watching.locator(f"#members [data-person-id='{boris.id}'][data-dnd]")
    await expect(watching.locator(f"#members [data-person-id='{boris.id}']")).to_have_count(1)
    page = await (await new_context(boris)).new_page()
    await go_to(page, "/help")
    other = await page.context.new_page()
    await in_room(other)
    await page.get_by_role("button", name="Account: Boris Klein").click()
    await page.get_by_role("button", name="30 min").click()
    await expect(page.locator("body[data-dnd-until]")).to_have_count(1)
    assert page.url.endswith("/help")
    await expect(sign).to_have_count(1)
    await expect(other.locator("body[data-dnd-until]")).to_have_count(1)
    await page.get_by_role("button", name="Account: Boris Klein").click()
    await expect(page.get_by_text("Do not disturb until")).to_be_visible()
    await page.get_by_role("button", name="Turn off").click()
    await expect(page.locator("body[data-dnd-until]")).to_have_count(0)
    await expect(sign).to_have_count(0)
    await expect(other.locator("body[data-dnd-until]")).to_have_count(0)
    await set_dnd(await principal_of(boris), clock.now() + timedelta(hours=1))
    await expect(sign).to_have_count(1)
    await set_dnd(await principal_of(boris), clock.now() + timedelta(seconds=2))
    await expect(sign).to_have_count(0)
    assert (await User.get(id=boris.id)).dnd_until is not None
