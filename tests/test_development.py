"""`switchboard dev`: the program follows the files."""

import asyncio
import importlib
import os
import signal
import sys
from pathlib import Path

import httpx
import pytest
from jinja2 import FileSystemLoader

from app import server
from app.chat import socket as namespace
from app.development import reload
from app.development.reload import swap_namespace
from app.web import static_files
from app.web.templating import environment, render
from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.one_database


async def test_a_namespace_is_swapped_and_its_connections_are_kept(live, connect, make_user):
    socket = await connect(await make_user("owner"))
    hub = live.app.extensions["hub"]
    before = hub.server.namespace_handlers["/chat"]
    try:
        swap_namespace(live.app, Path(namespace.__file__))
        after = hub.server.namespace_handlers["/chat"]
        assert type(after) is not type(before)
        assert after.greet is before.greet
        room = next(iter((await socket.wait_for("unread"))["rooms"]))
        assert (await socket.call("typing", {"room": room}))["ok"]
    finally:
        importlib.reload(namespace)


async def test_a_changed_template_is_read_anew_and_only_while_developing(settings, monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "loader", FileSystemLoader(tmp_path))
    monkeypatch.setattr(environment, "auto_reload", environment.auto_reload)
    monkeypatch.setattr(static_files, "_as_written", False)
    monkeypatch.setattr(server, "listen", lambda *_: [])
    monkeypatch.setattr(server, "run", _at_once)

    def show(text: str, changed: int) -> str:
        (tmp_path / "page.html").write_text(text)
        os.utime(tmp_path / "page.html", (changed, changed))
        return render("page.html")

    assert show("one", 1) == "one"
    assert show("two", 2) == "one"
    await reload._serve(settings)
    assert show("three", 3) == "three"


async def _at_once(*_: object, **__: object) -> None:
    """A server that ends as soon as it was started."""


async def test_ending_it_leaves_nothing_behind(settings):
    environment = os.environ | {
        "DATA_DIR": str(settings.data_dir),
        "DATABASE_URL": settings.database_url,
        "HOST": "127.0.0.1",
        "PORT": str(settings.port),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app", "dev", env=environment, stdout=asyncio.subprocess.DEVNULL
    )
    address = f"http://localhost:{settings.port}/health/live"
    try:
        async with httpx.AsyncClient(verify=False) as client, asyncio.timeout(PATIENCE_S):
            await _until(client, address, answers=True)
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 0
            await _until(client, address, answers=False)
    finally:
        if process.returncode is None:
            process.kill()


async def _until(client: httpx.AsyncClient, address: str, *, answers: bool) -> None:
    for _ in range(600):
        try:
            found = (await client.get(address)).status_code == 200
        except httpx.TransportError:
            found = False
        if found == answers:
            return
        await asyncio.sleep(0.05)
    raise TimeoutError
