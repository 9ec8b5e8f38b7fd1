"""The allow-list and the end of the log on several nodes: what one is told, the others learn by hints."""

import asyncio

import pytest

from app import realtime
from app.ip_allowlist import dry_run, middleware
from app.ip_allowlist.models import IpRule
from app.realtime.cluster.nodes import ACCOUNTS, Nodes
from tests.support.fake_bus import BusEnd, FakeBus
from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.one_database


@pytest.fixture
def wire() -> FakeBus:
    return FakeBus()


@pytest.fixture
def settings(settings, wire: FakeBus, monkeypatch: pytest.MonkeyPatch):
    """The node that is looked at is on the wire, and reads nothing again by itself."""
    monkeypatch.setattr(realtime, "open_bus", lambda *_: BusEnd(wire))
    monkeypatch.setattr(middleware, "REREAD_EVERY_S", 1_000_000)
    return settings


@pytest.fixture
def other(wire: FakeBus) -> Nodes:
    return Nodes(BusEnd(wire))


async def test_a_list_that_another_node_saved_counts_here_at_once(live, make_user, visit, other: Nodes) -> None:
    ben = await visit(await make_user("member"))
    raw = await ben.join("/chat")
    row = {"id": "r", "surface": "sockets", "network": "192.0.2.0/24", "note": "", "created_at": "2026-01-01"}
    await IpRule.create(**row)
    await raw.settled()
    other.run_elsewhere(ACCOUNTS, "ip_rules")
    assert (await raw.event("/chat", "bye"))["reason"] == "address_refused"


async def test_a_list_that_is_saved_here_is_told_to_the_others(live, make_user, visit, other: Nodes) -> None:
    told = asyncio.Event()
    other.on("ip_rules", told.set)
    other.listen(ACCOUNTS)
    olga = await visit(await make_user("owner"))
    page = (await olga.get("/addresses")).text
    seen = page.partition('name="version" value="')[2].partition('"')[0]
    answer = await olga.post("/addresses", {"version": seen, "pages": "127.0.0.0/8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/addresses?notice=saved")
    async with asyncio.timeout(PATIENCE_S):
        await told.wait()


async def test_a_trial_counts_who_is_connected_elsewhere_and_says_who_did_not_answer(
    live, make_user, visit, wire: FakeBus, other: Nodes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(id: str, lines: list[tuple[str, str]]) -> None:
        assert [tuple(line) for line in lines] == [("sockets", "192.0.2.0/24")]
        other.run_elsewhere(ACCOUNTS, "ip_rules_tried", id, other.bus.node, [("Ben", "ben", "198.51.100.7", 2)])

    olga = await visit(await make_user("owner"))
    other.on("ip_rules_try", answer)
    other.listen(ACCOUNTS)
    other.run_elsewhere(ACCOUNTS, "people", other.bus.node, [])
    page = (await olga.post("/addresses/try", {"sockets": "192.0.2.0/24"})).text
    assert "2 connections would close" in page
    assert "<b>Ben</b>" in page
    assert "did not answer" not in page

    monkeypatch.setattr(dry_run, "ANSWER_WITHIN_S", 0.05)
    silent = Nodes(BusEnd(wire))
    silent.run_elsewhere(ACCOUNTS, "people", silent.bus.node, [])
    page = (await olga.post("/addresses/try", {"sockets": "192.0.2.0/24"})).text
    assert "1 other server did not answer" in page
    assert "2 connections would close" in page


async def test_a_node_that_is_asked_tells_whom_a_list_would_cut_off_here(live, make_user, visit, other: Nodes) -> None:
    ben = await visit(await make_user("member", name="Ben"))
    raw = await ben.join("/chat")
    told = []
    other.on("ip_rules_tried", lambda id, node, answer: told.append((id, [tuple(cut) for cut in answer])))
    other.listen(ACCOUNTS)
    for number, network in enumerate(("192.0.2.0/24", "127.0.0.0/8")):
        other.run_elsewhere(ACCOUNTS, "ip_rules_try", f"q{number}", [("sockets", network), ("dreams", "0.0.0.0/0")])
    assert told == [("q0", [("Ben", ben.user.id, "127.0.0.1", 1)]), ("q1", [])]
    await raw.settled()
    assert raw.events("/chat", "bye") == []


async def test_readers_learn_of_what_another_node_wrote_into_the_log(live, make_user, visit, other: Nodes) -> None:
    olga = await visit(await make_user("owner"))
    raw = await olga.join("/notifications")
    await raw.event("/notifications", "rows")  # that she is connected
    start = len(raw.frames)
    other.run_elsewhere("/notifications", "audit_grew")
    await raw.wait_for(lambda frame: '"rows"' in frame, start)
