"""How many people are here: the numbers of pages beside the dots, which follow them without asking for a page."""

import pytest
from playwright.async_api import Page, expect

from app.accounts.roles.custom import create_role
from app.realtime import presence
from tests.support.principals import principal_of


@pytest.fixture(autouse=True)
def people_are_gone_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "LINGER_S", 0.05)


class Asked:
    """The addresses that a page asked for since `clear`."""

    def __init__(self, page: Page) -> None:
        self.paths: list[str] = []
        page.on("request", lambda request: self.paths.append(request.url.partition("://")[2].partition("/")[2]))

    def clear(self) -> None:
        self.paths.clear()


def count(page: Page):
    return page.locator("[data-online-count]")


@pytest.mark.parametrize("path", ["/", "/users"])
async def test_the_number_is_that_of_the_dots_and_asks_for_no_list(path, live, new_context, make_user, anna) -> None:
    boris = await make_user(name="Boris Klein")
    page = await (await new_context(anna)).new_page()
    asked = Asked(page)
    response = await page.goto(path)
    assert "data-online-count>1</b>" in await response.text()  # the reader is here before any script says so
    await expect(page.locator(".topbar .avatar[data-online]")).to_have_count(1)
    await expect(count(page)).to_have_text("1")
    asked.clear()
    his = await (await new_context(boris)).new_page()
    await his.goto("/account")
    await expect(count(page)).to_have_text("2")
    await his.close()
    await expect(count(page)).to_have_text("1")
    assert {path for path in asked.paths if "socket" not in path} <= {"online"}  # who they are, on the dashboard


async def test_it_is_live_also_for_who_manages_users_and_does_not_chat(live, new_context, make_user, anna) -> None:
    role = await create_role(await principal_of(anna), "Registry", ["manage_users", "receive_notifications"])
    page = await (await new_context(await make_user(role))).new_page()
    await page.goto("/users")
    await expect(count(page)).to_have_text("1")
    hers = await (await new_context(anna)).new_page()
    await hers.goto("/account")
    await expect(count(page)).to_have_text("2")
    await expect(page.locator("main .avatar[data-online]")).to_have_count(2)


async def test_when_somebody_was_seen_last_goes_with_the_dot(live, new_context, make_user, anna) -> None:
    boris = await make_user(name="Boris Klein")
    page, his = [await (await new_context(user)).new_page() for user in (anna, boris)]
    await page.goto("/users")
    now, before = [page.locator(f"#users-{boris.id} .last-seen {what}") for what in (".now", "local-time")]
    await before.evaluate("(time) => time.setAttribute('datetime', '2020-01-01T00:00:00Z')")
    await expect(now).to_be_hidden()
    await his.goto("/account")
    await expect(now).to_be_visible()
    await expect(before).to_be_hidden()
    await his.close()
    await expect(now).to_be_hidden()
    await expect(before).to_be_visible()
    assert "2020" not in str(await before.get_attribute("datetime")), "it was a moment ago"


async def test_the_numbers_of_accounts_follow_what_is_done_elsewhere(live, new_context, make_user, anna) -> None:
    await make_user(name="Boris Klein")
    context = await new_context(anna)
    page, other = [await context.new_page() for _ in range(2)]
    await page.goto("/users")
    numbers = page.locator(".stats .value")
    await expect(numbers).to_have_text(["2", "1", "2", "0"])
    await expect(page.locator("[sio-summary]").first).to_have_text("Live")
    await make_user(name="Chen Wei")
    await expect(numbers).to_have_text(["3", "1", "3", "0"])
    await other.goto("/users")
    await other.get_by_role("button", name="Actions for Boris Klein").click()
    await other.get_by_role("table").get_by_role("button", name="Suspend…").click()
    await other.get_by_role("main").get_by_role("button", name="Suspend").click()
    await expect(numbers).to_have_text(["3", "1", "2", "1"])
