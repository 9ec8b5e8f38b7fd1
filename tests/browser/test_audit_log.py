"""The log in a browser: its end is followed live, unless somebody has stopped it."""

import pytest
from playwright.async_api import expect

from app import audit
from app.audit import Action

# The lines in which the fields and buttons above the log stand.
LINES = """() => {
  const used = [...document.querySelectorAll('form.toolbar :is(input:not([type=hidden]), select, button)')];
  const shown = used.filter((each) => each.checkVisibility());
  return new Set(shown.map((each) => Math.round(each.getBoundingClientRect().bottom))).size;
}"""


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


@pytest.mark.parametrize(("width", "locale"), [(1280, "en"), (1280, "ru"), (1440, "ru"), (1920, "en")])
async def test_its_filters_take_two_lines(width, locale, live, new_context, make_user) -> None:
    owner = await make_user("owner", locale=locale)
    page = await (await new_context(owner, locale=locale, viewport={"width": width, "height": 900})).new_page()
    await page.goto("/audit")
    assert await page.evaluate(LINES) == 2


async def test_a_date_that_cannot_be_read_is_said_beside_its_field(live, new_context, make_user) -> None:
    page = await (await new_context(await make_user("owner"))).new_page()
    await page.goto("/audit")
    since = page.get_by_label("From date (UTC)")
    await since.fill("yesterday")
    await since.press("Enter")
    await expect(since).to_have_attribute("aria-invalid", "true")
    await expect(since).to_have_accessible_description(
        "Enter a date like 2026-01-31, or with a time: 2026-01-31 18:30."
    )
    await expect(since).to_be_focused()
    await expect(since).to_have_value("yesterday")
    await expect(page.get_by_text("No results")).to_be_visible()
    await since.fill("2020-01-31")
    await since.press("Enter")
    await expect(since).not_to_have_attribute("aria-invalid", "true")
    await expect(page.locator("#list-audit tbody tr").first).to_be_visible()
