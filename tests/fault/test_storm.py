"""Everybody is cut off at once, misses something, and comes back at once."""

import asyncio

import click
import pytest

from app.realtime.streams.replay_cache import FRESH_S
from tests.fault.many_clients import PEOPLE, connect_clients, new_clients, run_in_batches
from tests.fault.server_counts import counts_of
from tests.support.deployment import Deployment
from tests.support.messages import subscribe_room
from tests.support.node_client import NodeClient

MANY = 300
MISSED = 20
# A return is a request for a token, a handshake, joining a namespace and catching up with a room.
STATEMENTS_A_RETURN = 8
# What all of them missed is read once; what is said while it is being read, once more; and again when that is old.
READS = 5

pytestmark = pytest.mark.one_database


async def test_each_gets_what_was_missed_and_the_database_is_asked_little(site: Deployment):
    await site.first.start("-m", "tests.fault.counting_server")
    guests = await new_clients(site)
    crowd = await connect_clients(site, guests, MANY)
    talker = await site.client()
    here = await subscribe_room(crowd[0], site.room.id)
    position = {"streams": {str(here["stream"]): [here["top"], here["epoch"]]}}
    for raw in crowd:
        raw.break_off()
    await asyncio.gather(*(raw.end() for raw in crowd))
    missed = [await talker.said(f"missed {number}") for number in range(MISSED)]
    before = await counts_of(site.first)

    async def come_back(guest: NodeClient) -> list[str]:
        raw = await guest.join(site.first)
        answer = (await raw.call("/chat", "resume", position))["streams"][here["stream"]]
        return [event["data"]["client_id"] for event in answer["events"]]

    began = asyncio.get_running_loop().time()
    got = await run_in_batches(lambda g=guests[number % PEOPLE]: come_back(g) for number in range(MANY))
    took = asyncio.get_running_loop().time() - began
    after = await counts_of(site.first)
    statements, reads = (after[name] - before[name] for name in ("statements", "event_reads"))
    click.echo(f"{MANY} are back after {took:.1f} s; statements {statements}, of events {reads}")
    assert got == [missed] * MANY
    assert statements < STATEMENTS_A_RETURN * MANY
    assert reads < READS + took / FRESH_S
    assert after["links"] == MANY + 1
