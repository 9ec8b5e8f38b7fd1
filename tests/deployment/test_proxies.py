"""The configurations on the page about deployment, each in front of two nodes."""

import asyncio
import io
import signal
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import click
import pytest
import trustme
from aiohttp.abc import AbstractResolver, ResolveResult

from app.chat.models import Attachment
from app.settings import Settings
from tests.deployment.proxy import HOST, PROXIES, binary, running
from tests.support.deployment import Deployment, site
from tests.support.patience import PATIENCE_S
from tests.support.ports import find_free_port
from tests.support.raw_socket import RawSocket
from tests.support.users import PASSWORD

__all__ = ["site"]

pytestmark = pytest.mark.several_nodes

MIB = 1024 * 1024
MAX_FILE_MB = Settings.model_fields["max_file_mb"].default


class _Local(AbstractResolver):
    """Finds every host on this machine."""

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        family, flags = socket.AF_INET, socket.AI_NUMERICHOST
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=family, proto=0, flags=flags)]

    async def close(self) -> None:
        pass


class Visitor:
    """A person behind a proxy that serves `origin`."""

    def __init__(self, http: aiohttp.ClientSession, origin: str) -> None:
        self._http = http
        self.origin = origin

    async def sign_in(self, email: str) -> None:
        form = {"email": email, "password": PASSWORD}
        async with self._http.post(f"{self.origin}/login", data=form, allow_redirects=False) as answer:
            assert answer.status == 303, await answer.text()

    async def get(self, path: str) -> int:
        async with self._http.get(self.origin + path) as answer:
            await answer.read()
            return answer.status

    async def upload(self, room: str, size: int) -> tuple[int, str, str]:
        """The status of the answer to a file of `size` bytes, and the id and the address of the file."""
        form = aiohttp.FormData()
        form.add_field("client_id", "")
        form.add_field("file", io.BytesIO(bytes(size)), filename="large.bin", content_type="application/octet-stream")
        accept = {"Accept": "application/json"}
        async with self._http.post(f"{self.origin}/chat/{room}/files", data=form, headers=accept) as answer:
            if answer.status != 201:
                return answer.status, "", ""
            file = (await answer.json())["file"]
            return 201, file["id"], file["url"]

    async def socket(self, namespace: str, path: str = "/socket.io/") -> RawSocket:
        """A socket in `namespace`."""
        name = namespace.strip("/")
        async with self._http.post(f"{self.origin}/auth/socket-tokens", json={"namespaces": [name]}) as answer:
            token = (await answer.json())[name]
        raw = RawSocket(await self._http.ws_connect(f"{self.origin}{path}?EIO=4&transport=websocket"))
        assert "sid" in await raw.join(namespace, {"token": token})
        return raw


@asynccontextmanager
async def visitor(origin: str, authority: trustme.CA) -> AsyncIterator[Visitor]:
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    connector = aiohttp.TCPConnector(ssl=trusted, resolver=_Local())
    async with aiohttp.ClientSession(connector=connector, headers={"Origin": origin}) as http:
        yield Visitor(http, origin)


@asynccontextmanager
async def deployed(
    name: str, site: Deployment, folder: Path, authority: trustme.CA, *environments: dict[str, str]
) -> AsyncIterator[Visitor]:
    """Both nodes behind the proxy `name`, and somebody who is signed in."""
    if binary(name) is None:
        pytest.skip(f"{PROXIES[name][0]} is not installed")
    port = find_free_port()
    origin = f"https://{HOST}:{port}"
    common = {"PUBLIC_URL": origin, "TRUSTED_PROXIES": "127.0.0.1"}
    for node, more in zip(site.nodes, environments or ({}, {}), strict=True):
        await node.start(**common, **more)
    user = await site.make_user(name="Anna")
    (folder / "proxy").mkdir()
    ports = [node.port for node in site.nodes]
    with running(name, folder / "proxy", port, ports, authority):
        async with visitor(origin, authority) as anna:
            await anna.sign_in(user.email)
            yield anna


@pytest.mark.parametrize("name", ["nginx", "haproxy", "caddy"])
async def test_two_nodes_behind_it_take_files_and_sockets_and_one_is_enough(
    name: str, site: Deployment, authority: trustme.CA, tmp_path: Path
) -> None:
    loop = asyncio.get_running_loop()
    async with deployed(name, site, tmp_path, authority) as anna:
        # Files: the largest that is allowed, and what a page has to tell from a broken connection.
        began = loop.time()
        status, file, address = await anna.upload(site.room.id, 20 * MIB)
        took = loop.time() - began
        assert status == 201
        status, largest, _ = await anna.upload(site.room.id, MAX_FILE_MB * MIB)
        assert status == 201
        assert (await Attachment.get(id=largest)).size == MAX_FILE_MB * MIB
        assert (await anna.upload(site.room.id, MAX_FILE_MB * MIB + 1))[0] == 413
        assert (await anna.upload(site.room.id, (MAX_FILE_MB + 5) * MIB))[0] == 413
        # Sockets, on both nodes.
        sockets = [await anna.socket("/chat") for _ in range(4)]
        for raw in sockets:
            await raw.call("/chat", "joinRoom", {"room": site.room.id})
        sent = {"room": site.room.id, "body": "here", "client_id": "1", "files": [file]}
        assert (await sockets[0].call("/chat", "sendMessage", sent))["ok"]
        for raw in sockets:
            await raw.event("/chat", "event", lambda event: event["kind"] == "message.created")
        # A file that came by way of one is there by way of the other, as both share DATA_DIR.
        assert [await anna.get(address) for _ in range(4)] == [200] * 4
        # One is told to end: the probe of the proxy says so, and nobody notices.
        site.first.tell(signal.SIGTERM)
        statuses = []
        async with asyncio.timeout(PATIENCE_S):
            while site.first.up:
                statuses.append(await anna.get("/account"))
                await asyncio.sleep(0.05)
        statuses += [await anna.get("/account") for _ in range(10)]
        assert set(statuses) == {200}
        await asyncio.gather(*(raw.close() for raw in sockets))
    click.echo(f"{name}: a file of 20 MiB in {took:.2f} s; {len(statuses)} requests while a node ended, no error")


async def test_each_namespace_has_nodes_of_its_own(site: Deployment, authority: trustme.CA, tmp_path: Path) -> None:
    apart = ({"NAMESPACES": "chat"}, {"NAMESPACES": "notifications"})
    async with deployed("nginx-namespaces", site, tmp_path, authority, *apart) as anna:
        chat = await anna.socket("/chat")
        notifications = await anna.socket("/notifications", "/socket.io/notifications/")
        assert (await chat.call("/chat", "listRooms", {}))["ok"]
        await asyncio.gather(chat.close(), notifications.close())
