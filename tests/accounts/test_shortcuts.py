"""The list of keys, and switching single ones off."""

import re

import pytest

from tests.support.users import PASSWORD

pytestmark = pytest.mark.one_database


@pytest.fixture
def signed_in(another, make_user):
    """`await signed_in(role)`: the browser of somebody new."""

    async def sign_in(role: str):
        browser = another()
        await browser.sign_in((await make_user(role)).email, PASSWORD)
        return browser

    return sign_in


async def listed(browser, **headers: str) -> set[str]:
    """The keys that the page, or the inside of the dialog, names."""
    text = await (await browser.get("/account/keys", **headers)).get_data(as_text=True)
    return {
        " ".join(re.sub("<[^>]+>", "", key) for key in re.findall(r"<kbd.*?</kbd>", term))
        for term in re.findall(r"<dt>(.*?)</dt>", text)
    }


async def switch(browser, single: str, back: str = "/users?q=a") -> str:
    """Where that leads to."""
    response = await browser.post("/account/keys", {"single": single, "next": back})
    assert response.status_code == 303
    return str(response.headers["Location"])


async def test_only_keys_that_lead_somewhere_are_listed(signed_in):
    guest = await listed(await signed_in("guest"))
    assert {"Ctrl+K", "?", "g d"} <= guest
    assert not {"g u", "g c", "j k", "↑"} & guest
    browser = await signed_in("member")
    member = await listed(browser)
    assert member == await listed(browser, HX_Request="true")
    assert {"g c", "g n", "↑", "Alt+↑ Alt+↓"} <= member
    assert not {"g u", "j k"} & member
    assert {"g u", "j k", "x", "e"} <= await listed(await signed_in("owner"))


async def test_single_keys_are_switched_off_and_on_again_for_this_browser(signed_in):
    browser = await signed_in("owner")
    before = await listed(browser)
    assert await switch(browser, "off") == "/users?q=a"
    assert before - await listed(browser) == {"/", "?", "g c", "g n", "g u", "g d", "j k", "x", "e"}
    assert b'data-single-keys="off"' in await (await browser.get("/")).get_data()
    await switch(browser, "on")
    assert await listed(browser) == before
    assert b"data-single-keys=" not in await (await browser.get("/")).get_data()


async def test_it_leads_back_to_this_site_alone(signed_in):
    browser = await signed_in("guest")
    assert await switch(browser, "off", "https://elsewhere.example/") == "/account/keys"
    inside = await browser.get("/account/keys?next=//elsewhere.example", HX_Request="true")
    assert b"elsewhere" not in await inside.get_data()
