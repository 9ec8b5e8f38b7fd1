"""What a browser has to fetch for a page, packed as it is sent. Every page is weighed, also those that come to be."""

import gzip
import re

import pytest

pytestmark = pytest.mark.one_database

MAX_SCRIPTS = 45 * 1024
MAX_STYLES = 12 * 1024
PACKED = {"Accept": "text/html", "Accept-Encoding": "gzip"}
PLAIN = {"Accept": "text/html"}
# What a module names when it is loaded; what it may fetch at some time later is called with parentheses.
IMPORTED = re.compile(r"""\bimport\b[^;'"(]*['"](\.[^'"]+)['"]""")


def _plain(address: str) -> str:
    """`address` without detours."""
    while (shorter := re.sub(r"[^/.]+/\.\./|(?<=/)\./", "", address)) != address:
        address = shorter
    return address


async def weigh(client, address: str, seen: dict[str, int]) -> None:
    """Note in `seen` what `address`, and all it imports, weigh."""
    address = _plain(address)
    if address in seen:
        return
    response = await client.get(address, headers=PACKED)
    assert (response.status_code, response.headers["Content-Encoding"]) == (200, "gzip"), address
    content = await response.get_data()
    seen[address] = len(content)
    if "/js/" in address:
        for imported in IMPORTED.findall(gzip.decompress(content).decode()):
            await weigh(client, f"{address.rpartition('/')[0]}/{imported}", seen)


async def page_weight(client, page: str, pattern: str) -> dict[str, int]:
    """What the files of `page` that match `pattern` weigh."""
    seen: dict[str, int] = {}
    for address in re.findall(pattern, page):
        await weigh(client, address, seen)
    return seen


def addresses_of_pages(app) -> list[str]:
    """Everything that can be asked for without knowing an id."""
    rules = app.url_map.iter_rules()
    return sorted(rule.rule for rule in rules if "GET" in rule.methods and not rule.arguments)


async def scripts_of_pages(client, addresses: list[str]) -> dict[str, str]:
    """The scripts, as one text, of those of `addresses` that are pages; none of these may be too heavy."""
    found = {}
    for address in addresses:
        response = await client.get(address, headers=PLAIN)
        page = await response.get_data(as_text=True)
        if response.status_code == 200 and "<html" in page:
            scripts = await page_weight(client, page, r'<script src="([^"]+)"')
            styles = await page_weight(client, page, r'<link rel="stylesheet" href="([^"]+)"')
            assert 0 < sum(scripts.values()) <= MAX_SCRIPTS, (address, scripts)
            assert 0 < sum(styles.values()) <= MAX_STYLES, (address, styles)
            found[address] = " ".join(scripts)
    return found


async def test_no_page_is_too_heavy_and_only_rooms_bring_what_rooms_need(app, client, make_user, sign_in):
    owner = await make_user("owner")
    assert "socket.io" not in (await scripts_of_pages(client, addresses_of_pages(app)))["/login"]
    await sign_in(client, owner)
    rooms = await (await client.get("/chat/rooms")).get_data(as_text=True)
    (room,) = re.findall(r'href="(/chat/[0-9A-Z]{26})"', rooms)
    scripts = await scripts_of_pages(client, [*addresses_of_pages(app), room])
    assert {"/", "/users", "/notifications", room} <= scripts.keys()
    assert [address for address in scripts if "/js/bundles/chat.js" in scripts[address]] == [room]
    alone = {address for address, names in scripts.items() if not ("socket.io" in names and "htmx" in names)}
    # Those are for people who cannot sign in, and for those who have no connection.
    assert alone == {"/forgot", "/offline"}
