"""Accessibility of pages, as axe finds it."""

import json
from importlib.resources import files

import pytest
from playwright.async_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

THEMES = ("light", "dark")
# What a page is checked in: `width` in pixels, `locale`.
LOOKS = [pytest.param(width, locale, id=f"{width}-{locale}") for width in (1440, 390) for locale in ("en", "ru")]


# Options of `axe.run`.
ALL_RULES: dict[str, object] = {"runOnly": {"type": "tag", "values": TAGS}}
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
COLOUR_RULES: dict[str, object] = {"runOnly": {"type": "rule", "values": RULES_OF_COLOUR}}
RULES_WITHOUT_COLOUR = {**ALL_RULES, "rules": {rule: {"enabled": False} for rule in RULES_OF_COLOUR}}
# What all rules but those of colour look at: which elements there are, what of them is shown, and where.
LAYOUT = """() => [...document.querySelectorAll('*')].map((element) => {
  const { display, visibility, opacity } = getComputedStyle(element);
  const { x, y, width, height } = element.getBoundingClientRect();
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`);
  const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map(({ data }) => data);
  return [element.tagName, ...attributes, ...texts, display, visibility, opacity, x, y, width, height].join();
}).join(';')"""


# What changes its colour with the theme does so in a moment, in which it has neither.
SETTLED = """
() => Promise.allSettled(document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime < Infinity)
  .map((each) => each.finished))
"""


async def axe_violations(page: Page, rules: dict[str, object] = ALL_RULES) -> list[str]:
    """What axe finds on `page` by `rules`, one line each."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE)  # through the debugger, which the page's policy on foreign scripts does not concern
    options = {**rules, "resultTypes": ["violations"]}
    found = await page.evaluate(f"async () => (await axe.run({json.dumps(options)})).violations")
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


async def check_path(page: Page, path: str, problems: list[str]) -> None:
    """Open `path` and add to `problems` what is wrong with it, in both themes."""
    await page.goto(path)
    await check_page(page, path, problems)


async def check_page(page: Page, name: str, problems: list[str]) -> None:
    """Add to `problems` what is wrong with the page as it is, in both themes; they are called by `name`.

    axe is slow, so nothing is looked at twice in vain. Where the dark theme differs in colours only, just
    the rules of colour look again; and colours do not depend on the language, so they are looked at in English.
    """
    if await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        problems.append(f"{name}: too wide")
    in_english = await page.evaluate("document.documentElement.lang") == "en"
    rules = ALL_RULES if in_english else RULES_WITHOUT_COLOUR
    layouts: list[str] = []
    for theme in THEMES:
        await page.emulate_media(color_scheme=theme)
        await page.evaluate(SETTLED)
        layouts.append(await page.evaluate(LAYOUT))
        if layouts[1:] == layouts[:1]:
            if not in_english:
                return
            rules = COLOUR_RULES
        problems += [f"{name} {theme}: {violation}" for violation in await axe_violations(page, rules)]
