"""Attacks that pretend to come from somewhere else, and the harm one can do to oneself."""

from collections.abc import Callable

import pytest

from app import create_app
from app.accounts.models import User
from app.ip_allowlist.models import IpRule
from tests.support.app_client import AppClient
from tests.support.audit_log import audit_entries
from tests.support.users import PASSWORD


@pytest.fixture
def trusting(make_settings: Callable[..., object], database_url: str):
    """The application behind a proxy at 10.0.0.1."""
    return create_app(make_settings(database_url=database_url, trusted_proxies=("10.0.0.0/8",)))


async def wrong(browser: AppClient, number: int, **headers: str) -> int:
    """What a failed sign-in is answered; each `number` is another account."""
    form = {"email": f"nobody{number}@example.org", "password": "wrong"}
    return (await browser.post("/login", form, **headers)).status_code


async def test_t18_a_64_of_ipv6_is_one_address(client, unhurried: int) -> None:
    answered = [await wrong(AppClient(client.app, f"2001:db8:1:2::{number:x}"), number) for number in range(1, 101)]
    assert answered == [401] * unhurried + [429] * (100 - unhurried)
    assert await wrong(AppClient(client.app, "2001:db8:1:3::1"), 0) == 401


async def test_t19_what_a_stranger_says_of_its_address_counts_for_nothing(client, unhurried: int) -> None:
    answered = []
    for number in range(60):
        browser = AppClient(client.app, "203.0.113.9")
        headers = {"X_Forwarded_For": f"198.51.100.{number}", "X_Real_IP": "192.0.2.1", "Forwarded": "for=192.0.2.2"}
        answered.append(await wrong(browser, number, **headers))
    assert answered == [401] * unhurried + [429] * (60 - unhurried)
    assert {entry.address for entry in await audit_entries("sign_in.failed")} == {"203.0.113.9"}


async def test_t20_of_a_chain_only_what_our_proxies_wrote_counts(trusting) -> None:
    async with trusting.test_app():
        proxy = AppClient(trusting, "10.0.0.1")
        for chain in ("6.6.6.6, 203.0.113.9", "6.6.6.6, 203.0.113.9, 10.0.0.2", "10.0.0.3, 203.0.113.9:4711"):
            assert await wrong(proxy, 1, X_Forwarded_For=chain) == 401
        direct = AppClient(trusting, "198.51.100.7")
        assert await wrong(direct, 1, X_Forwarded_For="6.6.6.6") == 401
        assert [entry.address for entry in await audit_entries("sign_in.failed")] == ["203.0.113.9"] * 3 + [
            "198.51.100.7"
        ]


async def test_t20_the_allow_list_looks_behind_proxies_too(trusting, make_user) -> None:
    async with trusting.test_app():
        await IpRule.create(
            id="r", surface="sign_in", network="203.0.113.0/24", note="", created_at="2026-01-01T00:00:00+00:00"
        )
        await trusting.extensions["addresses"].read()
        proxy = AppClient(trusting, "10.0.0.1")
        assert (await proxy.get("/login", X_Forwarded_For="6.6.6.6, 203.0.113.9")).status_code in (200, 303)
        assert (await proxy.get("/login", X_Forwarded_For="203.0.113.9, 6.6.6.6")).status_code == 403
        assert (await proxy.get("/login")).status_code == 403
        assert (await AppClient(trusting, "6.6.6.6").get("/login", X_Forwarded_For="203.0.113.9")).status_code == 403


async def test_t71_nobody_locks_themselves_out_without_being_asked(client, make_user) -> None:
    olga: User = await make_user("owner")
    browser = AppClient(client.app, "192.0.2.9")
    await browser.sign_in(olga.email, PASSWORD)
    page = await (await browser.get("/addresses")).get_data(as_text=True)
    form = {"version": page.partition('name="version" value="')[2].partition('"')[0]}
    for surface in ("pages", "sign_in", "sockets"):
        refused = await browser.post("/addresses", {**form, surface: "198.51.100.0/24"})
        assert refused.status_code == 409
        page = await refused.get_data(as_text=True)
        assert 'name="confirm"' in page
        assert "198.51.100.0/24" in page
        as_json = await browser.post("/addresses", {**form, surface: "198.51.100.0/24"}, Accept="application/json")
        assert (await as_json.get_json())["error"]["code"] == "locks_you_out"
    assert not await IpRule.exists()
    assert (await browser.get("/account")).status_code == 200
    kept = await browser.post("/addresses", {**form, "pages": "192.0.2.0/24", "sign_in": "192.0.2.9"})
    assert kept.status_code == 303
    page = await (await browser.get("/addresses")).get_data(as_text=True)
    form = {"version": page.partition('name="version" value="')[2].partition('"')[0], "confirm": "1"}
    assert (await browser.post("/addresses", {**form, "pages": "198.51.100.0/24"})).status_code == 303
    assert (await browser.get("/account")).status_code == 403
