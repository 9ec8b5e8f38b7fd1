"""Each line runs in the direction of its own words, while it is typed and wherever it is shown."""

import pytest
from playwright.async_api import Page, expect

pytestmark = pytest.mark.one_database

ARABIC = "مرحبا بالعالم، هذا اختبار!"
HEBREW = "שלום לכולם."
# Where the first and the last character of a word stand, from the left.
PLACES = """(element, [first, last]) => {
  const at = (char) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const start = texts.currentNode.data.indexOf(char);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(texts.currentNode, start);
      range.setEnd(texts.currentNode, start + char.length);
      return range.getBoundingClientRect().left;
    }
    throw Error(`no ${char}`);
  };
  return [at(first), at(last)];
}"""
FIELD = "textarea[name=body]"
SENT = ".log:not(.pending) .msg"


async def runs_to_the_left(element, first: str, last: str) -> bool:
    at_first, at_last = await element.evaluate(PLACES, [first, last])
    return at_first > at_last


async def say(page: Page, text: str) -> None:
    field = page.locator(FIELD)
    count = await page.locator(SENT).count()
    await field.fill(text)
    await field.press("Enter")
    await expect(page.locator(SENT)).to_have_count(count + 1)


async def test_each_line_of_a_message_runs_as_its_words_do(live, open_room, make_user):
    page = await open_room(await make_user("owner", name="Anna"))
    await say(page, f"{ARABIC}\nlast words, in English.\n> {HEBREW}\n- {HEBREW}\n`a (b).` end")
    body = page.locator(f"{SENT} .body")
    assert await runs_to_the_left(body, "مرحبا", "!")
    assert not await runs_to_the_left(body, "last words", ".")
    for element in ("blockquote", "li"):
        assert await runs_to_the_left(body.locator(element), "שלום", ".")
    assert not await runs_to_the_left(body.locator("code"), "a", ".")
    await say(page, "English, `שלום לכולם; x = 1` and on.")
    assert not await runs_to_the_left(body.last, "English", "and on")
    assert not await runs_to_the_left(body.last.locator("code"), "שלום", "x = 1"), "code runs from left to right"


@pytest.mark.parametrize(
    ("text", "direction"), [(ARABIC, "rtl"), (HEBREW, "rtl"), ("Hello, world!", "ltr"), ("", "ltr")]
)
async def test_what_is_typed_runs_as_its_words_do(text, direction, live, open_room, make_user):
    page = await open_room(await make_user("owner", name="Anna"))
    field = page.locator(FIELD)
    await field.fill(text)
    assert await field.evaluate("field => getComputedStyle(field).direction") == direction
    if not text:
        return
    await field.press("Enter")
    await expect(page.locator(SENT)).to_have_count(1)
    await page.locator(FIELD).press("ArrowUp")
    edited = page.locator("form.editing textarea")
    await expect(edited).to_have_value(text)
    assert await edited.evaluate("field => getComputedStyle(field).direction") == direction


async def test_a_name_in_a_message_turns_nothing_beside_it(live, open_room, make_user):
    name = HEBREW.rstrip(".")
    await make_user(name=name)
    page = await open_room(await make_user("owner", name="Boris"))
    await say(page, f"1 @{name} (2)")
    body = page.locator(f"{SENT} .body")
    await expect(body.locator(".mention")).to_have_text(f"@{name}")
    assert not await runs_to_the_left(body, "1", "(2)")
