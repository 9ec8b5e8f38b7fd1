"""A process that is killed between a message and its place in the index of the search: the first search finds it."""

from app.chat.search import indexing
from app.database import fetch
from tests.fault.crash_points import CRASH_TEXT
from tests.support.deployment import Deployment
from tests.support.server_process import with_constants

# Nothing is indexed by itself.
_IDLE = with_constants({f"{indexing.__name__}.DELAY_S": 3_600})


async def test_what_was_acknowledged_is_found_by_the_first_search(site: Deployment):
    await site.first.start("-m", "tests.fault.crash_points", "before_indexing")
    sender = await site.client(site.first, name="Sender")
    before = await sender.said("quiet")
    struck = await sender.said(CRASH_TEXT)
    assert await site.first.ended() == 128 + 9
    assert await site.stored() == [before, struck]
    assert (await fetch('SELECT count(*) AS n FROM "message_to_index"'))[0]["n"] > 0

    for node in site.nodes:
        await node.start(*_IDLE)
    raw = await (await site.guest()).join(site.last)
    answer = await raw.call("/chat", "search", {"q": CRASH_TEXT})
    assert [message["client_id"] for message in answer["messages"]] == [struck]
    assert (await fetch('SELECT count(*) AS n FROM "message_to_index"'))[0]["n"] == 0
