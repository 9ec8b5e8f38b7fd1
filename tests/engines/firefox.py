"""Firefox, driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), its own protocol over a WebSocket."""

import asyncio
import itertools
import json
import os
import re
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.engines.window import BrowserUnavailable, DriverError, to_json, with_json_arguments
from tests.support.patience import PATIENCE_S
from tests.support.subprocesses import WatchedProcess

NAMES = ("firefox-esr", "firefox")
_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# It sets most of what a driven browser needs (no updates, no telemetry) by itself.
_PREFERENCES = {"intl.accept_languages": "en-US", "network.proxy.type": 0}
# Logged as errors also when a page is left while it opens its socket or fetches something, which is no fault.
_PAGE_LEFT = re.compile(
    "establish a connection to the server at ws|interrupted while the page was loading|NetworkError when"
)


class Firefox:
    """See `tests.engines.window.Engine`. `preferences` are set besides those that each has."""

    def __init__(self, directory: Path, preferences: Mapping[str, object] | None = None) -> None:
        found = [os.environ.get("FIREFOX"), *map(shutil.which, NAMES)]
        program = next((path for path in found if path and Path(path).exists()), None)
        if program is None:
            raise BrowserUnavailable(f"no Firefox: FIREFOX is not set and none of {', '.join(NAMES)} is installed")
        profile, log = directory / "profile", directory / "firefox.log"
        profile.mkdir()
        wanted = {**_PREFERENCES, **(preferences or {})}
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wanted.items())
        (profile / "user.js").write_text("\n".join(lines))
        command = (program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0")
        self._running = WatchedProcess(command, log, env={**os.environ, "HOME": str(directory)})
        self._url = self._listening(log)

    def _listening(self, log: Path) -> str:
        end = time.monotonic() + PATIENCE_S
        while not (found := _LISTENING.search(log.read_text())):
            if self._running.ended():
                self._running.stop()
                raise BrowserUnavailable(f"Firefox does not start here: {log.read_text()[-300:]}")
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.05)
        return f"{found[1]}/session"

    async def connect(self) -> "Session":
        session = Session(await connect(self._url, max_size=None, proxy=None))
        await session.send_command("session.new", capabilities={})
        await session.send_command("session.subscribe", events=["log.entryAdded"])
        return session

    def stop(self) -> None:
        self._running.stop()


class Session:
    """See `tests.engines.window.Session`."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._numbers = itertools.count(1)
        self._pending: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._windows: dict[str, FirefoxWindow] = {}
        self._reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        with suppress(ConnectionClosed):
            async for text in self._connection:
                message = json.loads(text)
                if message["type"] == "event":
                    self._record_log_entry(message["params"])
                elif (pending := self._pending.pop(message["id"], None)) and not pending.done():
                    pending.set_result(message)

    def _record_log_entry(self, entry: Mapping[str, Any]) -> None:
        window = self._windows.get(entry["source"].get("context", ""))
        if window is not None and entry["level"] == "error" and not _PAGE_LEFT.search(entry["text"]):
            window.complaints.append(f"{entry['type']}: {entry['text']}")

    async def send_command(self, method: str, **parameters: Any) -> Any:
        """What Firefox answers to a command. Raises `DriverError`."""
        number = next(self._numbers)
        answer = self._pending[number] = asyncio.get_running_loop().create_future()
        await self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        async with asyncio.timeout(PATIENCE_S):
            told = await answer
        if told["type"] == "error":
            raise DriverError(f"{method}: {told['error']}: {told['message']}")
        return told["result"]

    async def open(self) -> "FirefoxWindow":
        user = (await self.send_command("browser.createUserContext"))["userContext"]
        # A window, because a tab is hidden as soon as there is a second one.
        context = (await self.send_command("browsingContext.create", type="window", userContext=user))["context"]
        await self.send_command("browsingContext.setViewport", context=context, viewport={"width": 1440, "height": 900})
        window = self._windows[context] = FirefoxWindow(self, context, user)
        return window

    async def close(self) -> None:
        for window in self._windows.values():
            await window.close()
        await self.send_command("session.end")
        await self._connection.close()
        await self._reader


class FirefoxWindow:
    """See `tests.engines.window.Window`."""

    def __init__(self, session: Session, context: str, user: str) -> None:
        self.complaints: list[str] = []
        self._session = session
        self._context = context
        self._user = user

    async def _send(self, method: str, **parameters: Any) -> Any:
        return await self._session.send_command(method, context=self._context, **parameters)

    async def navigate(self, url: str) -> None:
        await self._send("browsingContext.navigate", url=url, wait="complete")

    async def reload(self) -> None:
        await self._send("browsingContext.reload", wait="complete")

    async def evaluate(self, function: str, *arguments: Any) -> Any:
        told = await self._session.send_command(
            "script.callFunction",
            functionDeclaration=with_json_arguments(function),
            arguments=[{"type": "string", "value": to_json(arguments)}],
            awaitPromise=True,
            target={"context": self._context},
        )
        if told["type"] == "exception":
            raise DriverError(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"])

    async def perform_actions(self, source: Mapping[str, Any]) -> None:
        await self._send("browsingContext.activate")
        await self._send("input.performActions", actions=[source])

    async def set_file(self, selector: str, path: Path) -> None:
        found = await self._send("browsingContext.locateNodes", locator={"type": "css", "value": selector})
        (node,) = found["nodes"]
        await self._send("input.setFiles", element={"sharedId": node["sharedId"]}, files=[str(path)])

    async def close(self) -> None:
        await self._session.send_command("browser.removeUserContext", userContext=self._user)
