"""The log in a browser: its end is followed live, unless somebody has stopped it."""

from playwright.async_api import expect

from app import audit
from app.audit import Action


async def test_the_log_grows_while_one_looks_at_it(live, new_context, make_user) -> None:
    owner = await make_user("owner", name="Anna Orlova")
    page = await (await new_context(owner)).new_page()
    await page.goto("/audit?action=user.restored")
    await expect(page.get_by_text("No results")).to_be_visible()
    await expect(page.locator("[sio-summary]").first).to_have_text("Live")

    async def restore(number: int) -> None:
        await audit.record(Action.USER_RESTORED, actor=owner.id, target=f"session:number-{number}")

    await restore(1)
    await expect(page.locator("#list-audit tbody tr")).to_have_count(1)
    await restore(2)
    await expect(page.locator("#list-audit tbody tr")).to_have_count(2)
    await expect(page.locator("#list-audit tbody tr").first).to_contain_text("number-2")
    await audit.record(Action.USER_SUSPENDED, actor=owner.id)

    follow = page.get_by_role("button", name="Live updates")
    await follow.click()
    await expect(follow).to_have_attribute("aria-pressed", "false")
    await page.evaluate("() => { told = new Promise((done) => document.addEventListener('sio:rows', () => done(1))); }")
    await restore(3)
    assert await page.evaluate("told") == 1
    await expect(page.locator("#list-audit tbody tr")).to_have_count(2)
    await follow.click()
    await restore(4)
    await expect(page.locator("#list-audit tbody tr")).to_have_count(4)
