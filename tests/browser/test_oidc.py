"""Signing in through an OpenID provider in a real browser, whose policy lets no form lead to another site."""

import pytest
from playwright.async_api import expect

from app.settings import Settings
from tests.browser.accessibility import check_path


@pytest.fixture
def settings(with_provider: Settings) -> Settings:
    return with_provider


async def test_one_connects_an_account_and_signs_in_with_it(live, new_context, make_user, provider, complaints) -> None:
    user = await make_user(name="Anna", email="anna@example.org")
    page = await (await new_context(user)).new_page()
    await page.goto("/account")
    await page.get_by_role("button", name="Connect 127.0.0.1").click()
    await expect(page.get_by_text("Account connected.")).to_be_visible()
    await expect(page.get_by_role("button", name="Disconnect anna@example.org")).to_be_visible()
    problems: list[str] = []
    await check_path(page, "/account", problems)

    stranger = await (await new_context()).new_page()
    await stranger.goto("/login?next=/account")
    await stranger.get_by_role("button", name="Continue with 127.0.0.1").click()
    await stranger.wait_for_url("**/account")
    await expect(stranger.get_by_role("heading", name="Account", exact=True)).to_be_visible()

    complaints.expect("400")
    other = await (await new_context()).new_page()
    for path in ("/login", "/openid/callback"):
        await check_path(other, path, problems)
    assert problems == []
