"""Static files: kept by browsers for good, and new as soon as they change."""

import asyncio
import gzip
import re
import time
from pathlib import Path

import brotli
import pytest

from app import paths
from app.web import bundles, packed_files, static_files
from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.one_database
FOREVER = "public, max-age=31536000, immutable"


async def test_every_file_of_a_page_is_kept_for_good_and_so_is_what_its_scripts_import(client):
    page = await (await client.get("/setup")).get_data(as_text=True)
    addresses = [address for address in re.findall(r'(?:src|href)="(/static/[^"#]+)', page) if "woff2" not in address]
    assert any("/static/@" in address for address in addresses)
    for address in addresses:
        response = await client.get(address)
        assert (response.status_code, response.headers["Cache-Control"]) == (200, FOREVER), address
    shell = static_files.static("js/bundles/main.js")
    source = await (await client.get(shell)).get_data(as_text=True)
    imported = re.findall(r"\bimport\b[^;]*?'(\./[^']+)'", source)
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
        "/static/@x/../app/cli.py",
        "/static/@x/%2e%2e/app/cli.py",
        "/static/@x/js/nothing.js",
        "/static/../app/cli.py",
    ):
        assert (await client.get(outside)).status_code == 404


@pytest.mark.parametrize("name", ["js/one.js", "one.css"])
def test_a_changed_file_has_a_new_address(monkeypatch, tmp_path, name):
    (tmp_path / "js").mkdir()
    (tmp_path / name).write_text("1")
    monkeypatch.setattr(paths, "STATIC", tmp_path)
    monkeypatch.setattr(bundles, "SCRIPT_BUNDLES", {})
    monkeypatch.setattr(bundles, "STYLE_BUNDLES", {})
    static_files.follow_changes()
    before = static_files.static(name)
    (tmp_path / name).write_text("2")
    static_files.follow_changes()
    after = static_files.static(name)
    assert before != after
    monkeypatch.undo()
    static_files.follow_changes()


async def test_files_are_packed_with_brotli_once_and_read_from_disk_by_later_processes(tmp_path, monkeypatch):
    monkeypatch.setattr(packed_files, "_packed", {})
    content = b"body { color: red } " * 100
    assert packed_files.packed_with_brotli(content) is None
    packed_files.pack_all([content], tmp_path / "cache")
    packed = packed_files.packed_with_brotli(content)
    assert brotli.decompress(packed) == content
    (kept,) = (tmp_path / "cache").iterdir()
    assert kept.read_bytes() == packed
    kept.write_bytes(b"as it was kept")
    packed_files._packed.clear()
    packed_files.pack_all([content], tmp_path / "cache")
    assert packed_files.packed_with_brotli(content) == b"as it was kept"


async def test_a_browser_that_takes_brotli_gets_it_as_soon_as_files_are_packed(client):
    address, either = static_files.static("css/bundles/pages.css"), {"Accept-Encoding": "gzip, br"}
    deadline = time.monotonic() + PATIENCE_S
    while (packed := await client.get(address, headers=either)).headers["Content-Encoding"] == "gzip":
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)
    plain = await (await client.get(address)).get_data()
    assert packed.headers["Content-Encoding"] == "br"
    assert brotli.decompress(await packed.get_data()) == plain
    gzipped = await client.get(address, headers={"Accept-Encoding": "gzip"})
    assert len(await packed.get_data()) < len(await gzipped.get_data())


def test_packed_files_are_kept_where_the_program_is_installed_or_else_among_the_data(tmp_path, monkeypatch):
    monkeypatch.setattr(packed_files.sys, "prefix", str(tmp_path))
    assert packed_files.cache_directory(Path("data")) == tmp_path / "var/cache/static"
    monkeypatch.setattr(packed_files.sys, "prefix", packed_files.sys.base_prefix)
    assert packed_files.cache_directory(Path("data")) == Path("data/cache/static")


async def test_a_file_is_packed_for_who_can_unpack_it(client):
    address = static_files.static("css/base.css")
    plain = await client.get(address)
    packed = await client.get(address, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(await packed.get_data()) == await plain.get_data()
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["ETag"] != packed.headers["ETag"]
    refused = await client.get(address, headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers
    font = await client.get("/static/vendor/inter/inter-latin-wght-normal.woff2", headers={"Accept-Encoding": "gzip"})
    assert (font.status_code, "Content-Encoding" in font.headers) == (200, False)


async def test_scripts_and_styles_are_sent_without_comments_and_as_written_while_developing(client):
    names = ("js/behaviors.js", "css/base.css", "vendor/htmx/htmx.min.js")
    written = {name: (paths.STATIC / name).read_bytes() for name in names}

    async def sent() -> dict[str, bytes]:
        return {name: await (await client.get(f"/static/{name}")).get_data() for name in names}

    short = await sent()
    static_files.serve_as_written()
    try:
        assert await sent() == written
    finally:
        static_files.serve_as_written(False)
    assert b"/*" in written["js/behaviors.js"]
    assert b"/*" not in short["js/behaviors.js"] + short["css/base.css"]
    assert short["vendor/htmx/htmx.min.js"] == written["vendor/htmx/htmx.min.js"]


@pytest.mark.parametrize("path", sorted((paths.STATIC / "css").rglob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_loses_nothing_but_comments_and_space_beside_its_signs(path: Path) -> None:
    written = re.sub(r"(?s)/\*.*?\*/", " ", path.read_text())
    sent = static_files.stored(path).content.decode()
    assert len(sent) < len(written)
    one, other = [re.sub(r" ?([{};,]) ?|(:) ", r"\1\2", " ".join(text.split())) for text in (written, sent)]
    assert one == other
    assert " :is(" not in one or " :is(" in sent
