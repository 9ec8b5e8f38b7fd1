"""What a visitor sees when something is refused or breaks."""

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from app.web.access import public
from app.web.areas import Area

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

    app.add_url_rule("/away", view_func=away)
    app.add_url_rule("/refused-row", view_func=refused_row)
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
