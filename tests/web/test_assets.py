"""Static files: kept by browsers for good, and new as soon as they change."""

import re

import pytest

from app import paths
from app.web import assets

pytestmark = pytest.mark.one_database
FOREVER = "public, max-age=31536000, immutable"


async def test_every_file_of_a_page_is_kept_for_good_and_so_is_what_its_scripts_import(client):
    page = await (await client.get("/setup")).get_data(as_text=True)
    addresses = [address for address in re.findall(r'(?:src|href)="(/static/[^"#]+)', page) if "woff2" not in address]
    assert any("/js@" in address for address in addresses)
    for address in addresses:
        response = await client.get(address)
        assert (response.status_code, response.headers["Cache-Control"]) == (200, FOREVER), address
    shell = assets.static("js/shell.js")
    source = await (await client.get(shell)).get_data(as_text=True)
    imported = re.findall(r"import [^;]*?'(\./[^']+)'", source)
    assert imported
    for name in imported:
        response = await client.get(shell.rpartition("/")[0] + name.removeprefix("."))
        assert (response.status_code, response.headers["Cache-Control"]) == (200, FOREVER), name


async def test_an_address_without_a_version_is_asked_for_again_each_time(client):
    response = await client.get("/static/css/base.css")
    assert response.headers["Cache-Control"] == "public, no-cache"
    again = await client.get("/static/css/base.css", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    for outside in (
        "/static/js@x/../css/base.css",
        "/static/js@x/%2e%2e/css/base.css",
        "/static/js@x/nothing.js",
        "/static/../app/cli.py",
    ):
        assert (await client.get(outside)).status_code == 404


def test_a_changed_script_has_a_new_address(monkeypatch, tmp_path):
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "one.js").write_text("1")
    monkeypatch.setattr(paths, "STATIC", tmp_path)
    assets.follow_changes()
    before = assets.static("js/one.js")
    (tmp_path / "js" / "one.js").write_text("2")
    assets.follow_changes()
    after = assets.static("js/one.js")
    assert before != after
    monkeypatch.undo()
    assets.follow_changes()
