"""`switchboard dev`: the program follows the files."""

import asyncio
import os
import re
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from jinja2 import FileSystemLoader

from app import server
from app.development import reload
from app.development.reload import socket_package
from app.paths import ROOT
from app.settings import Settings
from app.web import static_files
from app.web.templating import environment, render
from tests.support.live_server import LiveServer
from tests.support.patience import PATIENCE_S
from tests.support.socket_client import SocketClient

pytestmark = pytest.mark.one_database


# A handler whose event is called like its action; it may be called otherwise.
HANDLER = re.compile(r"@action_event\((\w+\.\w+)\)")


class Development:
    """`switchboard dev` in a copy of the program, whose files may be edited."""

    def __init__(self, copy: Path, settings: Settings) -> None:
        self.app = copy / "app"
        self._settings = settings
        self._log = copy / "log"
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Returns when requests are answered."""
        environment = os.environ | {
            "PYTHONDONTWRITEBYTECODE": "",  # it is started twice, and compiles everything
            "DATA_DIR": str(self._settings.data_dir),
            "DATABASE_URL": self._settings.database_url,
            "HOST": "127.0.0.1",
            "PORT": str(self._settings.port),
            "RATE_LIMITS": "off",
        }
        with self._log.open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "app", "dev"), env=environment, cwd=self.app.parent, stdout=log, stderr=log
            )
        await self.answers()

    async def answers(self) -> None:
        """Wait until requests are answered."""
        async with httpx.AsyncClient(timeout=PATIENCE_S, verify=False) as client, asyncio.timeout(PATIENCE_S):
            await _until(client, f"{self._settings.origin}/health/live", answers=True)

    async def stop(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        await self._process.wait()

    async def logged(self, words: str) -> None:
        """Wait until the log has `words`."""
        async with asyncio.timeout(PATIENCE_S):
            while words not in self._log.read_text():  # noqa: ASYNC110 - a file tells nobody
                await asyncio.sleep(0.05)


@pytest.fixture
async def development(tmp_path: Path, settings: Settings) -> AsyncIterator[Development]:
    for name in ("app", "templates", "static", "migrations"):
        shutil.copytree(ROOT / name, tmp_path / "copy" / name)
    running = Development(tmp_path / "copy", settings)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def join(development: Development, settings, listener, app, opened_database, make_user):
    """`await join("chat")`: an owner's socket in that namespace of what is developed."""
    served = LiveServer(settings, listener)
    cookie = await served.sign_in(await make_user("owner"))
    opened: list[SocketClient] = []

    async def open_socket(namespace: str) -> SocketClient:
        token = (await served.tokens(cookie, namespace))[namespace]
        socket = SocketClient(f"/{namespace}")
        opened.append(socket)
        await socket.client.connect(
            served.url,
            namespaces=[socket.namespace],
            auth={"token": token},
            headers={"Cookie": cookie, "Origin": served.url},
            transports=["websocket"],
        )
        return socket

    yield open_socket
    for socket in opened:
        await socket.close()


async def code_of(socket: SocketClient, event: str) -> str:
    """The code of the refusal of `event` without a body; "" if it is not refused."""
    return (await socket.call(event, {})).get("error", {}).get("code", "")


async def becomes(socket: SocketClient, event: str, expected: Callable[[str], bool]) -> None:
    """Wait until `code_of` that `event` is as `expected`."""
    async with asyncio.timeout(PATIENCE_S):
        while not expected(await code_of(socket, event)):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.05)


async def test_socket_events_are_swapped_under_open_sockets_and_other_code_restarts(development, join) -> None:
    """One test, because a server that starts takes longer than all that is done with it."""
    chat, notifications = await join("chat"), await join("notifications")
    package = development.app / "chat" / "socket"
    await each_file_is_swapped(chat, sorted(package.glob("*.py")), at_least=4)
    await each_file_is_swapped(notifications, [development.app / "notifications" / "socket.py"], at_least=1)
    await broken_code_swaps_nothing(development, chat, package / "members.py")
    await what_all_events_share_is_swapped(chat, package)
    # What the application gave the namespace when it was wired up is still there: the rooms that it greets with.
    assert (await (await join("chat")).wait_for("unread"))["rooms"]
    for socket in (chat, notifications):
        assert socket.bodies("bye") == socket.bodies("disconnect") == []

    file = development.app / "chat" / "access.py"
    file.write_text(f"{file.read_text()}\n# changed\n")
    async with asyncio.timeout(PATIENCE_S):
        await chat.client.wait()
    await development.answers()
    assert (await (await join("chat")).call("listRooms", {}))["ok"]


async def each_file_is_swapped(socket: SocketClient, files: list[Path], at_least: int) -> None:
    """Rename an event in each of `files` that has any, and give it its name back."""
    sid, renamed = socket.client.get_sid(socket.namespace), 0
    for file in files:
        text, name = file.read_text(), f"renamed_{file.stem}"
        changed = HANDLER.sub(rf'@action_event(\1, "{name}")', text, count=1)
        if changed != text:
            assert await code_of(socket, name) == "unknown_event"
            file.write_text(changed)
            await becomes(socket, name, lambda code: code != "unknown_event")
            file.write_text(text)
            await becomes(socket, name, lambda code: code == "unknown_event")
            renamed += 1
    assert renamed >= at_least
    assert socket.client.get_sid(socket.namespace) == sid


@contextmanager
def edited(file: Path, more: str) -> Iterator[None]:
    """Meanwhile `file` ends with `more`."""
    text = file.read_text()
    file.write_text(f"{text}\n{more}\n")
    yield
    file.write_text(text)


async def broken_code_swaps_nothing(development: Development, socket: SocketClient, file: Path) -> None:
    with edited(file, "def half_typed(:"):
        await development.logged("namespace_kept")
        assert await code_of(socket, "listRooms") == ""


async def what_all_events_share_is_swapped(socket: SocketClient, package: Path) -> None:
    """Have all events ask for another permission, which a file names that is new."""
    (package / "added.py").write_text("PERMISSION = 'no_such_permission'\n")
    base = package / "base.py"
    text = base.read_text()
    changed = text.replace('permission = "send_message"', "permission = PERMISSION")
    assert changed != text
    base.write_text(changed.replace("from app", "from app.chat.socket.added import PERMISSION\nfrom app", 1))
    await becomes(socket, "listRooms", lambda code: code == "forbidden")
    base.write_text(text)
    await becomes(socket, "listRooms", lambda code: code == "")


@pytest.mark.parametrize(
    ("path", "package"),
    [
        ("chat/socket/messages.py", "app.chat.socket"),
        ("chat/socket/__init__.py", "app.chat.socket"),
        ("chat/socket/below/more.py", "app.chat.socket"),
        ("notifications/socket.py", "app.notifications.socket"),
        ("chat/access.py", None),
        ("realtime/namespace.py", None),
        ("realtime/websocket/socket.py", None),
        ("clock.py", None),
        ("../static/js/socket.js", None),
    ],
)
def test_only_socket_events_of_features_are_swapped(path: str, package: str | None) -> None:
    assert socket_package(ROOT / "app" / path) == package


@pytest.mark.parametrize("page", ["part.html", "including.html", "inlining.html"])
async def test_a_changed_template_is_read_anew_and_only_while_developing(settings, monkeypatch, tmp_path, page):
    (tmp_path / "including.html").write_text("{% include 'part.html' %}")
    (tmp_path / "inlining.html").write_text("{% inline 'part.html' %}")
    monkeypatch.setattr(environment, "loader", FileSystemLoader(tmp_path))
    monkeypatch.setattr(environment, "auto_reload", environment.auto_reload)
    monkeypatch.setattr(static_files, "_as_written", False)
    monkeypatch.setattr(server, "listen", lambda *_: [])
    monkeypatch.setattr(server, "run", _at_once)

    def show(text: str, changed: int) -> str:
        (tmp_path / "part.html").write_text(text)
        os.utime(tmp_path / "part.html", (changed, changed))
        return render(page)

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
        async with httpx.AsyncClient(timeout=PATIENCE_S, verify=False) as client, asyncio.timeout(PATIENCE_S):
            await _until(client, address, answers=True)
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 0
            await _until(client, address, answers=False)
    finally:
        if process.returncode is None:
            process.kill()


async def _until(client: httpx.AsyncClient, address: str, *, answers: bool) -> None:
    while True:
        try:
            found = (await client.get(address)).status_code == 200
        except httpx.TransportError:
            found = False
        if found == answers:
            return
        await asyncio.sleep(0.05)
