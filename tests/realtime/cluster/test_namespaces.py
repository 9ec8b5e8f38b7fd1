"""A node for one namespace: it says where it ends, and everything else it does like any other."""

import pytest

from app.realtime.auth.tokens.token import TokenUse
from tests.support.raw_socket import PATH

pytestmark = pytest.mark.one_database

OWN_PATH = PATH.replace("/socket.io/", "/socket.io/notifications/")


@pytest.fixture
def settings(make_settings, database_url, listener, redis_url):
    port = listener.getsockname()[1]
    return make_settings(database_url=database_url, port=port, redis_url=redis_url, namespaces="chat")


async def test_it_refuses_the_other_namespace_and_leaves_token_and_connection_good(newcomer, hub):
    alice = await newcomer()
    raw = await alice.join("/chat")
    token = await alice.token("/notifications")
    refusal = await raw.join("/notifications", {"token": token})
    assert refusal == {"message": "not_here", "data": {"code": "not_here", "retry": False}}
    await raw.settled()
    assert await hub.tokens.consume(token, "/notifications", alice.bearer.session_id) is TokenUse.GOOD


async def test_it_renders_the_pages_of_both(newcomer, room):
    alice = await newcomer()
    for path, namespace in ((f"/chat/{room.id}", "/chat"), ("/notifications", "/notifications")):
        page = await alice.get(path)
        assert (page.status_code, f'sio-connect="{namespace}"' in page.text) == (200, True)


async def test_a_path_of_its_own_leads_to_the_same(newcomer):
    alice = await newcomer()
    raw = await alice.link(OWN_PATH)
    assert "sid" in await raw.join("/chat", {"token": await alice.token("/chat")})
