"""Attacks with a second cookie under our name, as a page of a sibling host can plant it."""

import aiohttp
import pytest

from app.web.duplicate_cookies import _domains
from tests.support.audit_log import audit_entries, entry_details

JSON = {"Accept": "application/json"}
PATHS = ("/", "/account", "/login", "/static/css/base.css", "/health/live", "/chat/x", "/nowhere")


@pytest.fixture
async def both(newcomer, room):
    return await newcomer(), await newcomer()


@pytest.mark.parametrize("order", ["the planted one first", "last", "in a header of its own", "twice the same"])
async def test_two_session_cookies_open_nothing_and_both_are_deleted(both, live, order: str) -> None:
    alice, mallory = both
    planted = {
        "the planted one first": f"{mallory.cookie}; {alice.cookie}",
        "twice the same": f"{alice.cookie};{alice.cookie}",
    }
    sent = planted.get(order, f"{alice.cookie}; theme=dark;{mallory.cookie}")
    fields = [("Cookie", alice.cookie), ("Cookie", mallory.cookie)] if "header" in order else [("Cookie", sent)]
    async with aiohttp.ClientSession() as http:
        for method in ("GET", "POST"):
            for path in PATHS:
                headers = [*fields, ("Origin", live.url)]
                async with http.request(method, live.url + path, headers=headers, allow_redirects=False) as answer:
                    assert answer.status == 400, path
                    deleted = answer.headers.getall("Set-Cookie")
                    assert all(each.startswith("switchboard_session=;") and "Max-Age=0" in each for each in deleted)
                    assert any("Path=/;" in each and "Domain" not in each for each in deleted)
        headers = [*fields, ("Origin", live.url)]
        async with http.post(
            f"{live.url}/auth/socket-tokens", headers=headers, json={"namespaces": ["chat"]}
        ) as answer:
            assert answer.status == 400
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await http.ws_connect(f"{live.url}/socket.io/?EIO=4&transport=websocket", headers=headers)
        assert refused.value.status == 400
    assert (await alice.get("/account")).status_code == 200, "her session goes on with the one cookie"


async def test_it_is_in_the_log(both) -> None:
    alice, mallory = both
    await alice.get("/account", Cookie=f"{mallory.cookie}; {alice.cookie}")
    (entry,) = await audit_entries("cookie.duplicate")
    assert (entry.outcome, entry.address, entry.actor_id) == ("refused", "127.0.0.1", None)
    assert entry_details(entry)["code"] == "switchboard_session"


@pytest.mark.parametrize("name", ["session", "openid", "locale", "theme", "tz", "keys", "known_device"])
async def test_so_are_all_other_cookies_of_ours_and_nobody_elses(both, name: str) -> None:
    alice, _ = both
    once = f"{alice.cookie}; theirs=1; theirs=2; xswitchboard_{name}=1; xswitchboard_{name}=2"
    assert (await alice.get("/account", Cookie=once)).status_code == 200
    assert (
        await alice.get("/account", Cookie=f"{once}; switchboard_{name}=1; switchboard_{name}=2")
    ).status_code == 400


async def test_they_are_deleted_wherever_a_sibling_can_have_planted_them(live, both) -> None:
    alice, _ = both
    twice = "switchboard_session=a; switchboard_session=b"
    found = {}
    for host in ("localhost", "127.0.0.1"):
        answer = await alice.get("/chat/rooms", Cookie=twice, Host=host)
        assert answer.status_code == 400
        parts = [each.split("; ")[1:-3] for each in answer.headers.get_list("set-cookie")]
        found[host] = {tuple(each) for each in parts}
    paths = ("/", "/chat", "/chat/", "/chat/rooms", "/chat/rooms/")
    assert found["127.0.0.1"] == {(f"Path={path}",) for path in paths}
    assert found["localhost"] == found["127.0.0.1"] | {(f"Path={path}", "Domain=localhost") for path in paths}


def test_also_for_the_domains_above() -> None:
    assert _domains("a.example.co.uk:8443") == ["a.example.co.uk", "example.co.uk", "co.uk"]
    assert _domains("[::1]:8000") == _domains("192.0.2.1") == []
