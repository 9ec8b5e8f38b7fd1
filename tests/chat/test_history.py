"""Reading what was said: every message once, in order, in both directions, whatever the clock says."""

import re

import pytest

from app.chat import service
from app.chat.models import Message
from app.clock import clock
from app.errors import NotFound
from app.realtime import streams


@pytest.fixture
async def said(talker, general):
    """A hundred messages of one moment; their bodies in order."""
    alice = await talker()
    for number in range(100):
        await service.send_message(alice.actor, general.id, f"word {number}", f"c{number}")
    await Message.all().update(created_at=clock.now())
    return alice


async def test_a_hundred_messages_of_one_moment_page_back_exactly_once(said, general):
    # B4
    bodies, before, pages = [], None, 0
    while True:
        page = await service.history(said.actor, general.id, before)
        bodies[:0] = [message.body for message in page.messages]
        pages += 1
        if not page.more:
            break
        before = page.messages[0].seq
    assert bodies == [f"word {number}" for number in range(100)]
    assert pages == 3


async def test_and_forward_exactly_once_from_any_of_them(said, general):
    # B4
    bodies, after = [], 0
    while True:
        page = await service.messages_after(general.id, after, limit=17)
        bodies += [message.body for message in page.messages]
        if not page.newer:
            break
        after = page.messages[-1].seq
    assert bodies == [f"word {number}" for number in range(100)]
    middle = (await Message.get(seq=30)).id
    around = await service.messages_around(general.id, middle)
    assert [message.seq for message in around.messages] == list(range(10, 51))
    assert (around.more, around.newer) == (True, True)
    for seq, edges in ((1, (False, True)), (100, (True, False))):
        at_the_end = await service.messages_around(general.id, (await Message.get(seq=seq)).id)
        assert (at_the_end.more, at_the_end.newer) == edges


async def test_and_forward_by_the_stream(said, general):
    got, after = [], 0
    while events := await streams.read(f"room:{general.id}", after, 7):
        got += [event.id for event in events]
        after = events[-1].seq
    history = await service.history(said.actor, general.id, limit=1000)
    assert got == [message.id for message in history.messages]
    assert len(got) == 100


async def test_exactly_one_page_has_nothing_before_it(talker, general):
    alice = await talker()
    for number in range(service.PAGE):
        await service.send_message(alice.actor, general.id, "x", f"c{number}")
    assert not (await service.history(alice.actor, general.id)).more
    await service.send_message(alice.actor, general.id, "x", "one more")
    page = await service.history(alice.actor, general.id)
    assert (len(page.messages), page.more) == (service.PAGE, True)


async def test_history_is_for_those_in_the_room(said, talker, general):
    bob = await talker()
    private = await service.create_room(said.actor, "Mine")
    with pytest.raises(NotFound):
        await service.history(bob.actor, private.id)
    assert (await service.history(bob.actor, general.id)).more


@pytest.mark.one_database
async def test_pages_link_to_what_is_older_and_htmx_gets_only_that(newcomer, room, say):
    alice = await newcomer()
    for number in range(95):
        await say(alice, room.id, f"word {number}.")
    path, bodies = f"/chat/{room.id}", []
    while path:
        page = (await alice.get(path)).text
        bodies[:0] = re.findall(r"(word \d+\.)</div>", page)
        older = re.search(r'<li class="older"><a[^>]* href="([^"]+)"', page)
        path = older[1] if older else None
    assert bodies == [f"word {number}." for number in range(95)]
    fragment = (await alice.get(f"/chat/{room.id}?before=56", **{"HX-Request": "true"})).text
    assert "<html" not in fragment
    assert re.findall(r"(word \d+\.)</div>", fragment) == [f"word {number}." for number in range(15, 55)]
