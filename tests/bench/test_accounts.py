"""The benchmark of accounts still knows the product it measures; what it measured is nobody's claim here."""

from pathlib import Path

import pytest

from app.admin.roles import ROLES
from tests.bench.accounts import pages
from tests.bench.accounts.filling import Size
from tests.bench.figure import Figure, percentile

pytestmark = pytest.mark.one_database


async def test_every_filter_with_every_order_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    told = pages._told

    def keep(name, listing, times):
        looked.extend(times)
        return told(name, listing, times)

    monkeypatch.setattr(pages, "_told", keep)
    monkeypatch.setattr(pages, "CHECKS", 2)
    monkeypatch.setattr(pages, "LOOKS", 1)
    figures = await pages.measure("SQLite", f"sqlite://{tmp_path}/b.db", tmp_path, Size(8, 8, 2, 8), 1, (ROLES,))
    assert [figure.goal for figure in figures] == [2, None, 150, 150, 150, 150]
    for key in ("kind=built-in", "kind=own", "kind=built-in&kind=own"):
        for column in ROLES.columns:
            wanted = {f"/roles?{key}&sort={sign}{column.key}" for sign in ("", "-")}
            assert (wanted <= set(looked)) == (column.sort is not None)


def test_a_figure_says_whether_it_is_good_enough() -> None:
    assert Figure("a", 1.9, "ms", 2.0).verdict == "met"
    assert Figure("a", 2.0, "ms", 2.0).verdict == "short"
    assert Figure("a", 2.0, "ms").verdict == ""
    assert str(Figure("lag", 2.0, "ms", 1.0, "why")).split() == ["lag", "2.00", "ms", "<", "1", "ms", "short", "why"]
    assert (percentile(range(1, 101), 95), percentile([7.0], 95), percentile([1, 2], 95)) == (95, 7.0, 2)
