"""Browsers that lack what the style sheets ask for. Chromium is made one: they say what it does not know."""

import re

import pytest
from playwright.async_api import BrowserContext, Page, Route, expect

from app.help.catalog import FOLDER
from tests.browser.looks import LOOK, Gate, make_scene, send_picture, set_look, wait_until_ready
from tests.support.browsers import wait_for_value

# The words that a browser without something does not know, and what it says when it is asked.
ANCHORS = re.compile(r"\bposition-(?:area|try)")
COLOURS = re.compile(r"\blight-dark\(")
NO_ANCHORS = """CSS.supports = ((knows) => (name, ...value) => (
  !name.includes('position-area') && knows.call(CSS, name, ...value)
))(CSS.supports);"""


async def without(context: BrowserContext, words: re.Pattern[str]) -> None:
    """Let no style sheet of `context` say any of `words` in a way that it is understood."""

    async def serve(route: Route) -> None:
        response = await route.fetch()
        await route.fulfill(response=response, body=words.sub(r"unknown-\g<0>", await response.text()))

    await context.route(re.compile(r"\.css"), serve)


@pytest.mark.parametrize("look", [("1280", "en", "light"), ("390", "ru", "dark")], ids=lambda look: look[0])
async def test_menus_stand_beside_their_openers_and_inside_the_window(look, live, new_context, make_user) -> None:
    scene = await make_scene(make_user, look[1])
    context = await new_context(scene.owner, locale=look[1], reduced_motion="reduce")
    await without(context, ANCHORS)
    await context.add_init_script(NO_ANCHORS)
    page = await context.new_page()
    await send_picture(page, scene.places["room"])
    assert await page.evaluate("!CSS.supports('position-area', 'bottom')")
    gate = Gate()
    for path in ("/users", "/audit", "/chat/{room}", "/chat/{room}/settings"):
        await set_look(page, look)
        await page.goto(path.format(**scene.places))
        await wait_until_ready(page)
        await gate.look_at(page, path)
    assert "\n".join(gate.faults) == ""
    assert gate.opened >= {"menu-users", "list-columns", "emoji-picker", "messageMenu", "member-menu"}


# How far a menu is from its opener, in pixels to the side and up or down.
GAP = """([menu, opener]) => {
  const [a, b] = [menu, opener].map((each) => document.querySelector(each).getBoundingClientRect());
  return [Math.max(a.left - b.right, b.left - a.right, 0), Math.max(a.top - b.bottom, b.top - a.bottom, 0)];
}"""
# Whether a menu ends above the end of its opener.
IS_HIGHER = """(pair) => {
  const [menu, opener] = pair.map((each) => document.querySelector(each).getBoundingClientRect());
  return menu.bottom <= opener.bottom;
}"""


@pytest.mark.parametrize("width", [1280, 390])
async def test_the_picker_of_emoji_is_above_its_button(width, live, new_context, make_user) -> None:
    scene = await make_scene(make_user)
    context = await new_context(scene.owner, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    await without(context, ANCHORS)
    await context.add_init_script(NO_ANCHORS)
    page = await context.new_page()
    await page.goto("/chat/{room}".format(**scene.places))
    await wait_until_ready(page)
    await page.locator("[data-emoji-button]").click()
    await expect(page.locator("#emoji-picker")).to_be_in_viewport(ratio=1)
    await expect(page.locator("#emoji-picker [data-grid] button").first).to_be_visible()
    places = "['#emoji-picker', '[data-emoji-button]']"
    await wait_for_value(page, f"({GAP})({places}).every((gap) => gap < 10) && ({IS_HIGHER})({places})")


async def test_one_that_is_too_old_is_told_so_in_one_readable_sentence(live, new_context, make_user) -> None:
    user = await make_user("owner")
    new, old = [await new_context(user) for _ in range(2)]
    await without(old, COLOURS)
    for context, shown in ((new, False), (old, True)):
        page: Page = await context.new_page()
        visitor = await (await new_context()).new_page() if not shown else page
        for tab, path in ((page, "/"), (page, "/help/start"), (visitor, "/login")):
            await tab.goto(path)
            await expect(tab.locator(".old-browser")).to_be_visible(visible=shown)
    await page.goto("/")
    sentence = page.locator(".old-browser")
    await expect(sentence).to_have_text(re.compile("This browser is too old for Switchboard"))
    element = await sentence.element_handle()
    assert [
        fault for fault in await page.evaluate(f"(given) => ({LOOK})(given, true)", element) if ": 1" in fault
    ] == []
    named = re.findall(r"(?:Chrome|Firefox|Safari) [\d.]+", await sentence.inner_text())
    assert len(named) == 3
    start = " ".join((FOLDER / "start.md").read_text().split())
    assert all(re.sub("Chrome", "Chrome or Edge", each) in start for each in named)
