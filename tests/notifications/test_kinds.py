"""Kinds of notifications, which their features register."""

import pytest

from app.notifications import kinds
from app.notifications.kinds import Kind, icon_of, is_personal, register_kind, title_of


@pytest.fixture(autouse=True)
def registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_KINDS", {**kinds._KINDS})


def test_a_registered_kind_gives_title_icon_and_whether_it_is_personal() -> None:
    name = register_kind(Kind("assigned", "archive", "%(author)s assigned it", is_personal=True))
    assert title_of(name, "", {"author": "Anna"}) == "Anna assigned it"
    assert title_of(name, "Its own", {}) == "Its own"
    assert (icon_of(name), is_personal(name)) == ("archive", True)


def test_a_kind_registered_twice_is_refused_unless_it_is_the_same() -> None:
    register_kind(Kind("assigned", "archive"))
    register_kind(Kind("assigned", "archive"))
    with pytest.raises(ValueError, match="assigned"):
        register_kind(Kind("assigned", "bell"))


def test_an_unknown_kind_has_a_bell_and_its_own_title() -> None:
    assert (icon_of("from_elsewhere"), is_personal("from_elsewhere")) == ("bell", False)
    assert title_of("from_elsewhere", "Words", {}) == "Words"
