"""Every page, in both themes, widths and languages: no accessibility fault that axe finds, nothing wider than the
screen, and (by the fixture) nothing that the browser complains about."""

import json
from importlib.resources import files

import pytest
from playwright.async_api import Page

from app.accounts.service import setup_link
from app.chat import service as chat
from app.notifications.service import Audience, publish
from tests.principals import principal_of

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

LOOKS = [
    pytest.param(theme, width, locale, id=f"{theme}-{width}-{locale}")
    for theme in ("light", "dark")
    for width in (1440, 390)
    for locale in ("en", "ru")
]


async def faults(page: Page) -> list[str]:
    """What axe finds on `page`, one line each."""
    # Evaluated through the debugger, which the page's policy against foreign scripts does not concern.
    await page.evaluate(AXE)
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = await page.evaluate(f"async () => (await axe.run({json.dumps(options)})).violations")
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


async def check(page: Page, path: str, problems: list[str]) -> None:
    """Open `path` and note what is wrong with it."""
    await page.goto(path)
    wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    problems += [f"{path}: {fault}" for fault in await faults(page)] + ([f"{path}: too wide"] if wide else [])


@pytest.mark.parametrize(("theme", "width", "locale"), LOOKS)
async def test_every_page_is_accessible(theme, width, locale, live, new_context, make_user, complaints):
    complaints.expect("404|403|422")  # pages that are asked for because they are errors
    size = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce"}
    problems: list[str] = []
    stranger = await (await new_context(locale=locale, color_scheme=theme, **size)).new_page()
    link = await setup_link(live.settings)
    assert link is not None
    for path in (link, "/login", "/invitation/nothing", "/nowhere"):
        await check(stranger, path, problems)

    owner = await make_user("owner", name="Anna Orlova", locale=locale)
    member = await make_user(name="Борис Клейн", locale=locale)
    context = await new_context(owner, locale=locale, color_scheme=theme, **size)
    page = await context.new_page()
    room = await _talk(owner, member)
    await check(page, "/", problems)
    for path in (
        f"/chat/{room}",
        "/chat/rooms",
        "/notifications",
        "/notifications?show=unread",
        "/notifications/send",
        "/users",
        "/users?q=nobody-like-this",
        "/users/invite",
        "/account",
        "/chat/nowhere",
    ):
        await check(page, path, problems)
    outsider = await (await new_context(member, locale=locale, color_scheme=theme, **size)).new_page()
    await check(outsider, "/users", problems)
    assert problems == []


async def _talk(owner, member) -> str:
    anna, boris = await principal_of(owner), await principal_of(member)
    room = (await chat.rooms_of(anna))[0]
    for number, author in enumerate((anna, boris, anna, boris)):
        await chat.send_message(author, room.id, f"Message {number} https://example.com/{number}", f"c{number}")
    await chat.send_message(boris, room.id, "@Anna Orlova please", "mention")
    await publish(None, "announcement", Audience.everyone(), title="Maintenance", body="At six.", severity=4)
    return room.id
