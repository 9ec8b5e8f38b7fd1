"""The supervisor: with workers that load in no time, so that every order of events can be had."""

import asyncio
import json
import os
import re
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime

import pytest

from app.workers import slot, supervisor
from tests.support.patience import PATIENCE_S
from tests.workers.supervisor_process import SupervisorProcess

OpenOffice = Callable[..., Awaitable[SupervisorProcess]]


@pytest.fixture
async def open_office(tmp_path) -> AsyncIterator[OpenOffice]:
    """`await open_office(seats, overlap=True)`: a supervisor, whose workers may not be there yet."""
    offices: list[SupervisorProcess] = []

    async def open_it(seats: int, **options: bool) -> SupervisorProcess:
        offices.append(await SupervisorProcess.open(tmp_path, seats, **options))
        return offices[-1]

    yield open_it
    for office in offices:
        if office.process.returncode is None:
            office.process.kill()
            await office.process.wait()


async def test_connections_are_spread_over_all_workers_and_one_greets(open_office):
    office = await open_office(3)
    ready = await office.until("ready", 3)
    assert sorted(number for number, _, _ in ready) == [0, 1, 2]
    await office.answered_by(*(pid for _, pid, _ in ready))
    assert min((await office.ask(300)).values()) > 50
    await office.until("greet 0", 1)
    assert len(office.journal("greet 0")) == 1


async def test_who_comes_while_a_worker_is_gone_is_answered_by_another_and_it_comes_back(open_office):
    office = await open_office(2)
    (_, first, _), (_, second, _) = sorted(await office.until("ready", 2))
    office.say("wait")
    os.kill(second, signal.SIGKILL)
    assert set(await office.ask(30)) == {first}
    office.say("wait", False)
    ready = await office.until("ready", 3)
    assert (ready[-1][0], ready[-1][1] not in (first, second)) == (1, True)
    await office.answered_by(first, ready[-1][1])


def test_the_pause_before_the_next_try_grows_and_has_a_limit():
    pauses = [slot.pause_s(troubles) for troubles in range(12)]
    assert pauses[:5] == [0, 0.25, 0.5, 1, 2]
    assert pauses[-1] == 30


async def test_it_gives_up_when_no_worker_starts(open_office, tmp_path):
    (tmp_path / "fail").touch()
    office = await open_office(1)
    assert await office.code() == 1
    assert len(office.journal("started")) == supervisor.MAX_FAILED_STARTS
    assert "no_worker_starts" in office.log


async def test_between_starts_that_fail_it_waits_longer_each_time(open_office, tmp_path):
    (tmp_path / "fail").touch()
    (tmp_path / "patient").touch()
    office = await open_office(1)
    assert await office.code() == 1
    failed = [line for line in office.log.splitlines() if "worker_did_not_start" in line]
    first, *_, last = [datetime.fromisoformat(line.split()[0].replace("Z", "+00:00")) for line in failed]
    assert len(failed) == supervisor.MAX_FAILED_STARTS
    pauses = re.findall(r"next_try_in_s=([0-9.]+)", "".join(failed))
    assert [float(pause) for pause in pauses] == [0.1, 0.2, 0.4, 0.8, 1.6]
    assert (last - first).total_seconds() >= 0.1 + 0.2 + 0.4 + 0.8


async def test_it_does_not_give_up_while_one_worker_serves(open_office):
    office = await open_office(2)
    (_, first, _), (_, second, _) = sorted(await office.until("ready", 2))
    office.say("fail")
    os.kill(second, signal.SIGKILL)
    await office.until("started", 2 + supervisor.MAX_FAILED_STARTS + 1)
    assert set(await office.ask(10)) == {first}
    office.say("fail", False)
    await office.until("ready", 3)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_all_in_order(open_office, number):
    office = await open_office(2)
    await office.until("ready", 2)
    office.tell(number)
    assert await office.code() == 0
    assert len(office.journal("stop 0")) == len(office.journal("ended")) == 2


async def test_the_interrupt_key_ends_all_in_order(open_office):
    office = await open_office(2)
    await office.until("ready", 2)
    office.tell_group(signal.SIGINT)
    assert await office.code() == 0
    assert len(office.journal("stop 0")) == len(office.journal("ended")) == 2


async def test_a_second_signal_ends_all_at_once(open_office):
    office = await open_office(2)
    ready = await office.until("ready", 2)
    office.say("deaf")
    office.tell(signal.SIGTERM)
    await office.until("stop 0", 2)
    assert office.process.returncode is None
    office.tell(signal.SIGTERM)
    assert await office.code() == 1
    for _, pid, _ in ready:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


async def test_workers_are_replaced_one_at_a_time_each_by_one_that_serves_already(open_office):
    office = await open_office(2)
    old = {pid for _, pid, _ in await office.until("ready", 2)}
    await office.until("greet 0", 1)  # the last thing of a start
    before = len(office.journal())
    office.tell(signal.SIGHUP)
    await office.until("ended", 2)
    expected = ["started", "go 0", "ready", "step_aside 0", "ended"] * 2
    happened = [event for _, _, event in office.journal()[before:] if not event.startswith("stand")]
    assert happened == expected
    assert not set(await office.ask(60)) & old
    office.tell(signal.SIGTERM)
    assert await office.code() == 0


async def test_the_next_worker_is_not_replaced_before_the_old_one_is_gone(open_office):
    office = await open_office(2)
    await office.until("ready", 2)
    office.say("stay")
    office.tell(signal.SIGHUP)
    await office.until("step_aside 0", 1)
    await office.ask(40)
    assert office.log.count("worker_started") == 3
    office.say("stay", False)
    await office.until("ended", 2)
    assert office.log.count("worker_started") == 4


async def test_where_two_may_not_overlap_the_new_worker_is_loaded_and_waits_for_the_end_of_the_old(open_office):
    office = await open_office(1, overlap=False)
    await office.until("ready", 1)
    before = len(office.journal())
    office.tell(signal.SIGHUP)
    (*_, (_, new, _)) = await office.until("ready", 2)
    # What the first one is told once it serves may come after it said so.
    journal = [(pid == new, event) for _, pid, event in office.journal()[before:]]
    assert [each for each in journal if each != (False, "greet 0")] == [
        (True, "started"),
        (False, "step_aside 0"),
        (False, "ended"),
        (True, "go 0"),
        (True, "ready"),
    ]
    assert set(await office.ask(3)) == {new}


@pytest.mark.parametrize("obstacle", ["fail", "unprepared"])
async def test_workers_that_cannot_be_replaced_keep_running(open_office, obstacle):
    office = await open_office(2)
    old = {pid for _, pid, _ in await office.until("ready", 2)}
    office.say(obstacle)
    office.tell(signal.SIGHUP)
    await office.logged("workers_kept")
    await office.answered_by(*old)
    office.say(obstacle, False)
    office.tell(signal.SIGHUP)
    await office.until("ended", 2)
    assert not set(await office.ask(60)) & old


async def test_of_a_worker_that_does_not_come_to_serve_nothing_is_left(open_office, tmp_path):
    (tmp_path / "impatient").touch()
    office = await open_office(1)
    [(_, old, _)] = await office.until("ready", 1)
    office.say("mute")
    office.tell(signal.SIGHUP)
    await office.logged("workers_kept")
    [new] = {pid for _, pid, _ in office.journal("started")} - {old}
    async with asyncio.timeout(PATIENCE_S):
        while is_running(new):  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.01)
    assert is_running(old)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_workers_end_with_their_supervisor(open_office):
    office = await open_office(2)
    await office.until("ready", 2)
    office.tell(signal.SIGKILL)
    await office.code()
    await office.until("ended", 2)


async def test_another_log_format_counts_for_all_of_them_from_the_next_generation_on(open_office):
    office = await open_office(1)
    await office.until("ready", 1)
    office.say("json")
    office.tell(signal.SIGHUP)
    await office.logged("workers_replaced")
    assert (office.stage / "formats").read_text().split() == ["text", "json"]
    assert [json.loads(line)["event"] for line in office.log.splitlines() if line.startswith("{")] == [
        "worker_started",
        "workers_replaced",
    ]
