"""The index of the search comes after the messages, and a search never notices."""

import asyncio
from contextvars import Context

import pytest
from tortoise.exceptions import OperationalError

from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message
from app.chat.messages.send import send_message
from app.chat.models import Message
from app.chat.search import find, indexing, search_messages
from app.chat.search.indexing import Indexer, index_waiting
from app.database import fetch, transaction
from app.realtime.streams import committed
from tests.support.patience import PATIENCE_S

MISSING = "The newest messages may be missing: they are not indexed yet."


async def say(who, room, body: str) -> str:
    return (await send_message(who.actor, room.id, body, f"said-{body}"[:64])).id


async def found(who, text: str) -> list[str]:
    return [hit.message.body for hit in (await search_messages(who.actor, text)).hits]


async def waiting() -> int:
    return int((await fetch('SELECT count(*) AS n FROM "message_to_index"'))[0]["n"])


async def indexed() -> int:
    return int((await fetch('SELECT count(*) AS n FROM "message_search"'))[0]["n"])


async def until_nothing_waits() -> None:
    async with asyncio.timeout(PATIENCE_S):
        while await waiting():  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.01)


def let_indexing_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(_: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(indexing, "_index_in_sqlite", fail)
    monkeypatch.setattr(indexing, "_index_in_postgres", fail)


@pytest.fixture
def idle_indexer(monkeypatch) -> None:
    """Nothing is indexed but by the test."""
    monkeypatch.setattr(indexing, "DELAY_S", 3_600)


@pytest.fixture
async def alice(idle_indexer, talker, general):
    """Somebody in the general room."""
    alice = await talker(name="Alice Brown")
    await index_waiting()
    return alice


async def test_a_message_is_indexed_after_it_is_stored_and_found_at_once(alice, general):
    before = await indexed()
    await say(alice, general, "zebra crossing")
    assert (await waiting(), await indexed()) == (1, before)
    assert await found(alice, "zebra") == ["zebra crossing"]
    assert (await waiting(), await indexed()) == (0, before + 1)


@pytest.mark.parametrize("indexed_between", [False, True])
async def test_an_edited_message_is_found_by_its_new_words_only(alice, general, indexed_between):
    message = await say(alice, general, "zebra crossing")
    if indexed_between:
        await index_waiting()
    await edit_message(alice.actor, general.id, message, "giraffe crossing")
    assert await found(alice, "zebra") == []
    assert await found(alice, "giraffe") == await found(alice, "crossing") == ["giraffe crossing"]


@pytest.mark.parametrize("indexed_between", [False, True])
async def test_a_deleted_message_is_not_found_and_leaves_no_word_behind(alice, general, indexed_between):
    before = await indexed()
    message = await say(alice, general, "zebra crossing")
    if indexed_between:
        await index_waiting()
    await delete_message(alice.actor, general.id, message)
    assert await indexed() == before
    assert await found(alice, "zebra") == await found(alice, "crossing") == []
    assert (await waiting(), await indexed()) == (0, before)


async def test_a_file_that_gets_a_text_later_is_found_by_it(alice, general):
    message = await say(alice, general, "zebra")
    await Message.filter(id=message).update(body="")  # as when a message with a file loses its text
    await index_waiting()
    await Message.filter(id=message).update(body="giraffe")
    await Message.filter(id=message).update(body="")
    await Message.filter(id=message).update(body="lion")
    assert await found(alice, "giraffe") == await found(alice, "zebra") == []
    assert await found(alice, "lion") == ["lion"]


async def test_more_than_one_batch_is_indexed_in_the_order_in_which_it_was_said(alice, general, monkeypatch):
    monkeypatch.setattr(indexing, "BATCH", 3)
    for number in range(8):
        await say(alice, general, f"zebra {number}")
    await Message.filter(body="zebra 2").delete()
    assert await found(alice, "zebra") == [f"zebra {number}" for number in (7, 6, 5, 4, 3, 1, 0)]
    assert await waiting() == 0


async def test_what_a_search_finds_and_is_deleted_meanwhile_is_not_shown(alice, general, monkeypatch):
    message = await say(alice, general, "zebra crossing")
    look_up = search_messages.__globals__["_look_up"]

    async def look_up_slowly(*args):
        rows = await look_up(*args)
        await delete_message(alice.actor, general.id, message)
        return rows

    monkeypatch.setitem(search_messages.__globals__, "_look_up", look_up_slowly)
    assert await found(alice, "zebra") == []


@pytest.mark.parametrize("change", ["delete", "edit"])
async def test_a_change_while_a_message_is_being_indexed_is_not_lost(alice, general, dialect, change):
    if dialect == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    message = await say(alice, general, "zebra crossing")
    change_message = (
        delete_message(alice.actor, general.id, message)
        if change == "delete"
        else edit_message(alice.actor, general.id, message, "giraffe")
    )
    async with transaction() as tx:
        await indexing._index_in_postgres(tx)
        await asyncio.create_task(change_message, context=Context())
    assert await found(alice, "zebra") == []
    assert await found(alice, "giraffe") == (["giraffe"] if change == "edit" else [])


async def test_what_is_indexed_is_found_where_nothing_can_be_indexed(alice, general, monkeypatch):
    await say(alice, general, "zebra crossing")
    await index_waiting()
    await say(alice, general, "zebra fish")

    with monkeypatch.context() as disk:
        let_indexing_fail(disk)
        answer = await search_messages(alice.actor, "zebra")
    assert ([hit.message.body for hit in answer.hits], answer.complete) == (["zebra crossing"], False)
    answer = await search_messages(alice.actor, "zebra")
    assert ([hit.message.body for hit in answer.hits], answer.complete) == (["zebra fish", "zebra crossing"], True)


async def test_a_search_waits_only_so_long_for_the_index(alice, general, monkeypatch):
    await say(alice, general, "zebra crossing")
    with monkeypatch.context() as impatient:
        impatient.setattr(find, "INDEX_S", 0.01)
        async with transaction() as tx:  # as another process does that indexes a great deal
            if tx.dialect == "postgres":
                await tx.fetch("SELECT pg_advisory_xact_lock($1)", indexing._ADVISORY_KEY)
            answer = await asyncio.create_task(search_messages(alice.actor, "zebra"), context=Context())
    assert (answer.hits, answer.complete) == ([], False)
    assert await found(alice, "zebra") == ["zebra crossing"]


@pytest.mark.one_database
async def test_both_doors_say_so(idle_indexer, newcomer, room, say, monkeypatch):
    alice = await newcomer(name="Alice")
    raw = await alice.join()
    await say(alice, room.id, "zebra crossing", "one")
    with monkeypatch.context() as disk:
        let_indexing_fail(disk)
        answer = await raw.call("/chat", "search", {"q": "zebra"})
        page = await alice.get("/chat/search?q=zebra")
    assert (answer["ok"], answer["messages"], answer["complete"]) == (True, [], False)
    assert (page.status_code, MISSING in page.text) == (200, True)
    answer = await raw.call("/chat", "search", {"q": "zebra"})
    assert (len(answer["messages"]), answer["complete"]) == (1, True)
    assert MISSING not in (await alice.get("/chat/search?q=zebra")).text


async def test_a_message_that_is_removed_while_it_is_being_indexed_is_no_error(alice, general, dialect):
    if dialect == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    message = await say(alice, general, "zebra crossing")
    async with transaction():
        await Message.filter(id=message).delete()
        indexing_it = asyncio.create_task(index_waiting(), context=Context())
        async with asyncio.timeout(PATIENCE_S):
            while not await blocked():  # noqa: ASYNC110 - the database tells nobody
                await asyncio.sleep(0.01)
    await indexing_it
    assert (await waiting(), await found(alice, "zebra")) == (0, [])


async def blocked() -> int:
    """How many in this database wait for a lock."""
    locks = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    return len(await fetch(locks))


async def test_the_indexer_indexes_what_was_left_and_what_comes(alice, general, monkeypatch):
    await say(alice, general, "left by an earlier process")
    monkeypatch.setattr(indexing, "DELAY_S", 0.01)
    indexer = Indexer()
    with committed.connected(indexer.stored):
        indexer.start()
        await until_nothing_waits()
        await say(alice, general, "comes now")
        await until_nothing_waits()
    await indexer.stop()
    assert await found(alice, "left") == ["left by an earlier process"]
    assert await found(alice, "comes") == ["comes now"]
