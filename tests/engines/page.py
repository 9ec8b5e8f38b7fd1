"""A page in any engine, and what a person does with it: find something, click it, type.

Nothing sleeps for a fixed time. Each method polls for its condition until it holds, or until a deadline that only a
fault reaches.
"""

import asyncio
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.engines.window import DriverError, Window
from tests.support.patience import PATIENCE_S

# For one call. One that takes longer was lost when its page was replaced by the next one.
CALL_TIMEOUT_S = 20.0
_POLL_INTERVAL_S = 0.05

KEYS = {"Backspace": "\ue003", "Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015"}

Locator = tuple[str, str]


def css(selector: str) -> Locator:
    """Elements by CSS selector."""
    return "css", selector


def button(name: str) -> Locator:
    """Buttons by name: their `aria-label` or their text."""
    return "button", name


def link(name: str) -> Locator:
    """Links by name."""
    return "link", name


def field(label: str) -> Locator:
    """Fields by how their label begins."""
    return "field", label


def heading(text: str) -> Locator:
    """Headings of the first level by text."""
    return "heading", text


# `find(locator)`: the visible elements.
_FIND = """
const named = (selector, what) => [...document.querySelectorAll(selector)].filter(
  (element) => (element.ariaLabel ?? element.innerText).trim() === what,
);
const finders = {
  css: (what) => [...document.querySelectorAll(what)],
  button: (what) => named('button, [role=button]', what),
  link: (what) => named('a[href]', what),
  heading: (what) => named('h1', what),
  field: (what) => [...document.querySelectorAll('input, textarea, select')].filter((element) => (
    [...(element.labels ?? [])].some((label) => label.innerText.trim().startsWith(what)) || element.ariaLabel === what
  )),
};
const isVisible = (element) => element.checkVisibility({ visibilityProperty: true });
const find = ([kind, what]) => finders[kind](what).filter(isVisible);
"""

_IS_VISIBLE = """(locator, texts, part) => {
  const found = find(locator).map((element) => element.innerText.trim());
  const right = texts ? JSON.stringify(found) === JSON.stringify(texts) : found.some((text) => text.includes(part));
  return right ? { is: true } : { not: `shows ${JSON.stringify(found)}` };
}"""
_IS_HIDDEN = """(locator) => {
  const { length } = find(locator);
  return length ? { not: `${length} of them are there` } : { is: true };
}"""
# Where to click: in the middle of the only such element, once it does not move, is enabled and is not covered.
_CLICK_POINT = """async (locator) => {
  const [element, ...more] = find(locator);
  if (!element || more.length) return { not: `${element ? more.length + 1 : 0} of them are there` };
  const middle = () => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [Math.round(x + width / 2), Math.round(y + height / 2)];
  };
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const before = middle();
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
  const now = middle();
  if (now.join() !== before.join()) return { not: 'it moves' };
  if (element.matches(':disabled, [aria-disabled=true]')) return { not: 'it is disabled' };
  const hit = document.elementFromPoint(...now);
  if (!hit || !element.contains(hit)) return { not: `covered by ${hit?.outerHTML.slice(0, 200)}` };
  return { is: now };
}"""
_REPLACE = """(text) => {
  document.activeElement.select();
  document.execCommand('insertText', false, text);
}"""


class Page:
    """A window at one site."""

    def __init__(self, window: Window, origin: str) -> None:
        self.window = window
        self._origin = origin

    async def goto(self, address: str) -> None:
        """Open an address of the site, or a whole URL."""
        await self.window.navigate(address if "://" in address else self._origin + address)

    async def reload(self) -> None:
        """Load the page again."""
        await self.window.reload()

    async def evaluate(self, function: str, *arguments: Any) -> Any:
        """The result of a JavaScript function, which can use `find`."""
        return await self.window.evaluate(f"(...given) => {{ {_FIND} return ({function})(...given); }}", *arguments)

    async def wait_until(self, function: str, *arguments: Any) -> Any:
        """Call `function` again and again while it returns `{not: reason}`, until it returns `{is: value}`; the value.
        Raises AssertionError with the last reason."""
        end, answer = time.monotonic() + PATIENCE_S, {}
        while True:
            try:
                async with asyncio.timeout(CALL_TIMEOUT_S):
                    answer = await self.evaluate(function, *arguments)
            except (DriverError, TimeoutError) as error:
                answer = {"not": repr(error)}
            if "is" in answer:
                return answer["is"]
            if time.monotonic() > end:
                raise AssertionError(f"{arguments}: {answer['not']}; the page is\n{await self._text()}")
            await asyncio.sleep(_POLL_INTERVAL_S)

    async def _text(self) -> str:
        try:
            return str(await self.window.evaluate("() => `${location.href}\\n${document.body.innerText}`"))
        except DriverError as error:
            return repr(error)

    async def expect_visible(self, locator: Locator, *texts: str, part: str = "") -> None:
        """Wait until the visible elements have exactly these `texts`, or without any until one contains `part`."""
        await self.wait_until(_IS_VISIBLE, locator, texts or None, part)

    async def expect_url(self, part: str) -> None:
        """Wait until the URL of the page contains `part`."""
        await self.wait_until("(part) => (location.href.includes(part) ? { is: true } : { not: location.href })", part)

    async def expect_hidden(self, locator: Locator) -> None:
        """Wait until no such element is visible."""
        await self.wait_until(_IS_HIDDEN, locator)

    async def click(self, locator: Locator) -> None:
        """Click the only such element with the mouse."""
        x, y = await self.wait_until(_CLICK_POINT, locator)
        mouse: Sequence[Mapping[str, Any]] = (
            {"type": "pointerMove", "x": x, "y": y, "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )
        pointer = {"pointerType": "mouse"}
        await self.window.perform_actions({"type": "pointer", "id": "mouse", "parameters": pointer, "actions": mouse})

    async def press(self, *keys: str) -> None:
        """Press keys one after the other: characters, or names of `KEYS`."""
        strokes = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        await self.window.perform_actions({"type": "key", "id": "keyboard", "actions": strokes})

    async def fill(self, locator: Locator, text: str) -> None:
        """Click a field and replace what is in it by `text`, in one go as when pasting."""
        await self.click(locator)
        await self.evaluate(_REPLACE, text)

    async def set_file(self, selector: str, path: Path) -> None:
        """Choose a file in the field that `selector` selects, which may be hidden."""
        await self.window.set_file(selector, path)
