"""Notifications in a real browser, in two tabs."""

from playwright.async_api import Page, expect

from app.notifications.announcements import Audience, publish, unread_count


async def announce(user, title: str) -> None:
    await publish(None, "announcement", Audience.user(user.id), title=title, body="<i>text</i>")


async def assert_unread(page: Page, count: int) -> None:
    for badge in ("bell-unread", "nav-notifications-unread"):
        await expect(page.locator(f"#{badge}")).to_have_text(str(count))
        await expect(page.locator(f"#{badge}")).to_be_visible(visible=count > 0)


async def test_what_arrives_is_read_in_one_tab_and_both_show_it(live, make_user, new_context):
    user = await make_user()
    await announce(user, "Before")
    context = await new_context(user)
    inbox, dashboard = await context.new_page(), await context.new_page()
    await inbox.goto("/notifications")
    await dashboard.goto("/")
    await expect(inbox.locator("#inbox > li")).to_have_count(1)
    await announce(user, "Now")
    for page, items in ((inbox, "#inbox > li.new"), (dashboard, "#dashboard-notifications > li.new")):
        await expect(page.locator(items)).to_have_count(2)
        await expect(page.locator(items).first).to_contain_text("Now<i>text</i>")
        await assert_unread(page, 2)
    await expect(dashboard.locator("#dashboard-unread")).to_have_text("2")

    await inbox.get_by_role("button", name="Mark as read: Now").click()
    for page, items in ((inbox, "#inbox > li"), (dashboard, "#dashboard-notifications > li")):
        await assert_unread(page, 1)
        await expect(page.locator(f"{items}.new")).to_have_count(1)
        await expect(page.locator(items)).to_have_count(2)

    # "All" is all that is shown, also what came after the page was made.
    await announce(user, "Last")
    await expect(inbox.locator("#inbox > li.new")).to_have_count(2)
    await inbox.get_by_role("button", name="Mark all as read").click()
    for page in (inbox, dashboard):
        await assert_unread(page, 0)
        await expect(page.locator("li.item.new")).to_have_count(0)
    assert await unread_count(user.id) == 0


async def test_the_inbox_works_without_scripts(live, make_user, new_context):
    user = await make_user()
    await announce(user, "One")
    await announce(user, "Two")
    context = await new_context(user, java_script_enabled=False)
    page = await context.new_page()
    await page.goto("/notifications?show=unread")
    await page.get_by_role("button", name="Mark as read: One").click()
    await expect(page.locator("#inbox > li")).to_have_count(1)
    await page.get_by_role("button", name="Mark all as read").click()
    await page.get_by_role("link", name="All", exact=True).click()
    await expect(page.locator("#inbox > li")).to_have_count(2)
    await expect(page.locator("#inbox > li.new")).to_have_count(0)
    await page.get_by_role("button", name="Follow Releases").click()
    await expect(page.get_by_role("button", name="Unfollow Releases")).to_be_visible()
