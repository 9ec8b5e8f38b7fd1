"""The data is restored from a backup that is older than somebody's session, while their page is open."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.async_api import expect

WHY = "the server no longer knows your session"


def copy(source: str, target: str) -> None:
    """Make the database file `target` what `source` is now."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


@pytest.mark.parametrize("is_typed", [False, True], ids=["nothing-typed", "something-typed"])
async def test_an_open_page_leads_to_the_sign_in_page_and_loses_nothing_that_is_typed(
    live, new_context, make_user, complaints, tmp_path: Path, is_typed: bool
) -> None:
    complaints.expect("401|ERR_|WebSocket|Failed to load")
    database, backup = live.settings.database_url.removeprefix("sqlite://"), str(tmp_path / "backup.db")
    anna = await make_user("owner", name="Anna")
    copy(database, backup)
    page = await (await new_context(anna)).new_page()
    await page.goto("/roles/new")
    await expect(page.locator("[sio-summary]")).to_have_text("Live")
    await page.wait_for_selector("head link[href*='lazy/palette.css']", state="attached")  # all scripts are there
    if is_typed:
        await page.locator("#f-name").fill("Long thought about")
    await live.stop()
    copy(backup, database)
    await live.start()
    if is_typed:
        await expect(page.get_by_text("This page is no longer updated.")).to_be_visible()
        await expect(page.locator("#f-name")).to_have_value("Long thought about")
        await page.locator("form:has(#f-name) .btn.primary").click()
        await expect(page.locator("#typed")).to_have_value("Long thought about")
        await page.goto("/roles/new")
    await expect(page).to_have_url("/login?next=/roles/new")
    await expect(page.get_by_role("status").filter(has_text=WHY)).to_be_visible()
