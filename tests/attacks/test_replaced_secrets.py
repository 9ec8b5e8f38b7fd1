"""Attacks with a cookie in the seconds after its secret was replaced, in which it is still good for reading."""

from datetime import timedelta

import aiohttp
import pytest

from app.accounts import sessions
from app.accounts.models import Session
from app.clock import clock
from app.web.access import access_of
from tests.attacks.inventory import all_paths
from tests.support.raw_socket import PATH

# What stands for the variables of addresses where not anything can.
KNOWN = {"what": "pin", "form": "csv"}
JSON = {"Accept": "application/json"}


@pytest.fixture
async def thief(newcomer, room):
    """A copy of the cookie of an owner, who has just proved who they are in their own browser."""
    copy = await newcomer("owner")
    await sessions.mark_reauthenticated(copy.bearer.session_id)
    # Those seconds do not pass while every door is tried, however slow the machine is.
    row = await Session.get(id=copy.bearer.session_id)
    assert row.previous_until is not None
    await Session.filter(id=row.id).update(previous_until=row.previous_until + timedelta(hours=1))
    return copy


async def test_it_opens_no_door_that_changes_or_hands_out_something(thief, live) -> None:
    before = await Session.all().values("secret_hash", "sudo_until", "idle_expires_at", "revoked_at")
    async with thief.browser(**JSON) as browser:
        assert (await browser.get("/account")).status_code == 200, "what was on its way may read"
        opened = {}
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            for path in all_paths(live.app, method, KNOWN):
                if access_of(live.app.view_functions[_endpoint(live.app, path, method)]).anonymous:
                    continue
                answer = await browser.request(method, path)
                if answer.status_code != 401:
                    opened[method, path] = answer.status_code
    assert opened == {}
    assert await Session.all().values("secret_hash", "sudo_until", "idle_expires_at", "revoked_at") == before


async def test_it_has_not_the_proof(thief, live) -> None:
    asked = 0
    async with thief.browser(**JSON) as browser:
        for path in all_paths(live.app, "GET", KNOWN):
            if access_of(live.app.view_functions[_endpoint(live.app, path, "GET")]).sudo:
                answer = await browser.get(path)
                assert (answer.status_code, answer.json()["error"]["code"]) == (403, "sudo_required"), path
                asked += 1
    assert asked >= 3


async def test_it_gets_no_tokens_and_opens_no_socket(thief) -> None:
    async with thief.browser(**JSON) as browser:
        answer = await browser.post("/auth/socket-tokens", json={"namespaces": ["chat"]})
    assert answer.status_code == 401
    for path in (PATH, PATH.replace("websocket", "polling")):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await thief.link(path)
        assert refused.value.status == 401


async def test_what_was_found_out_before_it_was_replaced_opens_no_socket(newcomer, room) -> None:
    copy = await newcomer()
    async with copy.browser(**JSON) as browser:
        assert (await browser.post("/auth/socket-tokens", json={"namespaces": ["chat"]})).status_code == 200
    await sessions.mark_reauthenticated(copy.bearer.session_id)
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await copy.link()
    assert refused.value.status == 401


async def test_connections_from_before_go_on(newcomer, room) -> None:
    alice = await newcomer()
    raw = await alice.join()
    await sessions.mark_reauthenticated(alice.bearer.session_id)
    assert (await raw.call("/chat", "joinRoom", {"room": room.id}))["ok"]
    assert not raw.ended


async def test_reading_with_it_does_not_keep_the_session_alive(thief) -> None:
    row = await Session.get(id=thief.bearer.session_id)
    row.last_seen_at -= sessions.TOUCH_EVERY * 2
    await row.save()
    assert (await thief.get("/account")).status_code == 200
    assert (await Session.get(id=row.id)).idle_expires_at == row.idle_expires_at
    assert clock.now() < row.previous_until


def _endpoint(app, path: str, method: str) -> str:
    return app.url_map.bind("localhost").match(path, method=method)[0]
