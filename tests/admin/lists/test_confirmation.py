"""The question before an action on many rows: how many, found by what, and which of them will be left out."""

import re
from html import unescape

import pytest

from app import actions
from app.accounts.models import Session, User, UserStatus
from app.rate_limits.rules import Rule
from tests.support.app_client import AppClient
from tests.support.query_log import record_queries
from tests.support.users import PASSWORD


@pytest.fixture
async def ada(make_user) -> User:
    return await make_user("admin", name="Ada Admin")


@pytest.fixture
async def admin(client, ada) -> AppClient:
    browser = AppClient(client.app)
    assert (await browser.sign_in(ada.email, PASSWORD)).status_code == 303
    return browser


@pytest.fixture
async def guests(make_user) -> list[User]:
    return [await make_user("guest", name=f"P{n:02}") for n in range(12)]


async def ask(browser: AppClient, path: str, **form: object) -> str:
    """The text of the question, without its marks."""
    answer = await browser.post(path, form)
    assert answer.status_code == 200
    return words_of(await answer.get_data(as_text=True))


def words_of(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(unescape(re.sub("<[^>]*>", " ", main)).split())


async def test_after_all_results_it_says_how_many_by_which_search_and_filters_and_names_the_first(
    admin: AppClient, guests
) -> None:
    for form, narrowed in (
        (
            {"all": "role=guest&q=p&status=active&sort=-name"},
            "All results for: “p” Role: Guest Status: Active accounts",
        ),
        ({"all": "role=guest&role=member&sort=-name"}, "All results for: Role: Guest Role: Member 12 in total"),
    ):
        for action in ("suspend", "role", "restore", "sign-out"):
            said = await ask(admin, f"/users/do/{action}", **form)
            assert narrowed in said
            assert "12 in total" in said
            assert re.findall(r"\bP\d\d\b", said) == [f"P{n:02}" for n in range(11, 1, -1)], "as the list showed them"
            assert "and 2 more" in said
    assert not await User.filter(status=UserStatus.SUSPENDED).exists()


async def test_the_whole_list_is_said_to_be_the_whole_list(admin: AppClient, guests, ada) -> None:
    said = await ask(admin, "/users/do/suspend", all="sort=name")
    assert "This is the whole list: no search and no filter is set." in said
    assert "All results for" not in said
    assert "whole list" not in await ask(admin, "/users/do/suspend", ids=[guests[0].id, guests[1].id])


async def test_it_costs_the_same_for_any_number(admin: AppClient, guests, make_user) -> None:
    async def cost() -> int:
        with record_queries() as asked:
            await ask(admin, "/users/do/suspend", all="role=guest")
        return len(asked)

    first = await cost()
    for n in range(12, 40):
        await make_user("guest", name=f"P{n:02}")
    assert await cost() == first


async def test_what_it_leaves_out_is_said_before_and_is_what_is_left_out(
    admin: AppClient, guests, ada, make_user
) -> None:
    gone, olga = await make_user(name="Gone"), await make_user("owner", name="Olga")
    await User.filter(id=gone.id).update(status=UserStatus.ERASED)
    ids = [guests[0].id, ada.id, gone.id, olga.id, guests[1].id]
    for selected in ({"ids": ids}, {"all": "sort=name"}):
        for action, form in (("role", {"role": "member"}), ("sign-out", {}), ("suspend", {})):
            said = await ask(admin, f"/users/do/{action}", **selected)
            left_out = said[said.index("3 will be left out:") : said.index("P00")]
            assert "Ada Admin: You can’t do this to your own account." in left_out
            assert "Gone: This account was erased." in left_out
            assert "Olga: You don’t have permission for this change." in left_out
            assert not re.search("Ada Admin|Gone|Olga", said[said.index("P00") :]), "among those it is done to"
            done = await admin.post(f"/users/do/{action}", {**selected, **form, "confirmed": "yes"})
            assert re.search(r"=[\w-]+\.\d+\.3\.", done.location), done.location


async def test_of_many_for_one_reason_it_names_the_first(admin: AppClient, guests, make_user) -> None:
    for n in range(5):
        await make_user("owner", name=f"Owner {n}")
    said = await ask(admin, "/users/do/suspend", all="sort=name&q=owner&q=&role=owner")
    assert (
        "This can’t be done: Owner 0, Owner 1, Owner 2 and 2 more: You don’t have permission for this change." in said
    )


@pytest.mark.one_database
async def test_where_nothing_is_left_there_is_nothing_to_confirm(admin: AppClient, ada, guests) -> None:
    answer = await admin.post("/users/do/suspend", {"ids": ada.id, "next": "/users?q=ada"})
    page = await answer.get_data(as_text=True)
    assert "This can’t be done: You can’t do this to your own account." in words_of(page)
    main = page[page.index("<main") : page.index("</main>")]
    assert "<button" not in main
    assert 'href="/users?q=ada"' in main
    page = await (await admin.post("/users/do/suspend", {"ids": guests[0].id})).get_data(as_text=True)
    assert "<button" in page[page.index("<main") : page.index("</main>")]


async def test_ones_own_session_among_those_to_end_is_named_before(admin: AppClient, ada, guests) -> None:
    there = AppClient(admin.client.app)
    await there.sign_in(guests[0].email, PASSWORD)
    said = await ask(admin, "/sessions/do/end", all="state=live")
    assert "All results for: Status: Active" in said
    assert "1 will be left out: Ada Admin: You can’t do this to your own account." in said
    done = await admin.post("/sessions/do/end", {"all": "state=live", "confirmed": "yes", "next": "/sessions"})
    assert done.location == "/sessions?done=end.1.1.own_account"
    assert await Session.filter(revoked_at=None).count() == 1
    said = words_of(await (await admin.get(done.location)).get_data(as_text=True))
    assert "1 session ended. 1 was left out: You can’t do this to your own account." in said


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("/users?done=role.2.0.", "2 users have a new role."),
        ("/users?done=suspend.28.0.", "28 accounts suspended."),
        ("/users?done=suspend.0.2.own_account", "2 were left out: You can’t do this to your own account."),
        ("/users?done=restore.1.0.", "1 account restored."),
        ("/users?done=remove-factors.1.0.", "Second factors of 1 user removed."),
        ("/users?done=sign-out.3.0.", "3 users signed out on every device."),
        ("/users?done=erase.1.0.", "1 account erased."),
        ("/sessions?done=end.2.0.", "2 sessions ended."),
        ("/invitations?done=withdraw.2.0.", "2 invitations withdrawn."),
        ("/roles?done=remove.1.0.", "1 role removed."),
    ],
)
async def test_what_came_of_it_is_a_sentence(client, make_user, done: str, said: str) -> None:
    owner, browser = await make_user("owner"), AppClient(client.app)
    await browser.sign_in(owner.email, PASSWORD)
    page = await (await browser.get(done)).get_data(as_text=True)
    (alert,) = re.findall(r'(?s)<div class="alert tone-(?:ok|bad) mb".*?</div>', page)
    assert words_of(f"<main>{alert}</main>") == said


async def test_questions_are_limited_and_no_uses(admin: AppClient, guests, monkeypatch) -> None:
    monkeypatch.setattr(actions, "PREVIEWS", Rule.of("previews", "3 per minute", shared=False))
    form = {"all": "role=guest"}
    assert [(await admin.post("/users/do/suspend", form)).status_code for _ in range(4)] == [200, 200, 200, 429]
    chosen = {"ids": guests[0].id, "confirmed": "yes"}
    assert (await admin.post("/users/do/suspend", chosen)).status_code == 303
