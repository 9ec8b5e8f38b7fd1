"""Programs of strangers: the client libraries as they are installed, with their own cookie jars, over plain http."""

import asyncio
import re
from typing import Any

import httpx
import pytest
import requests

from app.chat.models import Message
from app.paths import ROOT
from tests.support.live_server import LiveServer
from tests.support.users import PASSWORD

pytestmark = pytest.mark.one_database


def python_example() -> str:
    """The code in the README's chapter for programs."""
    chapter = (ROOT / "README.md").read_text().partition("## For programs")[2].partition("\n## ")[0]
    (code,) = re.findall(r"```python\n(.*?)```", chapter, re.DOTALL)
    return code


async def test_the_example_of_the_readme_says_something_in_a_room(live: LiveServer, make_user) -> None:
    anna = await make_user()
    known: dict[str, Any] = {}
    exec(compile(python_example(), "README.md", "exec"), known)
    known["URL"] = live.url
    ack = await known["say"](anna.email, PASSWORD, "Hello from a program")
    assert ack["ok"], ack
    message = await Message.get(id=ack["id"])
    assert (message.body, message.author_id) == ("Hello from a program", anna.id)


@pytest.mark.parametrize("library", [httpx.Client, requests.Session], ids=["httpx", "requests"])
async def test_a_program_stays_signed_in_with_the_cookie_jar_of_its_library(
    library, live: LiveServer, make_user
) -> None:
    anna = await make_user()

    def visit() -> tuple[int, set[str]]:
        with library() as client:
            client.headers["Origin"] = live.url
            client.post(f"{live.url}/login", data={"email": anna.email, "password": PASSWORD})
            tokens = client.post(f"{live.url}/auth/socket-tokens", json={"namespaces": ["chat", "notifications"]})
            return client.get(f"{live.url}/account").status_code, set(tokens.json())

    assert await asyncio.to_thread(visit) == (200, {"chat", "notifications"})
