"""WebKitGTK, which has the engine of Safari, driven by WebDriver (https://www.w3.org/TR/webdriver2/): with its own
driver and its own small browser, on a virtual display."""

import asyncio
import json
import os
import re
import shutil
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aiohttp

from tests.engines.window import BrowserUnavailable, DriverError, to_json, with_json_arguments
from tests.support.patience import PATIENCE_S
from tests.support.ports import find_free_port
from tests.support.subprocesses import WatchedProcess

# Of Debian, Fedora and Arch; the name of the directory changes with the version of the library.
PLACES = (
    "usr/lib/*/webkit*gtk-*/MiniBrowser",
    "usr/libexec/webkit*gtk-*/MiniBrowser",
    "usr/lib/webkit*gtk-*/MiniBrowser",
)
# How often a browser is started until one tells that it is there.
_STARTS = 3
_SCREEN = "1440x940x24"
# Its sandbox needs rights that root and containers do not have; and there may be no graphics card.
_ENVIRONMENT = {
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "LANGUAGE": "en",
}
# For `prefers-reduced-motion`: without a graphics card an animation keeps a processor busy.
_GTK_SETTINGS = "[Settings]\ngtk-enable-animations=0\n"
# WebDriver does not report errors of pages. So the first call in a page begins to record them, and each call collects
# what was recorded.
_RECORD_COMPLAINTS = """if (!window.complaints) {
  window.complaints = [];
  const note = (text) => window.complaints.push(text);
  const { error } = console;
  console.error = (...words) => (note(`console: ${words.join(' ')}`), error.apply(console, words));
  addEventListener('error', (event) => note(`exception: ${event.message} ${event.filename}:${event.lineno}`));
  addEventListener('unhandledrejection', (event) => note(`rejection: ${event.reason}`));
  addEventListener('securitypolicyviolation', (event) => note(
    `Content-Security-Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`
  ));
}"""


class VirtualDisplay:
    """An X server that needs no screen. Raises `BrowserUnavailable`."""

    def __init__(self, directory: Path) -> None:
        if shutil.which("Xvfb") is None:
            raise BrowserUnavailable("no screen for WebKit: Xvfb is not installed")
        log = directory / "screen.log"
        # It takes the first free number and writes it to the log.
        command = ("Xvfb", "-displayfd", "2", "-screen", "0", _SCREEN, "-nolisten", "tcp")
        self._running = WatchedProcess(command, log)
        end = time.monotonic() + PATIENCE_S
        while not (found := re.search(r"^\d+$", log.read_text(), re.MULTILINE)):
            if self._running.ended():
                self._running.stop()
                raise BrowserUnavailable(f"Xvfb does not start here: {log.read_text()[-300:]}")
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.02)
        self.display = f":{found[0]}"

    def stop(self) -> None:
        """End it."""
        self._running.stop()


class WebKit:
    """See `tests.engines.window.Engine`. A driver runs one browser at a time, so each window of a test has its own.
    Drivers stay for the next test, browsers do not."""

    def __init__(self, directory: Path) -> None:
        driver = os.environ.get("WEBKIT_DRIVER") or shutil.which("WebKitWebDriver")
        if driver is None:
            raise BrowserUnavailable("no WebKit: WEBKIT_DRIVER is not set and WebKitWebDriver is not installed")
        found = (path for place in PLACES for path in sorted(Path("/").glob(place)))
        browser = os.environ.get("MINIBROWSER") or next(map(str, found), None)
        if browser is None:
            raise BrowserUnavailable("no WebKit: MINIBROWSER is not set and MiniBrowser is not installed")
        options = {"binary": browser, "args": ["--automation"]}
        self.capabilities = {"webkitgtk:browserOptions": options, "proxy": {"proxyType": "direct"}}
        self._program, self._directory = driver, directory
        settings = directory / ".config" / "gtk-3.0" / "settings.ini"
        settings.parent.mkdir(parents=True)
        settings.write_text(_GTK_SETTINGS)
        self._display = VirtualDisplay(directory)
        self._drivers: dict[int, Driver] = {}

    async def connect(self) -> "Session":
        return Session(self)

    def driver(self, number: int) -> "Driver":
        """The driver for that window, counted from 0, of a test."""
        if number not in self._drivers:
            environment = {**os.environ, **_ENVIRONMENT, "DISPLAY": self._display.display, "HOME": str(self._directory)}
            log = self._directory / f"driver-{number}.log"
            self._drivers[number] = Driver(self._program, log, environment)
        return self._drivers[number]

    def let_go(self, number: int) -> None:
        """End the driver of that window; the next one that is asked for is another one."""
        self._drivers.pop(number).running.stop()

    def stop(self) -> None:
        for driver in self._drivers.values():
            driver.running.stop()
        self._display.stop()


class Driver:
    """A process that takes commands at `url` and starts a browser for each session."""

    def __init__(self, program: str, log: Path, environment: Mapping[str, str]) -> None:
        port = find_free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._log = log
        # On SIGTERM it closes its browser as well.
        self.running = WatchedProcess((program, f"--port={port}"), log, end_with=signal.SIGTERM, env=environment)

    async def ready(self, http: aiohttp.ClientSession) -> None:
        """Wait until it answers."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                try:
                    await send_command(http, "GET", f"{self.url}/status")
                    return
                except aiohttp.ClientConnectionError:
                    assert not self.running.ended(), self._log.read_text()
                    await asyncio.sleep(0.02)


async def send_command(
    http: aiohttp.ClientSession, method: str, url: str, body: Mapping[str, Any] | None = None
) -> Any:
    """What a driver answers to a command. Raises `DriverError`."""
    content = {} if method == "POST" and body is None else body
    async with http.request(method, url, json=content) as response:
        told = (await response.json())["value"]
    if isinstance(told, dict) and "error" in told:
        raise DriverError(f"{url}: {told['error']}: {told.get('message')}")
    return told


class Session:
    """See `tests.engines.window.Session`."""

    def __init__(self, webkit: WebKit) -> None:
        self._webkit = webkit
        # A connection for each command: the driver closes one that it has not been asked by for a while.
        connector = aiohttp.TCPConnector(force_close=True)
        self._http = aiohttp.ClientSession(connector=connector, timeout=aiohttp.ClientTimeout(PATIENCE_S))
        self._windows: list[WebKitWindow] = []

    async def open(self) -> "WebKitWindow":
        driver, session = await self._start_browser()
        window = WebKitWindow(self._http, f"{driver.url}/session/{session['sessionId']}")
        self._windows.append(window)
        await window.resize(1440, 900)
        return window

    async def _start_browser(self) -> tuple["Driver", Any]:
        """A driver, and what it says of the browser that it has started. On a busy machine a browser now and then never
        tells its driver that it is there, and the driver waits for it forever: such a driver is replaced."""
        capabilities = {"capabilities": {"alwaysMatch": self._webkit.capabilities}}
        for _ in range(_STARTS):
            driver = self._webkit.driver(len(self._windows))
            await driver.ready(self._http)
            try:
                async with asyncio.timeout(PATIENCE_S / _STARTS):
                    return driver, await send_command(self._http, "POST", f"{driver.url}/session", capabilities)
            except TimeoutError:
                self._webkit.let_go(len(self._windows))
        raise TimeoutError("WebKit does not start")

    async def close(self) -> None:
        for window in self._windows:
            await window.close()
        await self._http.close()


class WebKitWindow:
    """See `tests.engines.window.Window`."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self.complaints: list[str] = []
        self._http = http
        self._url = url

    async def _send(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        return await send_command(self._http, method, self._url + path, body)

    async def resize(self, width: int, height: int) -> None:
        """Set the size of the window, with its bars."""
        await self._send("POST", "/window/rect", {"x": 0, "y": 0, "width": width, "height": height})

    async def navigate(self, url: str) -> None:
        await self._send("POST", "/url", {"url": url})
        await self.evaluate("() => null")

    async def reload(self) -> None:
        await self._send("POST", "/refresh")
        await self.evaluate("() => null")

    async def evaluate(self, function: str, *arguments: Any) -> Any:
        script = f"""const [given, done] = arguments;
          {_RECORD_COMPLAINTS}
          const answer = (result) => done([result, window.complaints.splice(0)]);
          const fail = (error) => answer({{ error: `${{error}}` }});
          ({with_json_arguments(function)})(given).then((value) => answer({{ value }}), fail);"""
        body = {"script": script, "args": [to_json(arguments)]}
        told, complaints = await self._send("POST", "/execute/async", body)
        self.complaints.extend(complaints)
        if "error" in told:
            raise DriverError(told["error"])
        return json.loads(told["value"])

    async def perform_actions(self, source: Mapping[str, Any]) -> None:
        await self._send("POST", "/actions", {"actions": [source]})

    async def set_file(self, selector: str, path: Path) -> None:
        found = await self._send("POST", "/element", {"using": "css selector", "value": selector})
        (element,) = found.values()
        await self._send("POST", f"/element/{element}/value", {"text": str(path)})

    async def close(self) -> None:
        await self._send("DELETE", "")
