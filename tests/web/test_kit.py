"""The parts of the kit that are functions; `tests/chat/renderers/test_same_markup.py` compares what they make."""

import pytest

from app.web import kit


def test_an_icon_has_the_address_of_the_file_as_it_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    for version in (1, 2):
        monkeypatch.setattr(kit, "static", lambda name, version=version: f"/static/{name}?v={version}")
        assert f'href="/static/icons.svg?v={version}#bell"' in kit.icon("bell")
