"""Views and their marks: what has none is closed, whoever asks."""

import pytest
from quart import Quart

from tests.support.app_client import AppClient
from tests.support.users import PASSWORD

pytestmark = pytest.mark.one_database


async def test_a_view_without_a_mark_is_closed_to_everyone(app: Quart, make_user) -> None:
    @app.route("/forgotten")
    async def forgotten() -> str:
        return "secret"

    async with app.test_app():
        owner = await make_user("owner")
        for browser, signs_in in ((AppClient(app), False), (AppClient(app), True)):
            if signs_in:
                await browser.sign_in(owner.email, PASSWORD)
            answer = await browser.get("/forgotten")
            assert answer.status_code == 404
            assert "secret" not in await answer.get_data(as_text=True)
