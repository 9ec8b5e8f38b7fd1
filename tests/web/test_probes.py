"""Probes tell a balancer the truth, and nothing that is none of its business."""

import asyncio

import pytest
from structlog.testing import capture_logs

from app import create_app
from app.web.areas import PROBE_PATHS
from app.web.probes import report_component
from tests.support.live_server import LiveServer
from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.one_database


async def test_components_that_are_down_do_not_fail_readiness(app, client):
    response = await client.get("/health/ready")
    assert (response.status_code, await response.get_json()) == (200, {"status": "ok"})
    state = "up"
    report_component(app, "bus", lambda: state)
    assert await (await client.get("/health/ready")).get_json() == {"status": "ok", "bus": "up"}
    state = "down"
    response = await client.get("/health/ready")
    assert (response.status_code, await response.get_json()) == (200, {"status": "ok", "bus": "down"})


async def status_of(live: LiveServer, request: str) -> int:
    """Send `request` (its first line and its headers) as it is, which no library would do."""
    reader, writer = await asyncio.open_connection("127.0.0.1", live.settings.port)
    writer.write(f"{request}\r\nConnection: close\r\n\r\n".encode("latin-1"))
    answer = await asyncio.wait_for(reader.read(), PATIENCE_S)
    writer.close()
    return int(answer.split()[1])


@pytest.mark.parametrize("path", sorted(PROBE_PATHS))
@pytest.mark.parametrize(
    "head",
    [
        "HTTP/1.0",
        *(
            f"HTTP/1.1\r\nHost: {host}"
            for host in (
                *("10.0.0.7:8000", "[::1]", "evil.example", "", ".", "a..b", "x" * 64, "\xfc.example", "xn--\xfc"),
                *("localhost:x", "localhost:80@evil.example", "[", "a\r\nHost: b"),
            )
        ),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_probes_are_answered_whatever_host_they_ask_for(live, method: str, head: str, path: str):
    assert await status_of(live, f"{method} {path} {head}") == 200


async def test_nothing_else_is_and_whoever_set_it_up_is_told_what_to_do(client):
    with capture_logs() as logs:
        for path in ("/", "/login", "/metrics", "/health", "/health/ready/", "/health/live/x", "/static/css/base.css"):
            answer = await client.get(path, headers={"Host": "10.0.0.7"})
            assert answer.status_code == 421, path
            assert "set PUBLIC_URL" in await answer.get_data(as_text=True)
    (line,) = [each for each in logs if each["event"] == "host_refused"]
    assert (line["host"], line["hint"]) == ("10.0.0.7", "set PUBLIC_URL")
    assert "localhost" in line["allowed"]


@pytest.mark.parametrize(
    "host",
    [
        *(
            "localhost:80@evil.example",
            "localhost:x",
            "localhost:80:80",
            "localhost:123456",
            "[localhost",
            "localhost]",
        ),
        *("[localhost]x", "localhost, evil.example", "localhost:1\r\nHost: evil.example", "localhost/", " ", ":80", ""),
    ],
)
async def test_what_is_no_host_is_not_ours(live, host: str):
    assert await status_of(live, f"GET /login HTTP/1.1\r\nHost: {host}") == 421
    assert await status_of(live, "GET /login HTTP/1.1\r\nHost: localhost:80") == 303


async def test_what_a_stranger_calls_us_does_not_fill_the_log_or_change_its_lines(client, monkeypatch):
    monkeypatch.setattr("app.logs.monotonic", iter([0.0, 1.0, 59.0, 61.0]).__next__)
    with capture_logs() as logs:
        for _ in range(4):
            await client.get("/", headers={"Host": "a\x1b31m b" + "x" * 500})
    first, second = [each for each in logs if each["event"] == "host_refused"]
    assert first["host"].startswith("a?31m?b")
    assert len(first["host"]) == 100
    assert "left_out" not in first
    assert second["left_out"] == 2


async def test_readiness_of_a_node_among_several_says_where_its_files_are(make_settings, database_url, redis_url):
    for more, where in (({}, "local"), ({"s3_url": "http://key:secret@localhost/bucket"}, "bucket")):
        app = create_app(make_settings(database_url=database_url, redis_url=redis_url, **more))
        async with app.test_app() as started:
            answer = await started.test_client().get("/health/ready")
            assert (await answer.get_json())["files"] == where
