"""The pictures in the README, taken anew: `make pictures`.

Fills a data directory with invented people, serves it, lets a few of them talk in real browsers, and writes what they
see beside this file. The talk is acted out, so that a picture shows nothing that the product does not do. The pictures
are here because they are for readers of the code: what is in `static/` is served to everyone and carried by the wheel.
"""

import asyncio
import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from app.paths import ROOT
from tests.bench.processes import Process
from tests.support.browsers import ARGUMENTS, find_chromium, wait_for_value
from tests.support.ports import find_free_port

PICTURES = Path(__file__).parent
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 800}
CODE = "```python\nfor node in draining:\n    await node.hand_over(grace=30)  # seconds\n```"


class House:
    """Where the invented people are at home: its address, and their common password."""

    def __init__(self, browser: Browser, url: str, password: str) -> None:
        self._browser = browser
        self._url = url
        self._password = password

    async def page(self, who: str, path: str, scheme: str = "light", **look: object) -> Page:
        """A browser of `who`, signed in, at `path`."""
        look = {"viewport": DESK, "reduced_motion": "reduce", **look}
        context = await self._browser.new_context(base_url=self._url, color_scheme=scheme, **look)
        form = {"email": f"{who}@example.com", "password": self._password}
        answer = await context.request.post("/login", form=form, headers={"Origin": self._url}, max_redirects=0)
        assert answer.status == 303, await answer.text()
        page = await context.new_page()
        await page.goto(path)
        return page

    async def room(self, who: str, name: str, scheme: str = "light", **look: object) -> Page:
        """The same, in the room called `name`."""
        page = await self.page(who, "/chat", scheme, **look)
        address = await page.locator("#rooms li a", has_text=name).first.get_attribute("href")
        await page.goto(str(address))
        await expect(page.locator("#room [sio-status]")).to_have_attribute("data-sio-state", "online")
        if await page.locator("[data-unread-banner] button").count():
            await page.locator("[data-unread-banner] button").first.click()
        return page


@contextlib.contextmanager
def open_house(browser: Browser) -> Iterator[House]:
    with tempfile.TemporaryDirectory() as place:
        port = find_free_port()
        settings = {"DATA_DIR": place, "PORT": str(port), "PUBLIC_URL": f"http://localhost:{port}"}
        command = (sys.executable, "-m", "app")
        filled = subprocess.check_output((*command, "demo"), cwd=ROOT, env={**os.environ, **settings}, text=True)
        found = re.search(r"password (\S+)", filled)
        assert found, filled
        server = Process((*command, "serve"), port, Path(place) / "serve.log", settings, "/health/ready")
        try:
            yield House(browser, settings["PUBLIC_URL"], found[1])
        finally:
            server.stop()


def chart() -> bytes:
    """A picture such as people send: a latency that rises and falls again."""
    drawing = Image.new("RGB", (720, 260), "#17152b")
    pen = ImageDraw.Draw(drawing)
    for line in range(1, 6):
        pen.line((40, line * 44, 690, line * 44), "#2c2950")
    heights = [52, 55, 50, 58, 54, 60, 86, 148, 214, 232, 190, 120, 78, 60, 55, 52, 56, 51, 54, 50]
    points = [(45 + 34 * at, 240 - 0.85 * height) for at, height in enumerate(heights)]
    pen.polygon([(45, 240), *points, (points[-1][0], 240)], "#2b2358")
    pen.line(points, "#8f7bff", width=4, joint="curve")
    drawing.save(file := io.BytesIO(), "PNG")
    return file.getvalue()


async def say(page: Page, text: str) -> Locator:
    """Say `text`; the message as the speaker sees it."""
    field = page.get_by_role("textbox").and_(page.locator("[name=body]"))
    before = await page.locator(".log:not(.pending) .msg.own").count()
    await field.fill(text)
    await field.press("Control+Enter")
    sent = page.locator(".log:not(.pending) .msg.own")
    await expect(sent).to_have_count(before + 1)
    return sent.last


async def menu(page: Page, text: str) -> Locator:
    """The menu of the last message with `text`."""
    message = page.locator(".log .msg", has_text=text).last
    await message.hover()
    await message.locator("a.more").click()
    return page.locator("[data-message-menu]")


async def react(page: Page, text: str, emoji: str) -> None:
    await (await menu(page, text)).get_by_role("button", name=emoji).click()
    await expect(page.locator(".log .msg", has_text=text).last.locator(".reaction").first).to_be_visible()


async def talk(house: House) -> None:
    """Four people bring a release out."""
    boris, chen, fatima = [await house.room(who, "operations") for who in ("boris", "chen", "fatima")]
    await say(boris, "Rolling out **4.2** now. Two nodes are done, the third hands over:\n\n" + CODE)
    await fatima.locator("input[name=upload]").set_input_files(
        {"name": "latency.png", "mimeType": "image/png", "buffer": chart()}
    )
    await expect(fatima.locator(".upload[data-state=uploaded]")).to_be_visible()
    await say(fatima, "Latency meanwhile. It was the index, as we thought.")
    await react(boris, "Latency meanwhile", "👍")
    await react(chen, "Latency meanwhile", "👍")
    await (await menu(chen, "Latency meanwhile")).get_by_role("link", name="Reply").click()
    await expect(chen.locator("[data-reply-bar]")).to_be_visible()
    await say(chen, "Any message loss, @Anna Orlova?")
    anna = await house.room("anna", "operations")
    await say(anna, "None: every client resumed from its place, the longest gap was `1.3 s`.")
    await react(boris, "None: every client", "🎉")
    await react(fatima, "None: every client", "🎉")
    await expect(anna.get_by_text("Seen by 3")).to_be_visible()
    await fatima.locator("[name=body]").press_sequentially("Then I can")
    await expect(anna.locator(".typing")).not_to_be_empty()
    await shoot(anna, "chat-light")
    phone = await house.room("anna", "operations", viewport=PHONE)
    await expect(phone.locator(".log:not(.pending) .msg").last).to_be_in_viewport()
    await shoot(phone, "phone-light")
    beside = await house.page("anna", "/users")
    await beside.locator("[data-dock]").click()
    await expect(beside.locator("#dock #room [sio-status]")).to_have_attribute("data-sio-state", "online")
    await expect(beside.locator("#dock .log:not(.pending) .msg").last).to_be_in_viewport()
    await shoot(beside, "beside-light")


async def talk_in_russian(house: House) -> None:
    ilya, maria = [await house.room(who, "дежурство") for who in ("ilya", "maria")]
    await say(
        ilya, "Принял смену. Ночью **два** срабатывания, оба по памяти:\n\n- `eu-2`: кэш без предела\n- `eu-3`: то же"
    )
    await say(maria, "@Дарья Соколова поправку выкатили вчера, график внизу.")
    await maria.locator("input[name=upload]").set_input_files(
        {"name": "память.png", "mimeType": "image/png", "buffer": chart()}
    )
    await expect(maria.locator(".upload[data-state=uploaded]")).to_be_visible()
    await say(maria, "После полуночи всё спокойно.")
    await react(ilya, "После полуночи", "👍")
    daria = await house.room("daria", "дежурство", "dark")
    await say(daria, "Спасибо! Разбор завтра в 11, запишу итоги здесь.")
    await react(maria, "Спасибо!", "❤️")
    await expect(daria.get_by_text("Видели: 2")).to_be_visible()
    await shoot(daria, "chat-dark")
    phone = await house.room("daria", "дежурство", "dark", viewport=PHONE)
    await expect(phone.locator(".log:not(.pending) .msg").last).to_be_in_viewport()
    await shoot(phone, "phone-dark")


async def shoot(page: Page, name: str) -> None:
    """Write what `page` shows, with no more colours than a drawing needs."""
    await page.mouse.move(0, 0)
    await wait_for_value(page, "[...document.images].every((image) => image.complete)")
    taken = Image.open(io.BytesIO(await page.screenshot())).convert("RGB")
    taken.quantize(256, kmeans=2, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


async def main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        with open_house(browser) as house:
            await talk(house)
            await talk_in_russian(house)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
