"""Menus in a Firefox as it was before 2026, which cannot place them by style sheet."""

from collections.abc import Iterator

import pytest

from app.chat.models import Room
from tests.engines.conftest import OpenPage
from tests.engines.firefox import Firefox
from tests.engines.page import Page, button, css
from tests.engines.window import BrowserUnavailable, Engine

pytestmark = pytest.mark.one_database

# Where what is open is, and what is the first thing in it that a finger would not hit, if there is one.
PLACE = """(selector) => {
  const menu = document.querySelector(`${selector}:popover-open`);
  const box = menu?.getBoundingClientRect();
  if (!box?.height) return { not: 'it is not open' };
  const isInside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
  if (!isInside) return { not: `it is at ${[box.left, box.top, box.right, box.bottom].map(Math.round)}` };
  const missed = [...menu.querySelectorAll('a, button, input:not([type=hidden])')].filter((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    return isVisible(each) && !menu.contains(hit);
  });
  if (missed.length) return { not: `covered: ${missed[0].outerHTML}` };
  return { is: [box.left, box.top, box.right, box.bottom] };
}"""
BOX = """(selector) => {
  const { left, top, right, bottom } = document.querySelector(selector).getBoundingClientRect();
  return { is: [left, top, right, bottom] };
}"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    try:
        started = Firefox(tmp_path_factory.mktemp("firefox"), {"layout.css.anchor-positioning.enabled": False})
    except BrowserUnavailable as reason:
        pytest.skip(str(reason))
    yield started
    started.stop()


async def gap(page: Page, menu: str, opener: str) -> float:
    """How far above or below `opener` the open `menu` is, in pixels. Waits until it is inside the window."""
    _, top, _, bottom = await page.wait_until(PLACE, menu)
    _, opener_top, _, opener_bottom = await page.wait_until(BOX, opener)
    return max(top - opener_bottom, opener_top - bottom)


async def test_the_menu_of_the_last_row_and_the_picker_of_emoji_are_in_the_window(
    live, make_user, open_page: OpenPage
) -> None:
    owner = await make_user("owner", name="Anna Orlova")
    people = [await make_user(name=f"Person {number:02}") for number in range(20)]
    page = await open_page(owner)
    assert await page.evaluate("() => CSS.supports('position-area', 'bottom')") is False
    await page.goto("/users")
    await page.click(button("Actions for Person 19"))
    menu = f"menu-users-{people[-1].id}"
    await page.expect_visible(css(f"#{menu} button"), part="Suspend…")
    assert await gap(page, f"#{menu}", f"[popovertarget={menu}]") < 10
    room = await Room.get(auto_join=True)
    await page.goto(f"/chat/{room.id}")
    await page.click(button("Emoji"))
    await page.expect_visible(css("#emoji-picker [data-grid] button"), part="👍")
    assert await gap(page, "#emoji-picker", "[data-emoji-button]") < 10
