"""The files that are not ours are what the manifest says, and there are no others."""

import hashlib
import json
import re

import pytest

from app.development.vendor import ICONS, MANIFEST, VENDOR
from app.paths import ROOT, STATIC, TEMPLATES

pytestmark = [pytest.mark.template_rules, pytest.mark.one_database]

ENTRIES = json.loads(MANIFEST.read_text())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["file"])
def test_a_vendored_file_is_the_one_that_was_fetched(entry: dict[str, str]) -> None:
    assert hashlib.sha256((ROOT / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert all(entry[key] for key in ("name", "version", "licence"))


def test_nothing_is_vendored_without_an_entry_and_a_licence() -> None:
    named = {ROOT / entry["file"] for entry in ENTRIES}
    assert {path for path in VENDOR.rglob("*") if path.is_file()} - {MANIFEST} <= named
    assert {folder / "LICENSE" for folder in VENDOR.iterdir() if folder.is_dir()} <= named


def test_the_manifest_names_no_host() -> None:
    assert "//" not in MANIFEST.read_text()


def test_style_sheets_ask_for_the_font_by_the_version_that_is_here() -> None:
    version = next(entry["version"] for entry in ENTRIES if entry["file"].endswith(".woff2"))
    sources = (STATIC / "css" / "tokens.css", TEMPLATES / "layout" / "base.html")
    asked = [found for path in sources for found in re.findall(r"\.woff2\?v=([\d.]+)", path.read_text())]
    assert asked == [version] * 3


def test_every_icon_that_is_asked_for_is_in_the_sprite_and_none_else() -> None:
    sources = [*TEMPLATES.rglob("*.html"), *(ROOT / "app").rglob("*.py"), *(STATIC / "js").rglob("*.js")]
    quoted = {word for path in sources for word in re.findall(r"['\"#]([a-z0-9-]+)['\"]", path.read_text())}
    asked = {name for path in TEMPLATES.rglob("*.html") for name in re.findall(r"\bicon\('([\w-]+)'", path.read_text())}
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    assert drawn == set(ICONS)
    assert asked - drawn == set()
    assert drawn - quoted == set()
