"""What is being written: kept until it is sent, and sent when it should be."""

from playwright.async_api import Page, expect

from app.chat.messages.body import MAX_BODY
from app.chat.rooms import create_room, join_room
from app.realtime.auth import token_endpoint
from tests.browser.extension.page_state import press_key
from tests.support.browsers import wait_for_value
from tests.support.principals import principal_of
from tests.support.users import PASSWORD

FIELD = "textarea[name=body]"


def drafted(page: Page):
    """The rooms that the list marks."""
    return page.locator(".rooms .draft:visible")


async def sign_in(page: Page, user) -> None:
    await page.get_by_label("Email").fill(user.email)
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Sign in", exact=True).click()


async def test_drafts_are_kept_for_their_author_and_nobody_else(live, open_room, make_user, complaints):
    # B8
    complaints.expect("401")
    anna, boris = await make_user("owner", name="Anna"), await make_user(name="Boris")
    other = await create_room(await principal_of(anna), "Plans")
    await join_room(await principal_of(boris), other.id)
    page = await open_room(anna)
    general = page.url
    field = page.locator(FIELD)
    await field.fill("for general")
    await expect(drafted(page)).to_have_count(0)  # one sees it
    await page.get_by_role("link", name="Plans").click()
    await expect(page.get_by_role("heading", name="Plans", level=1)).to_be_visible()
    await expect(field).to_have_value("")
    await expect(drafted(page)).to_have_count(1)
    await field.fill("for plans")
    await page.get_by_role("link", name="general").click()
    await expect(page.get_by_role("heading", name="general", level=1)).to_be_visible()
    await expect(field).to_have_value("for general")
    await page.reload()
    await expect(field).to_have_value("for general")
    await expect(drafted(page)).to_have_count(1)

    # Sent elsewhere than intended: signed out by the server, and back by way of the sign-in page.
    await page.context.clear_cookies()
    await page.goto(general)
    await sign_in(page, anna)
    await expect(page.get_by_role("heading", name="general", level=1)).to_be_visible()
    await expect(field).to_have_value("for general")

    # Accepted, so done with; the other one is still there.
    await field.press("Enter")
    await expect(page.locator(".log .msg .body")).to_have_text("for general")
    await page.reload()
    await expect(field).to_have_value("")
    await expect(drafted(page)).to_have_count(1)

    # Another person in the same browser sees nothing of it, and neither does Anna after signing out herself.
    await page.context.clear_cookies()
    await page.goto(f"/chat/{other.id}")
    await sign_in(page, boris)
    await expect(page.get_by_role("heading", name="Plans", level=1)).to_be_visible()
    await expect(field).to_have_value("")
    await field.fill("of boris")
    await wait_for_value(page, "!JSON.stringify(localStorage).includes('for plans')")
    assert "of boris" in await page.evaluate("JSON.stringify(localStorage)")
    await page.goto("/account")
    await page.get_by_role("button", name="Account: Boris").click()
    await page.get_by_role("button", name="Sign out").click()
    await page.wait_for_url("**/login**")
    assert "of boris" not in await page.evaluate("JSON.stringify(localStorage)")


async def test_when_enter_sends(live, open_room, make_user):
    # B9
    anna = await make_user("owner", name="Anna")
    page = await open_room(anna)
    field, bodies = page.locator(FIELD), page.locator(".log .msg .body")
    sent = 0
    for keys, sends in (
        ("Enter", True),
        ("Control+Enter", True),
        ("Meta+Enter", True),
        ("Shift+Enter", False),
        ("Alt+Enter", False),
    ):
        await field.fill(keys)
        await field.press(keys)
        sent += sends
        await expect(field).to_have_value("" if sends else keys + ("\n" if keys == "Shift+Enter" else ""))
        await expect(bodies).to_have_count(sent)
    await field.fill("half a word")
    await press_key(page, isComposing=True)
    await press_key(page, keyCode=229)
    await expect(field).to_have_value("half a word")
    for blank in ("", "   ", "\n \n"):
        await field.fill(blank)
        await press_key(page)
        await page.get_by_role("button", name="Send").click()
    await field.fill("the last")
    await field.press("Enter")
    await expect(bodies).to_have_text(["Enter", "Control+Enter", "Meta+Enter", "the last"])
    await expect(field).to_be_focused()

    phone = await open_room(anna, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    field, bodies = phone.locator(FIELD), phone.locator(".log .msg .body")
    await field.fill("one")
    await field.press("Enter")
    await phone.keyboard.type("two")
    await expect(field).to_have_value("one\ntwo")
    await phone.get_by_role("button", name="Send").tap()
    await expect(bodies.last).to_have_text("one\ntwo")


async def test_what_is_refused_is_kept_beside_the_reason(live, open_room, make_user):
    # B9
    page = await open_room(await make_user("owner", name="Anna"))
    field = page.locator(FIELD)
    await field.evaluate("field => delete field.dataset.maxCharacters")
    text = "x" * (MAX_BODY + 1)
    await field.fill(text)
    await field.press("Enter")
    failed = page.locator(".msg.pending")
    await expect(failed).to_contain_text("The message is too long.")
    await expect(failed.locator(".body")).to_have_text(text)
    await failed.get_by_role("button", name="Edit").click()
    await expect(field).to_have_value(text)
    await expect(failed).to_have_count(0)


async def test_a_page_that_is_older_than_the_server_asks_to_be_loaded_again_and_keeps_drafts(
    live, open_room, make_user, monkeypatch
):
    # B20
    page = await open_room(await make_user("owner", name="Anna"))
    field, told = page.locator(FIELD), page.locator("[sio-outdated]")
    await field.fill("half a thought")
    await expect(told).to_be_hidden()
    monkeypatch.setattr(token_endpoint, "page_version", lambda: "another")
    for client in list(live.app.extensions["hub"].server.clients.values()):
        client.abort()
    await expect(told).to_be_visible()
    monkeypatch.undo()
    await told.get_by_role("link", name="Reload page").click()
    await expect(told).to_be_hidden()
    await expect(field).to_have_value("half a thought")
    await expect(page.locator("#room [sio-status]")).to_have_attribute("data-sio-state", "online")
    await expect(told).to_be_hidden()
