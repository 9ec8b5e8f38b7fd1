"""Who is here, on whichever node, and however that ends."""

import asyncio

import pytest

from app.realtime import presence
from app.realtime.cluster.nodes import ACCOUNTS, Nodes
from app.realtime.presence import Presence, remote
from tests.support.fake_bus import BusEnd, FakeBus
from tests.support.raw_socket import wait_until


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(presence, "LINGER_S", 0.02)
    monkeypatch.setattr(presence, "ANNOUNCE_DELAY_S", 0.01)
    # What a heartbeat would make good is made good by nothing else, unless a test says so.
    monkeypatch.setattr(remote, "HEARTBEAT_S", 1_000_000)


@pytest.fixture
def wire() -> FakeBus:
    return FakeBus()


class Node:
    """A node, and what those who are connected to it were told: (who came or changed, who went), in order, and who is
    `away` after all of it."""

    def __init__(self, wire: FakeBus) -> None:
        self.told: list[tuple[set[str], set[str]]] = []
        self.away: set[str] = set()
        self.bus = BusEnd(wire)
        nodes = Nodes(self.bus)
        nodes.listen(ACCOUNTS)
        self.presence = Presence(self._note, nodes)
        self.presence.start()

    async def _note(self, came, went, away) -> None:
        self.told.append((set(came), set(went)))
        self.away = (self.away | set(away)) - (set(came) - set(away)) - set(went)

    async def shows(self, *people: str) -> None:
        await wait_until(lambda: self.presence.online() == set(people))

    async def crash(self) -> None:
        """End without a word."""
        await self.bus.stop()
        await self.presence.stop()


@pytest.fixture
async def nodes(wire):
    """Three nodes."""
    made = [Node(wire) for _ in range(3)]
    yield made
    for node in made:
        await node.presence.stop()


async def test_everyone_is_seen_on_every_node(nodes):
    nodes[0].presence.add_connection("alice")
    nodes[1].presence.add_connection("bob")
    for node in nodes:
        await node.shows("alice", "bob")
        await wait_until(lambda node=node: set().union(*(came for came, _ in node.told)) == {"alice", "bob"})
    assert all(went == set() for node in nodes for _, went in node.told)


async def test_who_has_tabs_on_two_nodes_is_here_until_the_last_is_closed(nodes):
    one, other, third = nodes
    for node in (one, one, other):
        node.presence.add_connection("alice")
    await third.shows("alice")
    one.presence.remove_connection("alice")
    one.presence.remove_connection("alice")
    await wait_until(lambda: "alice" not in one.presence._local_users())
    one.presence.add_connection("marker")  # when the others know of this, they know that alice left node one
    await third.shows("alice", "marker")
    other.presence.remove_connection("alice")
    for node in nodes:
        await node.shows("marker")
    await wait_until(lambda: any(went for _, went in third.told))
    assert [went for _, went in third.told if went] == [{"alice"}]


async def test_a_thousand_arrivals_are_a_handful_of_hints(nodes, wire, monkeypatch):
    hints = []
    monkeypatch.setattr(wire, "carry", lambda sender, channel, hint: hints.append(hint))
    for number in range(1000):
        nodes[0].presence.add_connection(f"user-{number}")
    await wait_until(lambda: nodes[0].told)
    assert sum(len(hint["with"][1]) for hint in hints) == 1000
    assert len(hints) < 5


async def test_a_lost_change_is_made_good_by_the_next_heartbeat(wire, monkeypatch):
    monkeypatch.setattr(remote, "HEARTBEAT_S", 0.05)
    one, other = Node(wire), Node(wire)
    wire.cut = True
    one.presence.add_connection("alice")
    await wait_until(lambda: one.told)
    assert other.presence.online() == set()
    wire.cut = False
    await other.shows("alice")
    wire.cut = True
    one.presence.remove_connection("alice")
    await wait_until(lambda: one.presence.online() == set())
    assert other.presence.online() == {"alice"}
    wire.cut = False
    await other.shows()
    await one.presence.stop()
    await other.presence.stop()


async def test_a_restored_bus_brings_everyone_back_without_waiting_for_a_heartbeat(nodes, wire):
    one, other, third = nodes
    wire.cut = True
    one.presence.add_connection("alice")
    other.presence.add_connection("bob")
    await wait_until(lambda: one.told and other.told)
    assert third.presence.online() == set()
    wire.restore()
    for node in nodes:
        await node.shows("alice", "bob")


async def test_the_people_of_a_node_that_crashed_are_gone_when_its_lease_ends(wire, monkeypatch):
    monkeypatch.setattr(remote, "LEASE_S", 0.3)
    monkeypatch.setattr(remote, "HEARTBEAT_S", 0.05)
    one, other, third = Node(wire), Node(wire), Node(wire)
    one.presence.add_connection("alice")
    other.presence.add_connection("bob")
    await third.shows("alice", "bob")
    ended = asyncio.get_running_loop().time()
    await one.crash()
    assert third.presence.online() == {"alice", "bob"}
    await third.shows("bob")
    assert asyncio.get_running_loop().time() - ended > 0.2  # the lease, less a heartbeat
    await wait_until(lambda: (set(), {"alice"}) in third.told)
    await other.shows("bob")  # whose own node goes on, however long ago it came
    for node in (other, third):
        await node.presence.stop()


async def test_who_moves_from_a_node_that_says_farewell_does_not_blink(nodes, monkeypatch):
    monkeypatch.setattr(remote, "FAREWELL_S", 0.2)
    one, other, third = nodes
    one.presence.add_connection("alice")
    one.presence.add_connection("carol")
    await third.shows("alice", "carol")
    await one.presence.stop()
    other.presence.add_connection("alice")
    await third.shows("alice")
    await wait_until(lambda: third.told[-1] == (set(), {"carol"}))
    assert all("alice" not in went for _, went in third.told)


async def test_changes_that_come_twice_or_late_end_in_the_truth(nodes, wire):
    one, other, _ = nodes
    wire.doubling = True
    one.presence.add_connection("alice")
    await other.shows("alice")
    wire.holding = True
    one.presence.remove_connection("alice")
    await wait_until(lambda: one.presence.online() == set())
    one.presence.add_connection("bob")
    await wait_until(lambda: ({"bob"}, set()) in one.told or ({"bob"}, {"alice"}) in one.told)
    wire.holding = False
    wire.release(backwards=True)
    wire.restore()
    await other.shows("bob")


async def test_who_is_active_on_one_node_is_away_on_none(nodes, wire):
    # B14
    one, other, third = nodes
    one.presence.add_connection("alice")
    other.presence.add_connection("alice", idle=True)
    await third.shows("alice")
    assert third.presence.online_users().state("alice") == "online"
    one.presence.add_idle("alice", 1)
    for node in nodes:
        await wait_until(lambda node=node: node.away == {"alice"})
    other.presence.add_idle("alice", -1)
    for node in nodes:
        await wait_until(lambda node=node: node.away == set())
    one.presence.remove_connection("alice", idle=True)
    other.presence.add_idle("alice", 1)
    for node in nodes:
        await wait_until(lambda node=node: node.away == {"alice"})


async def test_a_heartbeat_says_who_is_away_too(wire, monkeypatch):
    monkeypatch.setattr(remote, "HEARTBEAT_S", 0.05)
    one, other = Node(wire), Node(wire)
    wire.cut = True
    one.presence.add_connection("alice", idle=True)
    await wait_until(lambda: one.told)
    wire.cut = False
    await wait_until(lambda: other.presence.online_users().state("alice") == "away")
    await one.presence.stop()
    await other.presence.stop()
