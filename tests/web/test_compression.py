"""Compressed pages, and what is never compressed: nobody learns a secret from the size of an answer."""

import asyncio
import gzip

import brotli
import pytest

from app.web import static_files
from tests.support.app_client import AppClient
from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.one_database
OURS = {"Sec_Fetch_Site": "same-origin"}


@pytest.fixture
async def owner(app, client, make_user) -> AppClient:
    user = await make_user("owner")
    browser = AppClient(app)
    await browser.sign_in(user.email, "eleven quiet green lanterns")
    return browser


async def test_a_page_is_compressed_as_the_browser_takes_it(owner):
    plain = await (await owner.get("/users", **OURS)).get_data()
    for accepted, encoding, unpack in (("gzip, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress)):
        response = await owner.get("/users", Accept_Encoding=accepted, **OURS)
        packed = await response.get_data()
        assert response.headers["Content-Encoding"] == encoding
        assert int(response.headers["Content-Length"]) == len(packed) < len(plain) / 3
        assert unpack(packed)[:100] == plain[:100]
        assert "Accept-Encoding" in response.headers["Vary"]
    for refusing in ("identity", "br;q=0, gzip;q=0", ""):
        assert "Content-Encoding" not in (await owner.get("/users", Accept_Encoding=refusing, **OURS)).headers


# What a client says, and in which coding it gets a page or a file (RFC 9110, 12.5.3).
CHOICES = {
    "gzip;q=1, br;q=0.1": "gzip",
    "br;q=0.2, gzip;q=0.3": "gzip",
    "gzip;q=0.5, br;q=0.5": "br",
    "br;q=0, gzip": "gzip",
    "br;q=0": None,
    "br;q=0, *": "gzip",
    "*": "br",
    "*;q=0": None,
    "*;q=0, gzip;q=0.1": "gzip",
    "gzip;q=0.5": "gzip",
    "identity;q=0": None,
    "identity;q=0, gzip;q=0.001": "gzip",
    "identity, *;q=0.5": None,
    "identity;q=0.5, br;q=0.4, gzip;q=0.3": None,
    "identity;q=0.5, br;q=0.4, gzip;q=0.6": "gzip",
    "GZIP": "gzip",
    "x-gzip": "gzip",
    "deflate, zstd": None,
    "": None,
}
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@pytest.mark.parametrize("accepted", CHOICES)
async def test_the_coding_with_the_highest_quality_is_chosen(owner, accepted):
    address = static_files.static("css/bundles/pages.css")
    async with asyncio.timeout(PATIENCE_S):  # packing with Brotli goes on beside the start
        while (await owner.get(address, Accept_Encoding="br")).headers.get("Content-Encoding") != "br":  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    for path in ("/users", address):
        plain = await (await owner.get(path, **OURS)).get_data()
        response = await owner.get(path, Accept_Encoding=accepted, **OURS)
        coding = response.headers.get("Content-Encoding")
        assert coding == CHOICES[accepted], path
        assert UNPACK[coding](await response.get_data())[:100] == plain[:100]


async def test_a_short_answer_is_packed_only_for_who_takes_no_other(owner):
    for accepted, coding in (("gzip", None), ("gzip, identity;q=0", "gzip"), ("gzip, *;q=0", "gzip"), ("*", None)):
        response = await owner.get("/health/live", Accept_Encoding=accepted, **OURS)
        assert response.headers.get("Content-Encoding") == coding, accepted


@pytest.mark.parametrize(
    ("site", "compressed"), [("same-origin", True), ("none", True), ("same-site", False), ("cross-site", False)]
)
async def test_only_what_our_own_pages_or_the_person_ask_for_is_compressed(owner, site, compressed):
    response = await owner.get("/chat/search?q=reflected", Accept_Encoding="br", Sec_Fetch_Site=site)
    assert response.status_code == 200
    assert ("Content-Encoding" in response.headers) == compressed


async def test_pages_that_show_a_secret_are_never_compressed(owner):
    async def ask(path: str, form: dict[str, str] | None = None):
        answer = owner.get if form is None else lambda path, **headers: owner.post(path, form, **headers)
        response = await answer(path, Accept_Encoding="br", Accept="text/html", **OURS)
        return response, await response.get_data()

    response, _ = await ask("/users/invite")
    assert "Content-Encoding" in response.headers  # the same page, without a link in it
    response, body = await ask("/users/invite", {"email": "new@example.org", "role": "member", "locale": "en"})
    assert b"/invitation/" in body
    assert "Content-Encoding" not in response.headers
    await owner.post("/account/security/totp/begin", {})
    response, body = await ask("/account/security/totp")
    assert b"<code>" in body
    assert "Content-Encoding" not in response.headers


async def test_a_browser_that_does_not_say_who_asks_gets_a_plain_page_over_tls(app, owner):
    assert "Content-Encoding" in (await owner.get("/users", Accept_Encoding="br")).headers  # nothing is hidden anyway
    over_tls = {"path": "/users", "headers": {"Accept-Encoding": "br"}, "scope_base": owner.scope}
    response = await owner.client.get(**over_tls, scheme="https")
    assert response.status_code == 200
    assert "Content-Encoding" not in response.headers
