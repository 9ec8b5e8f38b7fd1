"""The comparison still knows the product it measures; what it measured is nobody's claim here."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench import measures, servers
from tests.bench.comparison import comparison
from tests.bench.measures import Bench
from tests.bench.peers import packages, socket_io
from tests.bench.peers.packages import NoPeer
from tests.bench.plan import MEASURES, QUICK
from tests.bench.targets import Loop, SocketIo, Start, Switchboard

pytestmark = pytest.mark.one_database

TINY = replace(
    QUICK,
    people=3,
    sizes=(3, 5),
    large=8,
    send_s=0.1,
    warm_s=0.1,
    senders=2,
    sender_sizes=(5,),
    steady_sizes=(5,),
    steady_s=0.3,
    paged=2,
    connects=4,
    appenders=3,
    append_s=0.1,
    storm=4,
    soft_limit_s=600.0,
    limit_s=600.0,
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Bench]:
    monkeypatch.setattr(measures, "_FIRST", 2)
    monkeypatch.setattr(measures, "_SETTLE_S", 0.1)
    monkeypatch.setattr(measures, "_AFTERWARDS_S", 0.1)

    def measured(starts: dict[str, Start], *wanted: str) -> Bench:
        bench = Bench(TINY, frozenset(wanted), starts, tmp_path)
        bench.run()
        assert bench.failures == []
        return bench

    return measured


def test_everything_is_measured_of_this_product(run, tmp_path: Path) -> None:
    ours = Switchboard(tmp_path, TINY.people)
    loop = Loop(tmp_path, [sys.executable, "-m", "tests.bench.peers.loop"])
    bench = run({servers.OURS: ours.start, servers.LOOP: loop.start}, *MEASURES)
    for measure, rounds in bench.results.items():
        expected = {*servers.TAKE_PART[measure.partition(".")[0]], servers.SQLITE}
        assert set(rounds) <= expected
        assert {each.get("lost", 0) for every in rounds.values() for each in every} == {0}
    assert bench.results["pages"][servers.OURS][0]["pages"] > 2 * TINY.paged
    measured = {(title, row[0]) for title, rows in comparison(TINY).tables(bench.results) for row in rows}
    assert {("One message, stored and delivered", "Switchboard"), ("A reconnect storm", "Switchboard")} <= measured
    title = "CPU for a delivery, µs, by clients / senders"
    assert {(title, "Switchboard"), (title, "asyncio loop")} <= measured


@pytest.mark.parametrize("find", [socket_io.on_node, socket_io.on_uws, socket_io.on_bun])
def test_everything_is_measured_of_a_peer_that_is_installed(run, find, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(packages, "_INSTALL", ("false",))  # nothing is fetched for a test
    try:
        peer = find()
    except NoPeer as why:
        pytest.skip(str(why))
    alone, grouped = (SocketIo(peer, tmp_path, TINY.people, grouped=each).start for each in (False, True))
    bench = run({servers.NODE: alone, servers.NODE_GROUPED: grouped}, "pages", "senders", "appends", "storm")
    assert bench.results["pages"][servers.NODE][0]["pages"] > TINY.paged
    assert bench.results["storm.4"][servers.NODE][0]["lost"] == 0
    for name in (servers.NODE, servers.NODE_GROUPED):
        assert bench.results["senders.5"][name][0]["lost"] == 0
        assert bench.results["appends"][name][0]["messages"] > 0


def test_what_cannot_be_had_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPeer, match="no npm"):
        socket_io.on_bun()
    monkeypatch.setenv(socket_io.NODE_COMMAND, "/nowhere/node --flag")
    monkeypatch.setattr(socket_io, "fetch", lambda directory, packages: tmp_path)
    with pytest.raises(NoPeer, match="No such file"):
        socket_io.on_node()
    monkeypatch.setenv(socket_io.NODE_COMMAND, f"{sys.executable} -c 'raise OSError(\"too old\")' ignored")
    with pytest.raises(NoPeer, match="OSError: too old"):
        socket_io.on_uws()
