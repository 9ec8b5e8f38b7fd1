"""How every page looks, and all that opens on it: menus, dialogs, disclosures. Nothing that is used there may be
hidden, covered, cut off, outside of the window, hard to read, or pushed into a line of its own; see `look.js`.

There are three windows, two languages and two themes. Here every page is seen in two of these twelve looks, on a screen
and on a phone, and over all pages each look occurs; `make look` shows every page in all, and keeps the pictures.
"""

from collections.abc import Awaitable, Callable, Mapping

import pytest
from playwright.async_api import Page

from app.accounts.setup import setup_link
from tests.browser.looks import (
    LOOKS,
    PICTURES,
    Gate,
    Look,
    Scene,
    make_scene,
    send_picture,
    set_look,
    wait_until_ready,
)
from tests.browser.pages import FOR_VISITORS, paths_of_pages


async def select_a_row(page: Page) -> None:
    await page.locator(".select-cell input[name=ids]").last.check()


async def ask_to_suspend(page: Page) -> None:
    await select_a_row(page)
    async with page.expect_navigation():
        await page.locator("[data-bulk] button[formaction$=suspend]").click()


async def preview_a_table(page: Page) -> None:
    await page.locator("details:has(#f-text) > summary").click()
    await page.locator("#f-text").fill("email;role;x\nnew@example.org;member\nno address;king")
    async with page.expect_navigation():
        await page.locator("button[form=import]").click()


async def complete_a_name(page: Page) -> None:
    await page.locator("textarea[name=body]").press_sequentially("@Б")
    await page.wait_for_selector("#completions [role=option]")


async def look_for_a_place(page: Page) -> None:
    await page.keyboard.press("Control+k")
    await page.wait_for_selector("#palette [role=option]")
    language = await page.evaluate("document.documentElement.lang")
    await page.keyboard.type({"en": "e", "ru": "о"}[language])  # in names of rooms, of people and of pages
    await page.wait_for_selector("#palette [role=listbox] > div:not([role])")


# What is done on a page, and what is looked at then.
STEPS: list[tuple[str, Callable[[Page], Awaitable[None]], str]] = [
    ("/users", select_a_row, "[data-bulk]"),
    ("/users", ask_to_suspend, "main"),
    ("/users/import", preview_a_table, "main"),
    ("/chat/{room}", complete_a_name, "#completions"),
    ("/account", look_for_a_place, "#palette"),
]


# What WCAG 1.4.10 asks for: a screen of 1280 that is enlarged four times.
SMALLEST = 320

# With what nothing opens there: columns on a screen, and the help with formatting on a phone.
ON_A_SCREEN = [look for look in LOOKS if look[0] != "390"], {"sidebar", "rooms", "members"}
ON_A_PHONE = [look for look in LOOKS if look[0] == "390"], {"formatting"}
SEEN = [pytest.param(*ON_A_SCREEN, id="screen"), pytest.param(*ON_A_PHONE, id="phone")]
EVERY = [
    pytest.param([look], missing, id="-".join(look)) for looks, missing in (ON_A_SCREEN, ON_A_PHONE) for look in looks
]


@pytest.mark.parametrize(("looks", "missing"), EVERY if PICTURES else SEEN)
async def test_all_that_is_used_can_be_seen_read_and_reached(
    looks: list[Look], missing: set[str], live, new_context, make_user, complaints
) -> None:
    complaints.expect("404|403|422")  # pages that are asked for because they are errors
    gate, seen = Gate(), set[Look]()
    visitors, owners, scenes = dict[str, Page](), dict[str, Page](), dict[str, Scene]()
    link = await setup_link(live.settings)
    locales = sorted({locale for _, locale, _ in looks})
    for locale in locales:
        visitors[locale] = await (await new_context(locale=locale, reduced_motion="reduce")).new_page()
        await visitors[locale].goto(link)  # while there is nobody
        await gate.look_at(visitors[locale], f"setup_{locale}")
    for locale in locales:
        scenes[locale] = await make_scene(make_user, locale)
        context = await new_context(scenes[locale].owner, locale=locale, reduced_motion="reduce")
        owners[locale] = await context.new_page()
        await send_picture(owners[locale], scenes[locale].places["room"])

    async def go(number: int, pages: Mapping[str, Page], path: str) -> tuple[Page, Look]:
        look = looks[number % len(looks)]
        page = pages[look[1]]
        await set_look(page, look)
        await page.goto(path.format(**scenes[look[1]].places))
        await wait_until_ready(page)
        return page, look

    paths = [(owners, path) for path in paths_of_pages(live.app)] + [(visitors, path) for path in FOR_VISITORS]
    for number, (pages, path) in enumerate(paths):
        page, look = await go(number, pages, path)
        await gate.look_at(page, f"{path} {'-'.join(look)}", frame=look not in seen)
        if look[0] == "390":
            await page.set_viewport_size({"width": SMALLEST, "height": 640})
            await gate.check_whole(page, f"{path} {SMALLEST} {look[1]}")
        seen.add(look)
    for number, (path, step, part) in enumerate(STEPS):
        page, look = await go(number, owners, path)
        await step(page)
        root = await page.query_selector(part)
        assert root is not None
        await gate.check(page, root, f"{path} {step.__name__} {'-'.join(look)}", opened=part != "main")
        gate.opened.add(part.strip("#"))
    assert gate.met - gate.opened == missing
    assert "\n".join(gate.faults) == ""


async def test_what_is_cut_off_would_be_found(new_context) -> None:
    page = await (await new_context()).new_page()
    await page.set_viewport_size({"width": 320, "height": 640})
    long, gate = "a long line of words " * 9, Gate()
    for style, faults in {
        "overflow: hidden": 1,
        "overflow: hidden; text-overflow: ellipsis": 0,
        "overflow-x: auto": 0,
        "overflow: visible": 2,  # and so the page is wider than its window
        "overflow: hidden; visibility: hidden": 0,
    }.items():
        await page.set_content(f'<main style="width: 9rem; white-space: nowrap; {style}">{long}</main>')
        gate.faults.clear()
        await gate.check_whole(page, style)
        assert len(gate.faults) == faults, (style, gate.faults)
