"""The sessions people can see: their own, and for those who manage users everyone's."""

import pytest

from app.accounts.models import Session
from tests.support.app_client import AppClient
from tests.support.users import PASSWORD

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile/15E148 Safari/604.1"


@pytest.fixture
def another(client):
    return lambda address="127.0.0.1": AppClient(client.app, address)


async def come_in(browser: AppClient, user, agent: str = "") -> AppClient:
    answer = await browser.post("/login", {"email": user.email, "password": PASSWORD}, User_Agent=agent)
    assert answer.status_code == 303
    return browser


async def text_of(browser: AppClient, path: str) -> str:
    answer = await browser.get(path)
    assert answer.status_code == 200
    return str(await answer.get_data(as_text=True))


async def test_people_see_where_they_are_signed_in_and_end_what_they_do_not_know(make_user, another) -> None:
    alice = await make_user(name="Alice")
    here = await come_in(another("192.0.2.7"), alice, FIREFOX)
    there = await come_in(another("192.0.2.8"), alice, PHONE)
    page = await text_of(here, "/account/sessions")
    for said in ("Firefox, Linux", "192.0.2.7", "Safari, iPhone", "192.0.2.8"):
        assert said in page
    assert page.count("this device") == 1
    strange = await Session.get(address="192.0.2.8")
    assert (await here.post(f"/account/sessions/{strange.id}/end")).location == "/account/sessions?notice=session-ended"
    assert not await there.is_signed_in()
    assert await here.is_signed_in()
    assert "signed out from another device" in await text_of(here, "/account/sessions")


async def test_those_who_manage_users_see_and_end_everyones(make_user, another) -> None:
    boris, owner = await make_user(name="Boris"), await make_user("owner", name="Olga")
    his, hers = await come_in(another("192.0.2.9"), boris, PHONE), await come_in(another(), owner)
    admin = await come_in(another(), await make_user("admin", name="Ada"))
    page = await text_of(admin, "/sessions?address=192.0.2.9&state=live")
    assert "Boris" in page
    assert "Olga" not in page[page.find("<tbody>") :]
    assert (await his.get("/sessions")).status_code == 403
    rows = {user.id: await Session.get(user_id=user.id) for user in (boris, owner)}
    done = await admin.post("/sessions/do/end", {"ids": [row.id for row in rows.values()], "confirmed": "yes"})
    assert done.location == "/sessions?done=end.1.1.forbidden"
    assert not await his.is_signed_in()
    assert await hers.is_signed_in(), "she may do more than who wanted to end it"
    assert "Boris" not in (await text_of(admin, "/sessions?state=live"))
    exported = await (await admin.get("/sessions/export.json?state=ended")).get_json()
    assert [(row["person"], row["device"], row["reason"]) for row in exported] == [
        ("Boris", "Safari, iPhone", "ended_by_administrator")
    ]
