"""The pages that are compared are there, and show as much as each other."""

from dataclasses import asdict, replace
from pathlib import Path

import orjson
import pytest

from app.development.lock import entries
from app.paths import ROOT
from tests.bench.asking import Browser
from tests.bench.counted import statements
from tests.bench.pages import environment, measure, sites
from tests.bench.pages.plan import QUICK
from tests.bench.pages.sites import AUDIT, DJANGO, OURS, PAGES, ROOM, STARLETTE, USERS
from tests.bench.peers.packages import NoPeer
from tests.bench.targets import Prepared, prepare

pytestmark = pytest.mark.one_database

TINY = replace(QUICK, rounds=2, requests=2, warm=1)
# What stands in each row of a page.
IN_A_ROW = {USERS: b"@example.org", AUDIT: b"198.51.100.1", ROOM: b"before lunch"}


def test_what_others_are_made_of_is_pinned() -> None:
    lock, own = environment.LOCK.read_text(), (ROOT / "requirements.lock").read_text()
    assert all("--hash=sha256:" in entry for entry in entries(lock).values())
    assert "://" not in lock
    pinned, known = ({each.partition("==")[0]: each for each in entries(text)} for text in (lock, own))
    assert {"django", "gunicorn", "starlette-admin"} <= pinned.keys()
    for name in ("uvicorn", "tortoise-orm", "jinja2", "httptools"):  # or libraries would be compared
        assert pinned[name] == known[name]
    assert not {"django", "gunicorn", "starlette-admin"} & known.keys()


def found(work: Path, team: Prepared) -> dict[str, sites.Site]:
    return {OURS: sites.ours(work, team)}


def test_every_page_is_measured(tmp_path: Path) -> None:
    rounds = measure.measure(tmp_path, TINY, found)
    assert set(rounds) == {*PAGES, *(f"{page}.statements" for page in PAGES)}
    for page in PAGES:
        assert [each["requests"] for each in rounds[page][OURS]] == [2, 2]
        assert all(each["bytes"] > 10_000 for each in rounds[page][OURS])
        assert rounds[f"{page}.statements"][OURS][0]["statements"] > 0
    assert [title for title, _ in measure.report().tables(rounds)] == [
        "CPU of the server for a request, ms",
        "The page, kB before compression",
        "Statements for a request",
    ]


def not_now(command: list[str]) -> None:
    raise NoPeer("nothing is fetched for a test")


def test_others_show_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_run", not_now)
    try:
        python = environment.python()
    except NoPeer as why:
        pytest.skip(str(why))
    team = prepare(tmp_path / "prepared", "tests.bench.large", orjson.dumps(asdict(TINY.team)).decode())
    compared = found(tmp_path, team) | {
        DJANGO: sites.django(tmp_path, team, python),
        STARLETTE: sites.starlette_admin(tmp_path, team, python),
    }
    shown: dict[str, dict[str, int]] = {}
    for name, site in compared.items():
        counting = tmp_path / f"{name}.statements"
        process = site.start(counting)
        browser = Browser(process.address, site.cookie)
        before = statements(counting)
        shown[name] = {page: browser.get(site.addresses[page]).count(word) for page, word in IN_A_ROW.items()}
        assert statements(counting) - before > len(IN_A_ROW)
        browser.close()
        process.stop()
    for page, count in shown[OURS].items():
        assert all(each[page] >= count // 2 > 4 for each in shown.values()), shown
