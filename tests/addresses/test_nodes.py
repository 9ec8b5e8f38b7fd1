"""The allow-list and the end of the log on several nodes: what one is told, the others learn by hints."""

import asyncio

import pytest

from app import realtime
from app.addresses import enforcement
from app.addresses.models import IpRule
from app.realtime.nodes import ACCOUNTS, Nodes
from tests.realtime.nodes.wire import End, Wire

pytestmark = pytest.mark.one_database


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def settings(settings, wire: Wire, monkeypatch: pytest.MonkeyPatch):
    """The node that is looked at is on the wire, and reads nothing again by itself."""
    monkeypatch.setattr(realtime, "open_bus", lambda *_: End(wire))
    monkeypatch.setattr(enforcement, "REREAD_EVERY_S", 1_000_000)
    return settings


@pytest.fixture
def other(wire: Wire) -> Nodes:
    return Nodes(End(wire))


async def test_a_list_that_another_node_saved_counts_here_at_once(live, make_user, visit, other: Nodes) -> None:
    ben = await visit(await make_user("member"))
    raw = await ben.join("/chat")
    row = {"id": "r", "surface": "sockets", "network": "192.0.2.0/24", "note": "", "created_at": "2026-01-01"}
    await IpRule.create(**row)
    await raw.settled()
    other.elsewhere(ACCOUNTS, "ip_rules")
    assert (await raw.event("/chat", "bye"))["reason"] == "address_refused"


async def test_a_list_that_is_saved_here_is_told_to_the_others(live, make_user, visit, other: Nodes) -> None:
    told = asyncio.Event()
    other.on("ip_rules", told.set)
    other.listen(ACCOUNTS)
    olga = await visit(await make_user("owner"))
    page = (await olga.get("/addresses")).text
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    answer = await olga.post("/addresses", {"seen": seen, "pages": "127.0.0.0/8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/addresses?notice=saved")
    async with asyncio.timeout(5):
        await told.wait()


async def test_readers_learn_of_what_another_node_wrote_into_the_log(live, make_user, visit, other: Nodes) -> None:
    olga = await visit(await make_user("owner"))
    raw = await olga.join("/notifications")
    await raw.event("/notifications", "rows")  # that she is connected
    start = len(raw.frames)
    other.elsewhere("/notifications", "audit_grew")
    await raw.wait_for(lambda frame: '"rows"' in frame, start)
