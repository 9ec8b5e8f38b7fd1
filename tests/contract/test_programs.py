"""Programs of strangers: the client libraries as they are installed, with their own cookie jars, over plain http."""

import asyncio
import os
import sys

import httpx
import pytest
import requests

from app.accounts.models import User
from app.chat.models import Message
from tests.help.texts import block_to_run
from tests.support.live_server import LiveServer
from tests.support.users import PASSWORD

pytestmark = pytest.mark.one_database


async def test_the_example_on_the_page_about_the_api_says_something_and_hears_it(live: LiveServer, make_user) -> None:
    await run_example(live, await make_user(), block_to_run("api", "python"))


class TestPolling:
    @pytest.fixture
    def settings(self, make_settings, database_url, listener):
        port = listener.getsockname()[1]
        return make_settings(database_url=database_url, port=port, transports="websocket,polling")

    async def test_it_does_so_over_polling_as_well(self, live: LiveServer, make_user) -> None:
        example = block_to_run("api", "python")
        assert 'transports=["websocket"]' in example
        polling = example.replace('transports=["websocket"]', 'transports=["polling"]')
        await run_example(live, await make_user(), polling)


async def run_example(live: LiveServer, anna: User, code: str) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "ignore", "-c", code),
        env={"PATH": os.environ["PATH"], "SWITCHBOARD_URL": live.url, "EMAIL": anna.email, "PASSWORD": PASSWORD},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    assert "'ok': True" in out.decode()
    assert "message.created Hello" in out.decode()
    message = await Message.get(body="Hello")
    assert message.author_id == anna.id


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
