"""Second factors in a browser: Chromium with an authenticator of its own, and an app whose code somebody types."""

import asyncio
import re

import pyotp
import pytest
from playwright.async_api import BrowserContext, Page, Route, expect

from app.accounts.models import Role
from app.clock import clock
from tests.browser.accessibility import LOOKS, check_path
from tests.support.mfa import advance_totp_step
from tests.support.patience import PATIENCE_S
from tests.support.users import PASSWORD

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


async def with_device(context: BrowserContext) -> Page:
    """A page whose browser has a device for passkeys, and somebody who touches it."""
    page = await context.new_page()
    debugger = await context.new_cdp_session(page)
    await debugger.send("WebAuthn.enable")
    await debugger.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


async def add_app(page: Page) -> pyotp.TOTP:
    """Add an authenticator app, which shows another code afterwards."""
    await page.goto("/account/security")
    await page.get_by_role("button", name=re.compile("Add app|Добавить приложение")).click()
    app = pyotp.TOTP((await page.locator("code").inner_text()).replace(" ", ""))
    await page.locator("#f-code").fill(app.at(clock.now()))
    await page.locator("button[form=totp]").click()
    await expect(page.locator(".codes li")).to_have_count(10)
    advance_totp_step()
    return app


async def type_password(page: Page, email: str) -> None:
    await page.goto("/login")
    await page.locator("#f-email").fill(email)
    await page.locator("#f-password").fill(PASSWORD)
    await page.locator("form[action='/login'] button.primary").click()


async def test_a_form_waits_for_the_script_that_asks_for_the_passkey(live, new_context, make_user) -> None:
    page = await with_device(await new_context(await make_user(name="Anna")))
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def hold(route: Route) -> None:
        asked.set()
        await go_on.wait()
        await route.continue_()

    await page.route("**/passkeys.js*", hold)
    await page.goto("/account/security")
    await page.get_by_label("Passkey name").fill("Chromium")
    async with asyncio.timeout(PATIENCE_S):
        await asked.wait()
    await page.get_by_role("button", name="Add passkey").click()
    go_on.set()
    await expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


async def test_a_passkey_is_added_lets_one_in_and_is_the_second_factor(
    live, new_context, make_user, complaints
) -> None:
    complaints.expect("401")  # of the page that is still open when its cookie goes
    anna = await make_user(name="Anna")
    context = await new_context(anna)
    page = await with_device(context)
    await page.goto("/account")
    await page.get_by_role("navigation", name="Account").get_by_role("link", name="Security").click()
    await page.get_by_label("Passkey name").fill("Chromium")
    await page.get_by_role("button", name="Add passkey").click()
    await expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    await page.get_by_role("link", name="I’ve saved the codes").click()
    await expect(page.locator(".row-list b")).to_have_text("Chromium")

    await context.clear_cookies()
    await page.goto("/login?next=/account/security")
    await page.get_by_role("button", name="Sign in with a passkey").click()
    await expect(page.get_by_role("heading", name="Security")).to_be_visible()

    await context.clear_cookies()
    await type_password(page, anna.email)
    await expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
    await page.wait_for_load_state()  # with its scripts, without which there are no passkeys
    await page.get_by_role("button", name="Use a passkey").click()
    await expect(page.get_by_role("heading", name="Hello, Anna")).to_be_visible()

    await page.goto("/sudo?next=/account/security")
    await page.locator("button[form=proof-passkey]").click()
    await page.get_by_role("button", name="Remove Chromium").click()
    await expect(page.get_by_role("status").filter(has_text="Second factor removed")).to_be_visible()


async def test_where_there_can_be_no_passkeys_the_page_says_why(live, new_context, make_user) -> None:
    await make_user()
    page = await (await new_context()).new_page()
    await page.add_init_script("delete window.PublicKeyCredential")
    await page.goto("/login")
    await expect(page.get_by_text("Passkeys don’t work here")).to_be_visible()
    await expect(page.get_by_role("button", name="Sign in with a passkey")).to_be_hidden()
    await expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "locale"), LOOKS)
async def test_the_pages_of_second_factors_are_accessible(
    width, locale, live, new_context, make_user, complaints
) -> None:
    complaints.expect("401")
    anna = await make_user(locale=locale)
    look = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce", "locale": locale}
    context = await new_context(anna, **look)
    page = await with_device(context)
    problems: list[str] = []
    app = await add_app(page)
    await page.goto("/account/security")
    await page.locator("#f-name").fill("Chromium")
    await page.locator("form[action$=passkeys] button").click()
    await expect(page.locator("main")).to_contain_text("Chromium")
    await check_path(page, "/account/security", problems)
    await check_path(page, "/sudo", problems)
    await context.clear_cookies()
    await type_password(page, anna.email)
    await check_path(page, "/second-factor", problems)
    await page.locator("#f-code").fill(app.at(clock.now()))
    await page.locator("button.primary").click()
    await expect(page.locator("h1")).to_contain_text(anna.name)
    guest = await make_user("guest", locale=locale)
    await Role.filter(key="guest").update(mfa_required=True)
    page = await (await new_context(guest, **look)).new_page()
    await check_path(page, "/account/security", problems)
    await check_path(page, "/sudo", problems)
    assert problems == []
