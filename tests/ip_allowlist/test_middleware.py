"""The allow-list counts: for pages, for signing in, for sockets, at once and on the way back."""

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import pytest

from app.accounts.models import User
from app.ip_allowlist import middleware as enforcing
from app.ip_allowlist.models import IpRule
from app.ip_allowlist.service import clear_rules
from tests.support.app_client import AppClient
from tests.support.audit_log import audit_entries, entry_details
from tests.support.patience import PATIENCE_S
from tests.support.users import PASSWORD

OFFICE, HOME = "192.0.2.9", "198.51.100.7"


@pytest.fixture
async def olga(client, make_user) -> User:
    return await make_user("owner", name="Olga", email="olga@example.org")


@pytest.fixture
async def office(client, olga: User) -> AppClient:
    """Olga's browser, at the office."""
    browser = AppClient(client.app, OFFICE)
    assert (await browser.sign_in(olga.email, PASSWORD)).status_code == 303
    return browser


Save = Callable[..., Awaitable[int]]


@pytest.fixture
def save(office: AppClient) -> Save:
    """`await save(pages="192.0.2.0/24", confirm="1")`: the status of saving that from the office."""

    async def post(**lists: str) -> int:
        page = await (await office.get("/addresses")).get_data(as_text=True)
        seen = page.partition('name="version" value="')[2].partition('"')[0]
        return (await office.post("/addresses", {"version": seen, **lists})).status_code

    return post


async def test_without_an_allowlist_every_address_is_admitted(client, olga: User, office: AppClient) -> None:
    assert (await office.get("/addresses")).status_code == 200
    assert (await AppClient(client.app, HOME).get("/login")).status_code == 200
    assert (await AppClient(client.app, "").get("/login")).status_code == 200


async def test_each_surface_has_a_list_of_its_own(client, olga: User, office: AppClient, save: Save) -> None:
    home = AppClient(client.app, HOME)
    assert (await home.sign_in(olga.email, PASSWORD)).status_code == 303
    assert await save(pages="192.0.2.0/24 Office") == 303
    answer = await home.get("/account")
    assert (answer.status_code, await answer.get_data(as_text=True)) == (
        403,
        f"The address {HOME} may not come in here.",
    )
    assert (await home.get("/login")).status_code in (200, 303)
    for open_path in ("/health/live", "/health/ready", "/static/logo.svg"):
        assert (await home.get(open_path)).status_code == 200
    assert (await office.get("/account")).status_code == 200

    assert await save(sign_in="192.0.2.0/24") == 303
    assert (await home.get("/account")).status_code == 200
    assert (await home.sign_in(olga.email, PASSWORD)).status_code == 403
    assert (await home.get("/login")).status_code == 403

    assert await save() == 303
    assert (await home.get("/login")).status_code in (200, 303)
    assert not await IpRule.exists()


async def test_every_change_and_every_refusal_is_told(client, olga: User, office: AppClient, save: Save) -> None:
    await save(pages="192.0.2.0/24 Office\n10.0.0.0/8")
    await save(pages="192.0.2.0/24 Office")
    added = await audit_entries("ip_rule.added")
    assert [entry.target for entry in added] == ["ip_rule:pages:192.0.2.0/24", "ip_rule:pages:10.0.0.0/8"]
    assert entry_details(added[0]) == {"note": "Office"}
    (removed,) = await audit_entries("ip_rule.removed")
    assert (removed.actor_id, removed.target) == (olga.id, "ip_rule:pages:10.0.0.0/8")
    for _ in range(3):
        await AppClient(client.app, HOME).get("/")
    first, others = await audit_entries("address.refused")
    assert (first.address, entry_details(first)) == (HOME, {"code": "pages"})
    assert entry_details(others) == {"code": "pages", "count": 2}


async def test_of_two_who_edit_at_once_the_second_is_told(office: AppClient, save: Save) -> None:
    page = await (await office.get("/addresses")).get_data(as_text=True)
    seen = page.partition('name="version" value="')[2].partition('"')[0]
    assert await save(pages="192.0.2.0/24") == 303
    late = await office.post("/addresses", {"version": seen, "pages": "192.0.2.0/25"})
    assert late.status_code == 409
    assert "192.0.2.0/25" in await late.get_data(as_text=True), "what was typed is not lost"
    assert (await IpRule.get()).network == "192.0.2.0/24"


async def test_a_wrong_line_is_said_at_its_field_and_nothing_is_saved(office: AppClient, save: Save) -> None:
    assert await save(pages="192.0.2.0/24\noffice", sockets="192.0.2.1") == 422
    tried = await office.post("/addresses/try", {"pages": "office"})
    assert tried.status_code == 422
    assert 'id="e-pages"' in await tried.get_data(as_text=True)
    assert not await IpRule.exists()


async def test_only_who_may_change_settings_sees_the_lists(client, make_user) -> None:
    admin = await make_user("admin")
    browser = AppClient(client.app)
    await browser.sign_in(admin.email, PASSWORD)
    assert (await browser.get("/addresses")).status_code == 403
    assert (await browser.post("/addresses", {"pages": "10.0.0.0/8", "confirm": "1"})).status_code == 403
    assert (await browser.post("/addresses/try")).status_code == 403
    assert not await IpRule.exists()


async def test_a_trial_says_who_would_be_cut_off_and_does_nothing(live, make_user, visit) -> None:
    olga, ben = await visit(await make_user("owner", name="Olga")), await visit(await make_user("member", name="Ben"))
    raw = await ben.join("/chat")
    page = (await olga.post("/addresses/try", {"sockets": "192.0.2.0/24"})).text
    assert "1 connection would close" in page
    assert "<b>Ben</b>" in page
    assert "You would lose access from 127.0.0.1 to: Live connections." in page
    page = (await olga.post("/addresses/try", {"sockets": "127.0.0.0/8"})).text
    assert "No current connections would close." in page
    await raw.settled()
    assert not await IpRule.exists()


async def test_those_who_are_connected_are_cut_off_at_once(live, make_user, visit) -> None:
    olga, ben = await visit(await make_user("owner")), await visit(await make_user("member"))
    raw = await ben.join("/chat")
    page = (await olga.get("/addresses")).text
    seen = page.partition('name="version" value="')[2].partition('"')[0]
    form = {"version": seen, "sockets": "192.0.2.0/24", "confirm": "1"}
    assert (await olga.post("/addresses", form)).status_code == 303
    assert (await raw.event("/chat", "bye"))["reason"] == "address_refused"
    await raw.end()
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await ben.link()
    assert refused.value.status == 403
    answer = await ben.post("/auth/socket-tokens")
    assert answer.status_code == 403
    assert (await ben.get("/account")).status_code == 200, "pages have a list of their own"


@pytest.mark.one_database
async def test_a_change_that_nobody_tells_of_counts_soon(
    live, make_user, visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = await visit(await make_user("member"))
    raw = await ben.join("/chat")
    row = {"id": "r", "surface": "sockets", "network": "192.0.2.0/24", "note": "", "created_at": "2026-01-01"}
    await IpRule.create(**row)
    enforcement = live.app.extensions["addresses"]
    assert enforcing.REREAD_EVERY_S <= 10
    enforcement._rereading.run_soon()
    await raw.end()
    assert await clear_rules() == 1
    enforcement._rereading.run_soon()
    async with asyncio.timeout(PATIENCE_S):
        while (await ben.get("/health/live")).status_code != 200 or not enforcement.admits("sockets", "127.0.0.1"):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await ben.join("/chat")


@pytest.mark.one_database
async def test_the_command_line_is_the_way_back_in(client, switchboard, save: Save) -> None:
    async def ip_rules(*arguments: str) -> tuple[int, str]:
        code, out, _ = await switchboard("ip-rules", *arguments)
        return code, out

    assert await ip_rules("list") == (0, "the allow-list is empty: every address has access\n")
    assert await save(pages="10.0.0.0/8 VPN", sockets="10.0.0.0/8", confirm="1") == 303
    assert await ip_rules("list") == (0, "pages\t10.0.0.0/8 VPN\nsockets\t10.0.0.0/8\n")
    assert await ip_rules("clear", "--surface", "sockets") == (0, "1 networks removed\n")
    assert await ip_rules("clear") == (0, "1 networks removed\n")
    await client.app.extensions["addresses"].read()
    assert (await AppClient(client.app, HOME).get("/login")).status_code == 200
    removed = await audit_entries("ip_rule.removed")
    assert [(entry.via, entry.actor_id) for entry in removed] == [("command", None)] * 2
