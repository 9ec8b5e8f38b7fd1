"""The frame around pages: navigation without a load, menus, language and theme, with scripts and without."""

import pytest
from playwright.async_api import expect

from app.accounts.models import User
from app.chat.messages.send import send_message
from app.chat.rooms.sidebar import load_rooms
from tests.support.principals import principal_of

# What a reader may ask of any text (WCAG 1.4.12).
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"


async def test_navigation_keeps_the_document_and_goes_on_reading_at_the_new_heading(live, new_context, make_user):
    page = await (await new_context(await make_user("owner"))).new_page()
    await page.goto("/")
    await page.evaluate("window.kept = true")
    await page.get_by_role("button", name="Account:").click()
    await page.locator("#account-menu").get_by_role("link", name="Account").click()
    await expect(page).to_have_title("Account · Switchboard")
    assert await page.evaluate("[window.kept, location.pathname]") == [True, "/account"]
    await expect(page.locator("h1")).to_be_focused()
    await expect(page.locator("#announcer")).to_have_text("Account · Switchboard")
    await expect(page.locator("#sidebar [aria-current=page]")).to_have_text("Account")
    await expect(page.locator("#account-menu")).to_be_hidden()
    await page.go_back()
    await expect(page.locator("#sidebar [aria-current=page]")).to_have_text("Dashboard")


async def test_a_refused_form_keeps_its_address_its_words_and_shows_what_is_wrong(
    live, new_context, make_user, complaints
):
    complaints.expect("422")
    page = await (await new_context(await make_user("owner"))).new_page()
    await page.goto("/chat/rooms")
    room = page.get_by_label("Room name")
    await room.fill("general")
    about = page.get_by_label("Description")
    await about.fill("Everything")
    await page.get_by_role("button", name="Create room").click()
    await expect(room).to_be_focused()
    await expect(room).to_have_accessible_description("A room with this name already exists.")
    await expect(about).to_have_value("Everything")
    await page.goto("/account")
    await page.get_by_label("Current password").fill("not this one")
    await page.get_by_label("New password").fill("seven slow rivers under glass")
    await page.get_by_role("button", name="Change password").click()
    await expect(page.get_by_label("Current password")).to_be_focused()
    assert await page.evaluate("location.pathname") == "/account"


async def test_what_finds_no_server_says_so_and_keeps_what_was_typed(live, new_context, make_user, complaints):
    complaints.expect("ERR_FAILED")
    complaints.expect("Failed to fetch")
    page = await (await new_context(await make_user("owner"))).new_page()
    await page.goto("/chat/rooms")
    await page.get_by_label("Room name").fill("Plans")
    await page.route("**/chat/rooms", lambda route: route.abort())
    said = page.locator("#toasts").get_by_role("alert")
    await page.get_by_role("button", name="Create room").click()
    await expect(said).to_contain_text("No answer from the server, so this might not be saved.")
    await expect(page.get_by_label("Room name")).to_have_value("Plans")
    await said.get_by_role("button", name="Close").click()
    await page.route("**/notifications", lambda route: route.abort())
    await page.locator("#sidebar").get_by_role("link", name="Notifications").click()
    await expect(said).to_contain_text("Couldn’t load this.")
    await page.unroute_all()
    await page.get_by_role("button", name="Create room").click()
    await expect(page.get_by_role("heading", name="Plans", level=1)).to_be_visible()


async def test_a_theme_is_there_at_once_and_after_a_load(live, new_context, make_user):
    page = await (await new_context(await make_user())).new_page()
    await page.goto("/")
    await page.evaluate("window.kept = true")
    await page.get_by_role("button", name="Colour theme").click()
    async with page.expect_response("**/preferences"):
        await page.get_by_role("button", name="Dark").click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert await page.evaluate("window.kept")
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.get_by_role("button", name="Colour theme").click()
    await expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")


async def test_a_page_with_a_form_for_the_theme_shows_the_one_from_the_menu(live, new_context, make_user):
    page = await (await new_context(await make_user())).new_page()
    await page.goto("/account")
    await page.get_by_role("button", name="Colour theme").click()
    await page.get_by_role("button", name="Dark").click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await expect(page.locator("#f-theme")).to_have_value("dark")
    await page.locator("[action='/account/profile'] button").click()
    await page.wait_for_url("**/account?notice=saved")


async def test_a_language_leads_back_to_the_page_where_it_was_chosen(live, new_context, make_user):
    page = await (await new_context(await make_user())).new_page()
    await page.goto("/")
    await page.locator("#sidebar").get_by_role("link", name="Account").click()
    await expect(page.locator("h1")).to_have_text("Account")
    await page.get_by_role("button", name="Language: English").click()
    await page.get_by_role("button", name="Русский").click()
    await expect(page.locator("h1")).to_have_text("Учётная запись")
    await expect(page.locator("html")).to_have_attribute("lang", "ru")


async def test_menus_and_dialogs_work_with_scripts_off(live, new_context, make_user):
    owner = await make_user("owner")
    member = await make_user(name="Boris Klein")
    page = await (await new_context(owner, java_script_enabled=False)).new_page()
    await page.goto("/users")
    await page.get_by_role("button", name="Colour theme").click()
    await page.get_by_role("button", name="Dark").click()
    assert await page.get_attribute("html", "data-theme") == "dark"
    assert page.url == f"{live.url}/users"
    await page.get_by_role("button", name=f"Actions for {member.name}").click()
    # The rest of a long menu is fetched; what it would have is on the page of the person as well.
    await page.get_by_role("table").get_by_role("link", name="Open").click()
    await page.get_by_role("main").get_by_role("button", name="Suspend…").click()
    await page.get_by_role("main").get_by_role("button", name="Suspend").click()
    await expect(page.get_by_role("status").filter(has_text="1 account suspended.")).to_be_visible()


async def test_a_phone_has_the_menu_the_rooms_and_the_people_as_drawers(live, new_context, make_user):
    owner = await make_user("owner", name="Anna Orlova")
    room = (await load_rooms(await principal_of(owner)))[0]
    page = await (await new_context(owner, viewport={"width": 360, "height": 640})).new_page()
    await page.goto(f"/chat/{room.id}")
    for opener, drawer in ((".menu-button", "#sidebar"), (".open-rooms", "#rooms"), (".open-people", "#members")):
        await expect(page.locator(drawer)).to_be_hidden()
        await page.locator(opener).click()
        await expect(page.locator(drawer)).to_be_in_viewport()
        await page.keyboard.press("Escape")
        await expect(page.locator(drawer)).to_be_hidden()
        await expect(page.locator(opener)).to_be_focused()
    await expect(page.get_by_role("textbox", name="Message")).to_be_in_viewport(ratio=1)


async def test_pages_fit_into_320_pixels_also_with_wider_text(live, new_context, make_user):
    owner = await make_user("owner", name="Анна-Мария Константинопольская", locale="ru")
    anna = await principal_of(owner)
    room = (await load_rooms(anna))[0].id
    await send_message(anna, room, "w" * 400, "wide")
    page = await (await new_context(owner, viewport={"width": 320, "height": 640}, bypass_csp=True)).new_page()
    for path in ("/", f"/chat/{room}", "/chat/rooms", "/notifications", "/notifications/send", "/users", "/account"):
        await page.goto(path)
        for content in ("* {}", SPACED):
            await page.add_style_tag(content=content)
            assert await page.evaluate("document.documentElement.scrollWidth") == 320, (path, content)


async def test_on_a_phone_all_tabs_are_in_view(live, new_context, make_user):
    user = await make_user(locale="ru")
    page = await (await new_context(user, locale="ru", viewport={"width": 360, "height": 640})).new_page()
    await page.goto("/account/sessions")
    tabs = page.locator(".tabs a")
    await expect(tabs).to_have_count(3)
    for tab in await tabs.all():
        await expect(tab).to_be_in_viewport(ratio=1)


async def test_the_way_back_does_not_fill_old_choices_into_a_form_of_a_newer_version(live, new_context, make_user):
    olga = await make_user("owner")
    page = await (await new_context(olga)).new_page()
    await page.goto("/account")
    await page.select_option("#f-theme", "light")
    await page.goto("/help")
    await User.filter(id=olga.id).update(theme="dark")
    await page.go_back()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await expect(page.locator("#f-theme")).to_have_value("dark")


# Of what is visible in the bar, and in the page, the left and the right edge.
EDGES = """() => {
  const edges = (selector) => {
    const shown = [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const boxes = shown.map((element) => element.getBoundingClientRect());
    return [Math.min(...boxes.map(({ left }) => left)), Math.max(...boxes.map(({ right }) => right))].map(Math.round);
  };
  return ['.topbar > *', 'main > *'].map(edges);
}"""


@pytest.mark.parametrize("width", [1280, 1440, 1920, 2560])
async def test_the_bar_and_the_page_have_the_same_edges(width, live, new_context, make_user):
    user = await make_user("owner")
    page = await (await new_context(user, viewport={"width": width, "height": 900})).new_page()
    for path in ("/", "/users", "/audit", "/help", "/chat"):
        await page.goto(path)
        bar, main = await page.evaluate(EDGES)
        assert bar == main, path


async def test_a_page_is_no_longer_than_what_is_on_it(live, new_context, make_user):
    page = await (await new_context(await make_user("owner"), viewport={"width": 1440, "height": 900})).new_page()
    for path in ("/jobs", "/notifications", "/users", "/chat", "/account"):
        await page.goto(path)
        page_height, content = await page.evaluate(
            "[document.documentElement.scrollHeight, document.querySelector('.shell').offsetHeight]"
        )
        assert page_height == max(content, 900), path
