"""What is added in a transaction that is committed is handled once; what fails is tried again, until it is given up."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from app.clock import clock
from app.database import transaction
from app.outbox import Entry, GiveUp, Outbox, Retry, add, drop, replay
from app.outbox import worker as worker_module
from app.outbox.dead_letters import KEPT_FOR, forget_old
from app.outbox.leases import claim
from app.outbox.models import OutboxEntry
from app.outbox.retries import ENOUGH_ATTEMPTS, FIRST_PAUSE, GIVE_UP_AFTER, JITTER, LONGEST_PAUSE, backoff
from app.outbox.worker import LEASE
from tests.outbox.effects import effects, have_effect, note, parts
from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.usefixtures("effect_table")

SECOND = timedelta(seconds=1)


async def until(reached: Callable[[], Awaitable[object]]) -> None:
    """Wait for it."""
    async with asyncio.timeout(PATIENCE_S):
        while not await reached():  # noqa: ASYNC110 - the database tells nobody
            await asyncio.sleep(0.01)


async def put(name: str = "a", kind: str = "test", **options: object) -> str:
    async with transaction() as tx:
        return await add(tx, kind, {"name": name}, **options)


def worker(handle: Callable[[Entry], Awaitable[None]] = have_effect, **options: object) -> Outbox:
    outbox = Outbox()
    outbox.handles("test", handle, **options)
    return outbox


async def test_what_is_committed_is_done_once_and_its_row_is_gone() -> None:
    for name in "abc":
        await put(name)
    await worker().work_off()
    assert await effects() == Counter("abc")
    assert not await OutboxEntry.exists()


async def test_what_is_rolled_back_was_never_added() -> None:
    async def undone() -> None:
        async with transaction():
            await put("a")
            raise LookupError

    with pytest.raises(LookupError):
        await undone()
    await worker().work_off()
    assert not await effects()


async def test_many_workers_do_everything_once() -> None:
    names = [str(number) for number in range(100)]
    async with transaction() as tx:
        for name in names:
            await add(tx, "test", {"name": name})
    await asyncio.gather(*(worker(concurrency=8).work_off() for _ in range(4)))
    assert await effects() == Counter(names)


async def test_it_is_not_done_before_its_time() -> None:
    await put("later", at=clock.now() + timedelta(hours=1))
    await worker().work_off()
    assert not await effects()
    clock.move(timedelta(hours=1))
    await worker().work_off()
    assert await effects() == Counter(["later"])


async def test_what_is_to_be_done_in_the_past_is_done_now() -> None:
    await put("now", at=clock.now() - timedelta(days=400))
    assert (await OutboxEntry.get()).asked_at > clock.now() - timedelta(minutes=1)
    await worker().work_off()
    assert await effects() == Counter(["now"])


async def test_of_entries_with_one_key_the_first_is_kept() -> None:
    first = await put("first", key="k")
    assert await put("second", key="k") == first
    assert await put("other kind", kind="test2", key="k") != first
    assert await put("no key") != await put("no key")
    await worker().work_off()
    assert await effects() == Counter(["first", "no key", "no key"])


async def test_what_is_asked_for_again_while_it_is_handled_is_handled_again() -> None:
    seen = 0

    async def handle(entry: Entry) -> None:
        nonlocal seen
        seen += 1
        if seen == 1:
            await put("ignored", key="k")
        await have_effect(entry)

    await put("digest", key="k")
    await worker(handle).work_off()
    assert seen == 2
    assert not await OutboxEntry.exists()


async def test_a_key_is_free_again_when_its_entry_is_done() -> None:
    for name in ("one", "two"):
        await put(name, key="k")
        await worker().work_off()
    assert await effects() == Counter(["one", "two"])


async def test_one_kind_that_hangs_holds_up_no_other() -> None:
    hanging, ended = asyncio.Event(), asyncio.Event()

    async def hang(entry: Entry) -> None:
        hanging.set()
        await ended.wait()

    outbox = worker()
    outbox.handles("slow", hang, concurrency=2)
    for _ in range(4):
        await put("never", kind="slow")
    working = asyncio.create_task(outbox.work_off())
    await hanging.wait()
    await put("quick")
    async with asyncio.timeout(PATIENCE_S):
        while not await effects():
            await outbox.look()
            await asyncio.sleep(0.01)
    assert await OutboxEntry.filter(kind="slow", owner__isnull=False).count() == 2
    ended.set()
    await working


async def test_a_handler_that_says_nothing_is_done_when_it_returns() -> None:
    async def handle(entry: Entry) -> None:
        pass

    await put()
    outbox = worker(handle)
    await outbox.work_off()
    assert not await OutboxEntry.exists()
    assert (outbox.done, outbox.failed) == (Counter(test=1), Counter())


# -- steps


async def count_to(entry: Entry, last: int, at_once: int) -> None:
    at = entry.payload["at"]
    for part in range(at, min(at + at_once, last)):
        async with entry.step({"at": part + 1}) as tx:
            await note(tx, "count", part)
    if entry.payload["at"] == last:
        async with entry.done():
            pass


async def test_what_takes_steps_goes_on_from_the_last_one() -> None:
    broken = [True]

    async def handle(entry: Entry) -> None:
        if broken and entry.payload["at"] >= 20:
            broken.clear()
            async with entry.step({"at": 99}) as tx:
                await note(tx, "count", 20)
                raise ValueError("in the middle of a step")
        await count_to(entry, 50, at_once=7)

    async with transaction() as tx:
        await add(tx, "test", {"at": 0})
    outbox = worker(handle)
    await outbox.work_off()
    assert (await OutboxEntry.get()).payload == {"at": 21}
    clock.move(FIRST_PAUSE * (1 + JITTER))
    await outbox.work_off()
    assert await parts() == Counter({("count", part): 1 for part in range(50)})
    assert not await OutboxEntry.exists()


async def test_what_takes_steps_lets_others_of_its_kind_in_between() -> None:
    order: list[str] = []

    async def handle(entry: Entry) -> None:
        order.append(entry.payload["name"])
        if entry.payload["left"]:
            async with entry.step({**entry.payload, "left": entry.payload["left"] - 1}):
                pass
        else:
            async with entry.done():
                pass

    for name in ("long", "short"):
        async with transaction() as tx:
            await add(tx, "test", {"name": name, "left": 3})
    await worker(handle).work_off()
    assert order == ["long", "short"] * 4


# -- failing


async def fail(entry: Entry) -> None:
    async with entry.done() as tx:
        await note(tx, "undone")
        raise ValueError("no")


async def test_what_fails_is_undone_and_tried_again_later_and_later() -> None:
    await put()
    outbox, row = worker(fail), None
    for attempt in range(1, 12):
        await outbox.work_off()
        await outbox.work_off()
        row = await OutboxEntry.get()
        assert (row.attempts, row.owner, row.last_error) == (attempt, None, "ValueError: no")
        pause = min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE)
        assert pause * (1 - JITTER) - SECOND < row.next_at - clock.now() <= pause * (1 + JITTER)
        clock.move(row.next_at - clock.now())
    assert not await effects()
    await worker().work_off()
    assert await effects() == Counter("a")


def test_pauses_differ() -> None:
    assert len({backoff(3) for _ in range(20)}) > 10


async def test_a_handler_can_say_when_to_try_again_and_that_there_is_no_use() -> None:
    async def full(entry: Entry) -> None:
        raise Retry("the other side is full", timedelta(hours=7)) if entry.attempts == 1 else GiveUp("it said never")

    await put()
    await worker(full).work_off()
    row = await OutboxEntry.get()
    assert row.last_error == "the other side is full"
    assert timedelta(hours=7) - SECOND < row.next_at - clock.now() <= timedelta(hours=7)
    clock.move(timedelta(hours=7))
    await worker(full).work_off()
    row = await OutboxEntry.get()
    assert (row.last_error, row.next_at, row.owner) == ("it said never", None, None)


async def until_dead(outbox: Outbox) -> OutboxEntry:
    async with asyncio.timeout(PATIENCE_S):
        while True:
            await outbox.work_off()
            row = await OutboxEntry.get()
            if row.next_at is None:
                return row
            clock.move(row.next_at - clock.now())


async def test_after_days_it_becomes_a_dead_letter_which_can_be_tried_again_or_dropped() -> None:
    began = clock.now()
    first, second = await put("first"), None
    with capture_logs() as said:
        await until_dead(worker(fail))
    assert said[-1]["event"] == "outbox_given_up"
    assert GIVE_UP_AFTER < clock.now() - began < GIVE_UP_AFTER + 2 * LONGEST_PAUSE
    await worker().work_off()
    assert not await effects()
    second = await put("second")
    assert (await replay([first, second]), await drop([second])) == (1, 0)
    await worker().work_off()
    assert await effects() == Counter(["first", "second"])
    dead = await put("third")
    await until_dead(worker(fail))
    assert await drop([dead]) == 1
    assert not await OutboxEntry.exists()


async def test_a_dead_letter_does_not_stand_in_the_way_of_a_new_one_with_its_key() -> None:
    await put("old", key="k")
    await until_dead(worker(fail))
    await put("new", key="k")
    await worker().work_off()
    assert await effects() == Counter(["new"])


async def test_dead_letters_are_forgotten_after_a_month() -> None:
    await put()
    await until_dead(worker(fail))
    outbox = Outbox()
    outbox.handles("outbox.forget", forget_old, every=timedelta(hours=6))
    await put(kind="outbox.forget", key="regular")
    clock.move(KEPT_FOR - timedelta(hours=7))
    await outbox.work_off()
    assert await OutboxEntry.filter(kind="test").exists()
    clock.move(timedelta(hours=8))
    await outbox.work_off()
    assert not await OutboxEntry.filter(kind="test").exists()
    assert await OutboxEntry.filter(kind="outbox.forget").exists()


async def test_a_server_that_was_off_for_a_week_gives_nothing_up_for_that() -> None:
    await put()
    clock.move(timedelta(days=7))
    await worker(fail).work_off()
    assert (await OutboxEntry.get()).next_at is not None
    clock.move(timedelta(hours=1))
    await worker().work_off()
    assert await effects() == Counter("a")


async def test_what_kills_its_worker_each_time_is_given_up_as_well() -> None:
    await put()
    for _ in range(ENOUGH_ATTEMPTS):
        assert await claim("test", 1, LEASE)
        clock.move(LEASE)
    clock.move(GIVE_UP_AFTER + 2 * LONGEST_PAUSE)
    await worker().work_off()
    assert (await OutboxEntry.get()).next_at is None
    assert not await effects()


# -- leases


async def test_what_a_killed_worker_had_is_done_by_another_when_the_lease_is_over() -> None:
    await put()
    assert len(await claim("test", 20, LEASE)) == 1
    await worker().work_off()
    assert not await effects()
    clock.move(LEASE)
    await worker().work_off()
    assert await effects() == Counter("a")


async def test_a_worker_that_stood_still_undoes_what_another_has_done() -> None:
    async def stand_still(entry: Entry) -> None:
        clock.move(LEASE + SECOND)
        await worker().work_off()  # that of another process
        await have_effect(entry)

    await put()
    with capture_logs() as said:
        await worker(stand_still).work_off()
    assert await effects() == Counter("a")
    assert [entry["event"] for entry in said] == ["outbox_lease_lost"]
    assert not await OutboxEntry.exists()


async def test_a_step_of_what_another_has_is_undone_as_well() -> None:
    async def stand_still(entry: Entry) -> None:
        clock.move(LEASE + SECOND)
        assert len(await claim("test", 1, LEASE)) == 1
        async with entry.step({"name": "mine"}) as tx:
            await note(tx, "mine")

    await put()
    await worker(stand_still).work_off()
    assert not await effects()
    assert (await OutboxEntry.get()).payload == {"name": "a"}


async def test_a_handler_that_takes_longer_than_its_lease_keeps_it() -> None:
    lease = timedelta(milliseconds=300)
    taken = asyncio.Event()

    async def slow(entry: Entry) -> None:
        assert not taken.is_set()
        taken.set()
        await asyncio.sleep(3 * lease.total_seconds())
        await have_effect(entry)

    await put()
    slowly = asyncio.create_task(worker(slow, lease=lease).work_off())
    await taken.wait()
    while not slowly.done():
        await worker(lease=lease).work_off()
        await asyncio.sleep(0.02)
    await slowly
    assert await effects() == Counter("a")


async def test_a_handler_that_hangs_is_cut_off() -> None:
    async def hang(entry: Entry) -> None:
        await asyncio.Event().wait()

    await put()
    await worker(hang, deadline=timedelta(seconds=0.05)).work_off()
    row = await OutboxEntry.get()
    assert (row.owner, row.attempts) == (None, 1)
    assert row.last_error.startswith("TimeoutError")


# -- running


async def test_a_commit_here_wakes_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "LOOK_EVERY_S", PATIENCE_S * 10)
    outbox = worker()
    running = asyncio.create_task(outbox.run())
    await asyncio.sleep(0)
    await put()
    await until(effects)
    await outbox.stop(running)


async def test_what_another_process_added_is_found_by_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "LOOK_EVERY_S", 0.05)
    outbox = worker()
    running = asyncio.create_task(outbox.run())
    with worker_module.entry_added.replaced():  # nobody is told
        await put()
    await until(effects)
    await outbox.stop(running)


async def test_at_the_end_what_is_under_way_is_finished_or_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "LAST_SECONDS", 0.2)
    begun = asyncio.Semaphore(0)

    async def handle(entry: Entry) -> None:
        begun.release()
        if entry.payload["name"] == "hangs":
            await asyncio.Event().wait()
        await asyncio.sleep(0.05)
        await have_effect(entry)

    outbox = worker(handle, concurrency=2)
    running = asyncio.create_task(outbox.run())
    await put("hangs")
    await put("ends")
    async with asyncio.timeout(PATIENCE_S):
        for _ in range(2):
            await begun.acquire()
        await put("comes too late")
        await outbox.stop(running)
    assert await effects() == Counter(["ends"])
    for row in await OutboxEntry.all():
        assert row.owner is None
        assert row.next_at is not None
        assert row.next_at <= clock.now()
    await worker().work_off()
    assert await effects() == Counter(["ends", "hangs", "comes too late"])


async def test_what_is_regular_is_done_again_and_again_and_by_one_of_several() -> None:
    handled: list[str] = []
    once = asyncio.Event()

    async def handle(entry: Entry) -> None:
        handled.append(entry.id)
        once.set()

    outboxes = [Outbox() for _ in range(3)]
    for outbox in outboxes:
        outbox.handles("regular", handle, every=timedelta(hours=1))
    running = [asyncio.create_task(outbox.run()) for outbox in outboxes]
    await asyncio.wait_for(once.wait(), PATIENCE_S)
    for outbox, task in zip(outboxes, running, strict=True):
        await outbox.stop(task)
    assert len(handled) == 1
    again = Outbox()
    again.handles("regular", handle, every=timedelta(hours=1))
    for _ in range(3):
        clock.move(timedelta(hours=1))
        await again.work_off()
    assert len(handled) == 4
    assert await OutboxEntry.all().count() == 1


async def test_while_the_database_is_away_it_complains_once_a_minute_and_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker_module, "LOOK_EVERY_S", 0.01)
    tried = 0
    back = asyncio.Event()
    look = worker_module.due_kinds

    async def away(kinds: object) -> list[str]:
        nonlocal tried
        tried += 1
        if tried < 5:
            raise ConnectionError("away")
        back.set()
        return await look(kinds)

    monkeypatch.setattr(worker_module, "due_kinds", away)
    await put()
    outbox = worker()
    with capture_logs() as said:
        running = asyncio.create_task(outbox.run())
        await asyncio.wait_for(back.wait(), PATIENCE_S)
        await until(effects)
        await outbox.stop(running)
    assert [entry["event"] for entry in said] == ["outbox_unreachable"]


async def test_nothing_due_costs_one_statement_that_writes_nothing() -> None:
    from tests.support.query_log import record_queries

    outbox = worker()
    outbox.handles("another", have_effect)
    with record_queries() as asked:
        await outbox.look()
    assert len(asked) == 1
    assert "UPDATE" not in asked.statements[0]
