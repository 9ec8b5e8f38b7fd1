"""Buttons: of each tone, wherever they stand."""

import pytest
from playwright.async_api import expect

from tests.browser.looks import LOOK, make_scene

TONES = ("", "primary", "danger", "soft", "outline", "primary sm", "danger sm", "soft sm", "outline sm")
# Put a button and a link of each tone, with an icon, into the element `place`.
ADD = """(place, tones) => {
  const icon = document.querySelector('svg.icon').outerHTML;
  for (const tone of tones) {
    for (const kind of ['button', 'a']) {
      const added = document.createElement(kind);
      Object.assign(added, { className: `btn ${tone}`, innerHTML: `${icon}${kind} ${tone}` });
      if (kind === 'a') added.href = '/';
      place.append(added);
    }
  }
}"""
# The contrast of an icon in a button, and that of its words.
ICONS = """(place) => [...place.querySelectorAll('.btn:has(svg)')].filter((button) => (
  getComputedStyle(button.querySelector('svg')).color !== getComputedStyle(button).color
)).map(({ innerText }) => innerText)"""


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_every_tone_can_be_read_wherever_it_stands(theme, live, new_context, make_user) -> None:
    scene = await make_scene(make_user)
    context = await new_context(scene.owner, color_scheme=theme, reduced_motion="reduce")
    room, users = await context.new_page(), await context.new_page()
    await room.goto("/chat/{room}/settings".format(**scene.places))
    await room.locator("[popovertarget^=member-menu]").last.click()
    await expect(room.get_by_role("button", name="Ban from room")).to_be_visible()
    await users.goto("/users")
    await users.locator(".select-cell input[name=ids]").last.check()
    places = [
        (room, place) for place in ("main .card", ".menu:popover-open", ".menu:popover-open .menu-form", ".topbar")
    ]
    places += [(users, place) for place in ("[data-bulk]", ".page-header", ".toolbar")]
    hard_to_read = []
    for page, place in places:
        element = await page.locator(place).last.element_handle()
        await page.evaluate(f"([place, tones]) => ({ADD})(place, tones)", [element, TONES])
        faults = await page.evaluate(f"(place) => ({LOOK})(place, false)", element)
        hard_to_read += [f"{place}: {fault}" for fault in faults if ": 1" in fault]
        hard_to_read += [f"{place}: the icon of {name}" for name in await page.evaluate(ICONS, element)]
    assert hard_to_read == []
