"""What a message costs the main thread of a browser that has its room open."""

import asyncio
from pathlib import Path

from playwright.async_api import CDPSession, Page, async_playwright

from tests.bench.figure import Figure
from tests.bench.targets import Running, Switchboard
from tests.support.browsers import ARGUMENTS, find_chromium

MESSAGE_MS = 2.0
MESSAGES, BODY = 500, 200
# Messages a second: one to a frame at most, and many to each.
RATES = {"one by one": 20.0, "in a flood": 400.0}
# As many before, so that the page has as many messages as it keeps, and its code is warm.
WARM = 150
_PARTS = {"ScriptDuration": "scripts", "LayoutDuration": "layout", "RecalcStyleDuration": "styles"}


class NoBrowser(Exception):
    """There is no Chromium to measure."""


async def measure(directory: Path) -> list[Figure]:
    """One page, in which somebody reads what another person says at a steady rate. Raises `NoBrowser`."""
    executable = find_chromium()
    if executable is None:
        raise NoBrowser("no Chromium")
    target = Switchboard(directory, 2)
    running = target.start()
    try:
        await asyncio.to_thread(_come, running)
        host, port = running.server.address
        url = f"http://{host}:{port}"
        name, _, value = target.prepared.cookies[1].partition("=")
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
            context = await browser.new_context(bypass_csp=True)  # waiting for a condition in the page takes eval
            page = await context.new_page()
            devtools = await context.new_cdp_session(page)
            await context.add_cookies([{"name": name, "value": value, "url": url}])
            await page.goto(f"{url}/chat/{target.prepared.room}")
            await page.wait_for_selector("#room [sio-status][data-sio-state=online]")
            # Processor time and not time on the clock: what else the machine does is not the page's.
            await devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
            await _say(page, running, WARM, RATES["one by one"])
            return [await _read(page, devtools, running, *each) for each in RATES.items()]
    finally:
        running.stop()


def _come(running: Running) -> None:
    running.load.do("grow", to=1)
    running.load.do("join")


async def _read(page: Page, devtools: CDPSession, running: Running, how: str, rate: float) -> Figure:
    before = await _used(devtools)
    took = await _say(page, running, MESSAGES, rate)
    after = await _used(devtools)
    await page.wait_for_timeout(took * 1_000)
    idle = (await _used(devtools))["TaskDuration"] - after["TaskDuration"]
    each = {name: (after[name] - before[name]) * 1_000 / MESSAGES for name in after}
    parts = ", ".join(f"{word} {each[name]:.2f}" for name, word in _PARTS.items())
    more = f"CPU; {parts}; {MESSAGES / took:.0f} a second; nothing said: {idle / took * 1_000:.1f} ms a second"
    return Figure(f"main thread of a browser for a message, {how}", each["TaskDuration"], "ms", MESSAGE_MS, more)


async def _say(page: Page, running: Running, count: int, rate: float) -> float:
    """Have `count` messages said, and wait until the page shows the last; the seconds it took."""
    last = "Array.from(document.querySelectorAll('.msg[data-seq]')).at(-1)"
    before = await page.evaluate(f"Number({last}?.dataset.seq ?? 0)")
    order = {"rate": rate, "seconds": count / rate, "size": BODY}
    said = await asyncio.to_thread(lambda: running.load.do("steady", **order))
    await page.wait_for_function(f"Number({last}?.dataset.seq) >= {before + count}")
    return float(said["wall_s"])


async def _used(devtools: CDPSession) -> dict[str, float]:
    metrics = (await devtools.send("Performance.getMetrics"))["metrics"]
    return {each["name"]: each["value"] for each in metrics if each["name"] in ("TaskDuration", *_PARTS)}
