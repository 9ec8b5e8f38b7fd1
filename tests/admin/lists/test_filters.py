"""Filters that are typed: a text that one cannot read is said to be wrong, beside its field, and matches nothing."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from app import audit
from app.admin.audit_log import _KINDS, LOG
from app.admin.lists import Text
from app.admin.lists.bulk_jobs import LISTINGS
from app.paths import ROOT
from tests.support.app_client import AppClient
from tests.support.users import PASSWORD

pytestmark = pytest.mark.one_database

# For each filter that wants a shape: what has it, and what has not.
SHAPED = {
    ("audit", "target"): (("user:", "user:01M8", "us", "room:x", "message:1"), ("Anna", "01M8", "user 01M8", "users:")),
    ("audit", "address"): (("192.0.2.", "2001:DB8:", "::1", "1"), ("localhost", "192.0.2.0/24", "anna")),
    ("audit", "since"): (
        ("2020-01-31", "2020-01-31 18:30", "31.01.2020"),
        ("yesterday", "2026-13-45", "31/01/2026", "0"),
    ),
    ("audit", "until"): (("2030-01-31", "31.01.2030 18:30"), ("tomorrow", "2026-02-30")),
    ("sessions", "address"): (("127.0.0.1", "::1", "[::1]"), ("127.0.0", "localhost", "256.1.1.1")),
}
FREE = {("audit", "who")}
CASES = [
    (*where, text, fits)
    for where, texts in SHAPED.items()
    for fits, some in zip((True, False), texts, strict=True)
    for text in some
]


@pytest.fixture
async def owner(client, make_user) -> AppClient:
    browser = AppClient(client.app)
    assert (await browser.sign_in((await make_user("owner")).email, PASSWORD)).status_code == 303
    return browser


def test_every_filter_that_is_typed_is_tried_here(client) -> None:
    typed = {
        (listing.name, each.key) for listing in LISTINGS.values() for each in listing.filters if isinstance(each, Text)
    }
    assert typed == SHAPED.keys() | FREE


@pytest.mark.parametrize(("name", "key", "text", "fits"), CASES)
async def test_what_cannot_be_read_is_said_beside_the_field(owner, name: str, key: str, text: str, fits: bool) -> None:
    await audit.flush()
    answer = await owner.get(f"/{name}?{urlencode({key: text})}")
    assert answer.status_code == 200
    page = unescape(await answer.get_data(as_text=True))
    field = re.search(rf'<input [^>]*name="{key}"[^>]*>', page)
    assert field is not None
    assert f'value="{text}"' in field[0]
    error = re.search(rf'id="e-{key}" role="alert">([^<]+)<', page)
    assert (error is None, 'aria-invalid="true"' in field[0]) == (fits, not fits)
    if error is not None:
        assert len(error[1]) > 20
        assert f'aria-describedby="e-{key}"' in field[0]
        assert 'data-row="' not in page, "and not as if nobody had asked"
        file = await (await owner.get(f"/{name}/export.json?{urlencode({key: text})}")).get_json()
        assert file == []


def test_every_target_of_the_log_is_of_a_kind_that_one_can_ask_for() -> None:
    written = {
        kind for path in (ROOT / "app").rglob("*.py") for kind in re.findall(r'target=f?"(\w+):', path.read_text())
    }
    assert written <= set(_KINDS)
    assert LOG.name == "audit"
