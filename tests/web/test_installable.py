"""What makes the site installable, as it is sent."""

import json
import re

import pytest

from app.web import installable
from app.web.static_files import page_version
from tests.support.app_client import AppClient

pytestmark = pytest.mark.one_database


async def test_the_manifest_is_in_the_language_of_the_browser_and_what_it_names_is_there(client) -> None:
    for accepted, chat in (("en", "Chat"), ("ru,en;q=0.5", "Чат")):
        answer = await client.get("/manifest.webmanifest", headers={"Accept-Language": accepted})
        assert answer.mimetype == "application/manifest+json"
        assert "no-cache" in answer.headers["Cache-Control"]
        manifest = json.loads(await answer.get_data())
        assert manifest["lang"] == accepted[:2]
        assert manifest["shortcuts"][0]["name"] == chat
        assert len(manifest["icons"]) == 4
        for icon in manifest["icons"]:
            file = await client.get(icon["src"])
            assert (file.status_code, file.mimetype) == (200, "image/png")


async def test_the_worker_may_act_for_the_whole_site_and_is_another_one_with_each_release(client, monkeypatch) -> None:
    answer = await client.get("/sw.js")
    text = await answer.get_data(as_text=True)
    assert answer.mimetype == "text/javascript"
    assert "no-cache" in answer.headers["Cache-Control"]
    assert f"offline-{page_version()}" in text
    monkeypatch.setattr(installable, "page_version", lambda: "another")
    assert "offline-another" in await (await client.get("/sw.js")).get_data(as_text=True)
    assert len((installable.paths.STATIC / "js" / "service_worker.js").read_text().splitlines()) <= 40


async def test_the_page_for_when_there_is_no_server_needs_nothing_but_what_it_names(app, client) -> None:
    text = await (await client.get("/offline")).get_data(as_text=True)
    assert "No connection to the server" in text
    assert "Нет связи с\u00a0сервером" in text
    named = re.findall(r'(?:href|src)="(/[^"]*)"', text)
    assert named
    own = re.search(r"const ITS_OWN = /(.*)/;", (installable.paths.STATIC / "js" / "service_worker.js").read_text())
    assert own
    for address in named:
        assert (await AppClient(app).get(address)).status_code == 200
        assert re.search(own[1], address.partition("?")[0]), "or there is nobody to answer"


async def test_every_page_names_the_manifest_and_may_have_it(client) -> None:
    answer = await client.get("/setup")
    assert 'rel="manifest" href="/manifest.webmanifest"' in await answer.get_data(as_text=True)
    policy = answer.headers["Content-Security-Policy"]
    assert "manifest-src 'self'" in policy
    assert "worker-src 'self'" in policy
