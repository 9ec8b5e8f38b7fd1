"""What a deployment with an https address answers, whoever asks and for whatever."""

from collections.abc import Callable

import pytest

from app import create_app
from app.settings import Settings

pytestmark = pytest.mark.one_database

HOST = "chat.example.org"


@pytest.fixture
def settings(make_settings: Callable[..., Settings], database_url: str) -> Settings:
    return make_settings(database_url=database_url, public_url=f"https://{HOST}")


@pytest.fixture
def ask(client):
    """`await ask(path, method, **headers)`: the answer."""

    async def send(path: str, method: str = "GET", **headers: str):
        return await client.open(path, method=method, headers={"Host": HOST, **headers})

    return send


async def test_browsers_are_told_to_come_by_tls_only_for_a_year(ask) -> None:
    for path in ("/login", "/health/live", "/static/css/base.css", "/nowhere", "/socket.io/"):
        assert (await ask(path)).headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains", path
    assert (await ask("/login", Host="evil.example")).headers["Strict-Transport-Security"]


async def test_hosts_below_are_left_alone_where_that_is_set(make_settings, database_url) -> None:
    settings = make_settings(database_url=database_url, public_url=f"https://{HOST}", hsts_subdomains="off")
    async with create_app(settings).test_app() as started:
        answer = await started.test_client().get("/login", headers={"Host": HOST})
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


async def test_no_other_site_is_allowed_to_read(ask) -> None:
    for path in ("/login", "/health/live", "/static/css/base.css", "/socket.io/?EIO=4&transport=websocket"):
        for method in ("GET", "OPTIONS"):
            answer = await ask(path, method, Origin="https://evil.example")
            assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")], path


async def test_an_answer_says_what_it_is_and_in_which_letters(ask) -> None:
    for path, kind in {
        "/login": "text/html; charset=utf-8",
        "/nowhere": "text/html; charset=utf-8",
        "/static/css/base.css": "text/css; charset=utf-8",
        "/health/live": "application/json",  # always UTF-8 (RFC 8259)
    }.items():
        assert (await ask(path)).headers["Content-Type"] == kind


async def test_nothing_lies_open_beside_the_pages(ask) -> None:
    for path in ("/static/", "/static/css/", "/static/css", "/.git/config", "/static/../pyproject.toml", "/.env"):
        assert (await ask(path)).status_code == 404, path
    assert (await ask("/login", "TRACE")).status_code == 405


async def test_a_password_is_masked_and_left_to_the_browser_to_fill_in(ask, make_user) -> None:
    await make_user("member")
    page = await (await ask("/login")).get_data(as_text=True)
    field = next(tag for tag in page.split("<input") if 'name="password"' in tag).split(">")[0]
    assert 'type="password"' in field
    assert 'autocomplete="current-password' in field
    assert "readonly" not in field
