"""What happens to open connections and pages when a session ends."""

import asyncio

import httpx
import pytest

from app.accounts.models import User
from app.accounts.roles.custom import require_factor
from app.accounts.sessions import ClientInfo, create_session
from app.accounts.users.manage import change_role_of_user
from app.realtime import revocation
from tests.support.live_server import LiveServer
from tests.support.patience import PATIENCE_S
from tests.support.principals import principal_of
from tests.support.signed_in_client import session_cookie
from tests.support.socket_client import Connect
from tests.support.users import PASSWORD

# Less than the sweep takes, which would find them as well.
SOON_S = revocation.SWEEP_INTERVAL_S * 2 / 3


@pytest.fixture
def sign_in_twice(live: LiveServer):
    """Sign in with a passkey, which is as good as two factors; the cookie."""

    async def sign_in_twice(user: User) -> str:
        bearer = await create_session(user, ClientInfo("127.0.0.1"), method="passkey", verified=True)
        assert live.app is not None
        return session_cookie(live.app, bearer)

    return sign_in_twice


async def post(live: LiveServer, cookie: str, path: str, form: dict[str, str] | None = None) -> httpx.Response:
    async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
        return await client.post(f"{live.url}{path}", data=form, headers={"Origin": live.url, "Cookie": cookie})


async def test_signing_out_closes_the_sockets_of_this_browser_only(
    live: LiveServer, connect: Connect, make_user
) -> None:
    anna = await make_user()
    here, elsewhere = await live.sign_in(anna), await live.sign_in(anna)
    chat, inbox = await connect(here, "/chat"), await connect(here, "/notifications")
    other = await connect(elsewhere, "/chat")
    assert (await post(live, here, "/logout")).status_code == 303
    async with asyncio.timeout(SOON_S):
        for socket in (chat, inbox):
            assert (await socket.wait_for("bye"))["reason"] == "signed_out"
            await socket.wait_for("disconnect")
    assert (await other.call("joinRoom", {"room": "none"}))["error"]["code"] == "not_found"


async def test_a_new_password_closes_the_sockets_of_the_other_browsers(
    live: LiveServer, connect: Connect, make_user
) -> None:
    anna = await make_user()
    here, elsewhere = await live.sign_in(anna), await live.sign_in(anna)
    kept, ended = await connect(here), await connect(elsewhere)
    form = {"current_password": PASSWORD, "new_password": "seven purple mountain bicycles"}
    assert (await post(live, here, "/account/password", form)).status_code == 303
    async with asyncio.timeout(SOON_S):
        assert (await ended.wait_for("bye"))["reason"] == "password_changed"
        await ended.wait_for("disconnect")
    assert kept.bodies("bye") == []


async def test_a_new_role_closes_the_namespaces_it_does_not_allow(
    live: LiveServer, connect: Connect, make_user
) -> None:
    anna = await make_user("member")
    cookie = await live.sign_in(anna)
    chat = await connect(cookie, "/chat")
    await change_role_of_user(await principal_of(await make_user("admin")), anna.id, "guest")
    async with asyncio.timeout(SOON_S):
        assert (await chat.wait_for("bye"))["reason"] == "forbidden"
        await chat.wait_for("disconnect")
    refused = await post_json(live, cookie, {"namespaces": ["chat"]})
    assert refused.status_code == 403
    assert (await connect(cookie, "/notifications")).client.connected


async def test_a_role_that_wants_a_second_factor_from_now_on_closes_sockets_of_those_who_have_none(
    live: LiveServer, connect: Connect, make_user, sign_in_twice
) -> None:
    anna, boris = await make_user("member"), await make_user("member")
    bare, protected = await live.sign_in(anna), await sign_in_twice(boris)
    closed, kept = await connect(bare, "/chat"), await connect(protected, "/chat")
    await require_factor(await principal_of(await make_user("owner")), "member", True)
    async with asyncio.timeout(SOON_S):
        await closed.wait_for("bye")
        await closed.wait_for("disconnect")
    assert (await post_json(live, bare, {"namespaces": ["chat"]})).status_code in (401, 403)
    assert (await kept.call("joinRoom", {"room": "none"}))["error"]["code"] == "not_found"
    assert kept.bodies("bye") == []


async def post_json(live: LiveServer, cookie: str, body: dict[str, list[str]]) -> httpx.Response:
    async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
        headers = {"Origin": live.url, "Cookie": cookie}
        return await client.post(f"{live.url}/auth/socket-tokens", json=body, headers=headers)
