"""Whom the list of addresses for signing in shuts out gets in by no route, however its path is written."""

import asyncio
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pytest
from quart import Quart

from app.accounts.models import Session
from app.ip_allowlist.models import IpRule
from app.web.access import access_of
from app.web.areas import Area
from tests.support.users import PASSWORD

pytestmark = pytest.mark.one_database

ELSEWHERE = {
    "id": "r",
    "surface": "sign_in",
    "network": "192.0.2.0/24",
    "note": "",
    "created_at": "2026-01-01T00:00:00+00:00",
}
# For those that the router takes for the path itself the area decides; the others are refused for what they are.
SAME_PATH = {
    "as it is": str,
    "with a query": lambda path: f"{path}?next=/",
    "letters encoded": lambda path: "/" + "".join(f"%{ord(letter):02x}" for letter in path[1:2]) + path[2:],
    "with its origin": lambda path: f"http://localhost{path}",
}
OTHER_PATHS = {
    "two slashes": lambda path: f"/{path}",
    "three slashes": lambda path: f"//{path}",
    "slashes inside": lambda path: path.replace("/", "//"),
    "origin and two slashes": lambda path: f"http://localhost/{path}",
    "a dot": lambda path: f"/.{path}",
    "up and down": lambda path: f"/static/..{path}",
    "dots at the end": lambda path: f"{path}/x/..",
    "an encoded dot": lambda path: f"/%2e{path}",
    "up and down, encoded": lambda path: f"/static/%2e%2E{path}",
    "an encoded slash": lambda path: f"/%2F{path[1:]}",
    "all slashes encoded": lambda path: quote(path, safe=""),
    "a backslash": lambda path: f"/\\{path[1:]}",
    "an encoded backslash": lambda path: f"/%5c{path[1:]}",
    "a slash at the end, twice": lambda path: f"{path}//",
    "NUL at the end": lambda path: f"{path}%00",
    "a line end": lambda path: f"{path}%0d%0a",
}


def ways_in(app: Quart) -> Iterator[tuple[str, str]]:
    """The method and the path of every route of the area."""
    for rule in app.url_map.iter_rules():
        access = access_of(app.view_functions[rule.endpoint])
        if access is not None and access.area is Area.SIGN_IN:
            path = rule.build(dict.fromkeys(rule.arguments, "a.b"))
            for method in rule.methods - {"OPTIONS"}:
                yield method, path[1]


@pytest.fixture
async def shut_out(live, make_user):
    """`await shut_out(method, target, form)`: the answer to that from an address which may not sign in. The form is one
    that would be let in elsewhere."""
    person = await make_user("owner")
    form = urlencode({"email": person.email, "password": PASSWORD}).encode()
    await IpRule.create(**ELSEWHERE)
    await live.app.extensions["addresses"].read()
    host, port = live.url.removeprefix("http://").split(":")

    async def ask(method: str, target: str) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(port))
        head = f"{method} {target} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\nOrigin: {live.url}\r\n"
        kind = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n"
        writer.write(f"{head}{kind}\r\n".encode() + form)
        answer = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        return answer

    return ask


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


async def test_no_variant_of_a_sign_in_path_bypasses_the_allowlist(live, shut_out) -> None:
    routes = list(ways_in(live.app))
    assert {"/login", "/openid/login", "/openid/callback", "/second-factor", "/login/passkey"} <= {
        path for _, path in routes
    }
    let_in = []
    for method, path in routes:
        for name, spell in (SAME_PATH | OTHER_PATHS).items():
            answer = await shut_out(method, spell(path))
            # 400 says the server itself, of what is no path at all.
            expected = (403,) if name in SAME_PATH else (404, 400)
            if status_of(answer) not in expected or b"set-cookie" in answer.lower():
                let_in.append((method, name, answer[:60]))
    assert let_in == []
    assert not await Session.exists()


async def test_elsewhere_the_same_form_signs_somebody_in(live, shut_out) -> None:
    await IpRule.all().delete()
    await live.app.extensions["addresses"].read()
    assert status_of(await shut_out("POST", "/login")) == 303
    assert await Session.exists()
