"""The card of a person, opened from their name wherever it stands."""

from playwright.async_api import Locator, Page, expect

from app.chat.messages.send import post_message
from app.chat.models import Room
from tests.browser.shortcuts import go_to
from tests.support.principals import principal_of


def card_on(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Boris Klein")


async def is_whole_in_the_window(card: Locator) -> bool:
    return bool(
        await card.evaluate(
            "(card) => { const box = card.getBoundingClientRect();"
            " return box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth; }"
        )
    )


async def test_it_opens_from_a_message_and_a_mention_and_leads_back_to_where_one_was(
    live, new_context, anna, boris
) -> None:
    room = await Room.get(auto_join=True)
    await post_message(boris, room.id, "good morning", "b1")
    await post_message(await principal_of(anna), room.id, "Hello @Boris Klein", "a1")
    page = await (await new_context(anna)).new_page()
    await go_to(page, f"/chat/{room.id}")
    composer, card = page.locator("[data-composer] textarea"), card_on(page)
    await composer.focus()
    for opener in (page.locator(".msg .author").first, page.locator(".msg .avatar").first):
        await opener.click()
        await expect(card.get_by_role("heading", name="Boris Klein")).to_be_focused()
        await expect(card.get_by_role("button", name="Send a message")).to_be_visible()
        assert await is_whole_in_the_window(card)
        await page.keyboard.press("Escape")
        await expect(card).to_be_hidden()
    mention = page.locator(".msg a.mention")
    await mention.focus()
    await page.keyboard.press("Enter")
    await expect(card.get_by_role("heading", name="Boris Klein")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(card).to_be_hidden()
    await expect(mention).to_be_focused()


async def test_it_opens_by_keyboard_alone_from_the_menu_of_a_message_and_from_the_list_of_people(
    live, new_context, anna, boris
) -> None:
    room = await Room.get(auto_join=True)
    await post_message(boris, room.id, "good morning", "b1")
    page = await (await new_context(anna)).new_page()
    await go_to(page, f"/chat/{room.id}")
    card = card_on(page)
    await page.locator(".msg .more").focus()
    await page.keyboard.press("Enter")
    about = page.get_by_role("link", name="About Boris Klein")
    await expect(about).to_be_visible()
    await about.focus()
    await page.keyboard.press("Enter")
    await expect(card.get_by_role("heading", name="Boris Klein")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(card).to_be_hidden()
    await expect(about).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(about).to_be_hidden()
    await page.locator("#members").get_by_role("link", name="Boris Klein").focus()
    await page.keyboard.press("Enter")
    await expect(card.get_by_role("heading", name="Boris Klein")).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(card.get_by_role("button", name="Send a message")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("main").get_by_role("heading", name="Boris Klein", level=1)).to_be_visible()
    await expect(card).to_be_hidden()


async def test_on_a_phone_it_opens_over_the_list_of_people_which_stays(live, new_context, anna, boris) -> None:
    room = await Room.get(auto_join=True)
    phone = {"width": 390, "height": 700}
    page = await (await new_context(anna, viewport=phone)).new_page()
    await go_to(page, f"/chat/{room.id}")
    await page.locator(".open-people").click()
    name = page.locator("#members").get_by_role("link", name="Boris Klein")
    await name.click()
    await expect(card_on(page).get_by_role("heading", name="Boris Klein")).to_be_focused()
    assert await is_whole_in_the_window(card_on(page))
    await page.keyboard.press("Escape")
    await expect(card_on(page)).to_be_hidden()
    await expect(name).to_be_focused()


async def test_without_the_server_the_page_stays_and_says_so_and_the_click_can_be_repeated(
    live, new_context, anna, boris, complaints
) -> None:
    complaints.expect("ERR_FAILED")
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/users")
    name = page.get_by_role("main").get_by_role("link", name="Boris Klein")
    await page.route("**/people/*", lambda route: route.abort())
    await name.click()
    await expect(page.locator("#toasts").get_by_text("Couldn’t load this.")).to_be_visible()
    await page.unroute_all()
    await name.click()
    await expect(card_on(page).get_by_role("heading", name="Boris Klein")).to_be_focused()
    await card_on(page).get_by_role("link", name="Open in Users").click()
    await expect(page.get_by_role("main").get_by_role("heading", name="Boris Klein", level=1)).to_be_visible()


async def test_without_scripts_a_name_leads_to_its_page(live, new_context, anna, boris) -> None:
    page = await (await new_context(anna, java_script_enabled=False)).new_page()
    await page.goto("/chat/rooms")
    await page.get_by_role("main").get_by_role("link", name="Boris Klein").click()
    await expect(page.get_by_role("heading", name="Boris Klein", level=2)).to_be_visible()
    await page.get_by_role("button", name="Send a message").click()
    await page.wait_for_url("**/chat/*")
