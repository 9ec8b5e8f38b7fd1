"""What a visitor sees when something is refused or breaks."""

import html

import pytest
from quart import abort
from tortoise.exceptions import IntegrityError, OperationalError

from app.realtime.codec import MAX_MESSAGE_BYTES
from app.web.access import public
from app.web.areas import Area
from tests.support.signed_in_client import newcomer, room, visit
from tests.support.uploads import upload

__all__ = ["newcomer", "room", "visit"]

pytestmark = pytest.mark.one_database


@pytest.fixture
def app(app):
    """The application with two pages that break."""

    @public(Area.PAGES)
    async def away() -> str:
        raise OperationalError("no connection")

    @public(Area.PAGES)
    async def refused_row() -> str:
        raise IntegrityError("duplicate key")

    @public(Area.PAGES)
    async def refused(status: int) -> None:
        abort(status)

    app.add_url_rule("/away", view_func=away)
    app.add_url_rule("/refused-row", view_func=refused_row)
    app.add_url_rule("/refused/<int:status>", view_func=refused)
    return app


async def test_a_database_that_is_away_is_said_to_be_and_when_to_try_again(client):
    response = await client.get("/away")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    body = await (await client.get("/away", headers={"Accept": "application/json"})).get_json()
    assert (body["error"]["code"], body["error"]["retry_after_ms"]) == ("unavailable", 5_000)


@pytest.mark.logs_traceback
async def test_a_row_that_is_refused_is_a_bug_and_says_under_which_number_it_is_logged(client, caplog):
    response = await client.get("/refused-row")
    assert response.status_code == 500
    (record,) = [record for record in caplog.records if "unhandled_error" in record.getMessage()]
    reference = record.msg["reference"] if isinstance(record.msg, dict) else record.getMessage()
    page = await response.get_data(as_text=True)
    assert "duplicate key" not in page
    assert any(word in str(reference) for word in page.split("<code>")[1].split("</code>")[:1])


async def test_json_requests_get_json_errors(client):
    response = await client.post("/notifications/read", json={"ids": []})
    assert response.status_code == 401
    assert (await response.get_json())["error"]["code"] == "unauthenticated"


async def test_too_many_bytes_have_one_code_and_one_sentence_at_every_entry_point(newcomer, room, connect, settings):
    alice = await newcomer()
    socket, written = await connect(alice.cookie), f"/chat/{room.id}/messages"
    async with alice.browser(Accept="application/json") as browser:
        refusals = [
            (await browser.post("/login", data={"email": "x" * 1_100_000})).json(),
            (await browser.post("/notifications/read", files={"ids": (None, "x" * 1_100_000)})).json(),
            (await browser.post("/auth/socket-tokens", json={"namespaces": ["x" * 20_000]})).json(),
            (
                await browser.post(f"/chat/{room.id}/messages", files={"upload": b""}, data={"body": "x" * 300_000})
            ).json(),
            (await upload(alice, room.id, b"x" * (settings.max_file_mb * 1_048_576 + 1), "long.txt")).json(),
            await socket.call("editMessage", {"body": "x" * MAX_MESSAGE_BYTES}),
        ]
    assert {refusal["error"]["code"] for refusal in refusals} == {"too_large"}
    for refusal in refusals:
        said = refusal["error"]["detail"]
        assert said.startswith("at most ")
        assert said.endswith(" bytes")
    sentence = "This is more than {} at once. Shorten the text, or choose smaller or fewer files."
    back = {"Referer": f"{settings.origin}/account"}
    async with alice.browser() as browser:
        for headers in (back, {"HX-Request": "true"}):
            page = await browser.post("/account/profile", data={"name": "x" * 1_100_000}, headers=headers)
            assert page.status_code == 413
            assert sentence.format("1 MB") in html.unescape(page.text)
            assert ('href="/account">' in page.text) == (headers is back)
        page = await browser.post(written, files={"upload": b""}, data={"body": "x" * 300_000})
        assert (page.status_code, sentence.format("256 KB") in html.unescape(page.text)) == (413, True)
        large = b"x" * (settings.max_file_mb * 1_048_576 + 1)
        page = await browser.post(written, files={"upload": large}, data={"body": "kept"})
        assert (page.status_code, sentence.format("25 MB") in html.unescape(page.text)) == (413, True)


async def test_what_the_framework_refuses_has_the_code_that_we_use_ourselves(client):
    statuses = {400: "bad_request", 404: "not_found", 413: "too_large", 415: "type_not_allowed", 422: "invalid"}
    for status, code in {**statuses, 429: "rate_limited", 503: "unavailable", 405: "method_not_allowed"}.items():
        body = await (await client.get(f"/refused/{status}", headers={"Accept": "application/json"})).get_json()
        assert body["error"]["code"] == code
