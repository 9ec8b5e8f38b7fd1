"""The cookies in a browser: those of pages and those of scripts are of the kind that PUBLIC_URL says, and work."""

import pytest
from playwright.async_api import expect

from tests.support.browser_actions import set_up


@pytest.fixture(params=["http", "https"])
def settings(request, make_settings, database_url, listener, serve_with_tls):
    if request.param == "https":
        serve_with_tls()
    port = listener.getsockname()[1]
    return make_settings(database_url=database_url, port=port, public_url=f"{request.param}://localhost:{port}")


async def test_all_are_secure_and_bound_to_the_host_exactly_over_tls(live, new_context):
    context = await new_context(ignore_https_errors=True, timezone_id="Asia/Tokyo")
    page = await context.new_page()
    await set_up(live, page, "Anna Orlova", "anna@example.org")
    await page.locator("[data-dock]").click()
    await expect(page.locator("#dock #room [sio-status]")).to_have_attribute("data-sio-state", "online")
    secure = live.url.startswith("https:")
    prefix = "__Host-switchboard_" if secure else "switchboard_"
    cookies = {cookie["name"]: cookie for cookie in await context.cookies()}
    assert set(cookies) == {f"{prefix}{name}" for name in ("session", "device", "tz", "dock")}
    assert {cookie["secure"] for cookie in cookies.values()} == {secure}
    assert {cookie["path"] for cookie in cookies.values()} == {"/"}
    # The server reads what scripts wrote.
    await page.reload()
    await expect(page.locator("#dock #room [sio-status]")).to_have_attribute("data-sio-state", "online")
