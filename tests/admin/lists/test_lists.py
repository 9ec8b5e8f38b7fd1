"""What every list of administration can do, shown with the list of users."""

import base64
import csv
import io
import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from app.accounts.models import User, UserStatus
from app.admin.audit_log import LOG
from app.admin.invitations import INVITATIONS
from app.admin.lists import bulk_jobs, export_jobs, pagination
from app.admin.lists.export import csv_cell
from app.admin.models import SavedView
from app.admin.roles import ROLES
from app.admin.sessions import SESSIONS
from app.admin.users import USERS
from app.jobs import run
from tests.support.app_client import AppClient
from tests.support.users import PASSWORD


@pytest.fixture
def another(client):
    return lambda address="127.0.0.1": AppClient(client.app, address)


async def signed_in(browser: AppClient, user: User) -> AppClient:
    assert (await browser.sign_in(user.email, PASSWORD)).status_code == 303
    return browser


@pytest.fixture
async def admin(make_user, another) -> AppClient:
    return await signed_in(another(), await make_user("admin", name="0 Admin"))


@pytest.fixture
async def crowd(make_user) -> list[User]:
    return [
        await make_user("guest" if n % 2 else "member", name=f"P{n:02}", email=f"p{n:02}@example.org")
        for n in range(60)
    ]


async def text_of(browser: AppClient, path: str) -> str:
    answer = await browser.get(path)
    assert answer.status_code == 200
    return str(await answer.get_data(as_text=True))


def names(page: str) -> list[str]:
    return re.findall(r"<bdi>(P\d\d|0 Admin)", page[page.find("<tbody>") :])


def link(page: str, rel: str) -> str | None:
    found = re.search(rf'href="([^"]+)" rel="{rel}"', page)
    return unescape(found[1]) if found else None


async def walk(browser: AppClient, path: str, rel: str) -> list[str]:
    seen: list[str] = []
    visited: set[str] = set()
    address: str | None = path
    while address is not None:
        assert address not in visited, "this goes round in circles"
        visited.add(address)
        page = await text_of(browser, address)
        seen = seen + names(page) if rel == "next" else names(page) + seen
        address = link(page, rel)
    return seen


async def test_pages_forwards_and_backwards_show_everyone_once(admin: AppClient, crowd) -> None:
    everyone = ["0 Admin", *(user.name for user in crowd)]
    assert await walk(admin, "/users", "next") == everyone
    assert await walk(admin, "/users?sort=-name", "next") == everyone[::-1]
    # By role, which many share: the id decides among them.
    by_role = await walk(admin, "/users?sort=role", "next")
    assert sorted(by_role) == sorted(everyone)
    first = await text_of(admin, "/users")
    last_page = await text_of(admin, link(await text_of(admin, link(first, "next")), "next"))
    assert await walk(admin, link(last_page, "prev"), "prev") + names(last_page) == everyone


async def test_pagination_neither_repeats_nor_skips_rows_when_rows_are_added(
    admin: AppClient, crowd, make_user
) -> None:
    first = await text_of(admin, "/users")
    await make_user(name="000 New", email="new@example.org")
    second = await text_of(admin, link(first, "next"))
    assert names(second)[0] == "P24"
    assert "P23" in names(first)


async def test_filters_of_one_kind_add_up_and_each_can_be_taken_away(admin: AppClient, crowd) -> None:
    page = await text_of(admin, "/users?role=guest&role=admin&size=100&q=")
    assert len(names(page)) == 31
    chips = [unescape(href) for href in re.findall(r'<a class="chip tone-pri" href="([^"]+)"', page)]
    assert [parse_qs(urlsplit(chip).query).get("role") for chip in chips] == [["admin"], ["guest"]]
    assert names(await text_of(admin, chips[0])) == ["0 Admin"]


async def test_the_four_states_differ(admin: AppClient) -> None:
    assert "<b>No results</b>" in await text_of(admin, "/users?q=nobody-at-all")
    assert "<b>No results</b>" not in await text_of(admin, "/users")
    assert "Couldn’t load" in await text_of(admin, "/users"), "there from the start, for when nothing else is"


async def test_columns_and_rows_stay_as_they_were_chosen(admin: AppClient, crowd, another, make_user) -> None:
    assert "P00</td>" not in await text_of(admin, "/users")
    await admin.post("/users/columns", {"columns": ["email", "since"], "size": "50", "query": "sort=-name"})
    page = await text_of(admin, "/users")
    assert "p00@example.org</td>" in re.sub(r"\s+</td>", "</td>", page)
    assert len(names(page)) == 50
    assert "status" not in re.findall(r'href="/users\?[^"]*sort=(\w+)', page), "not chosen"
    other = await signed_in(another(), await make_user("admin", name="0 Admin"))
    assert len(names(await text_of(other, "/users"))) == 25, "somebody else chose nothing"


async def test_a_view_is_kept_shown_and_removed_for_oneself_only(admin: AppClient, crowd, another, make_user) -> None:
    query = "role=guest&sort=-name&size=100"
    kept = await admin.post("/users/views", {"name": "Guests <b>", "query": query})
    assert kept.status_code == 303
    page = await text_of(admin, "/users")
    assert "Guests &lt;b&gt;" in page
    view = await SavedView.get(name="Guests <b>")
    assert names(await text_of(admin, f"/users?{view.query}")) == [f"P{n:02}" for n in range(59, 0, -2)]
    assert (await admin.post("/users/views", {"name": " ", "query": query})).status_code == 422
    other = await signed_in(another(), await make_user("admin", name="0 Admin"))
    assert "Guests" not in await text_of(other, "/users")
    await other.post(f"/users/views/{view.id}/forget")
    assert await SavedView.exists(id=view.id)
    await admin.post(f"/users/views/{view.id}/forget")
    assert not await SavedView.exists(id=view.id)


async def test_an_export_has_all_matching_rows_and_no_formulas(admin: AppClient, crowd, make_user) -> None:
    await make_user("guest", name="=1+1", email="+x@example.org")
    answer = await admin.get("/users/export.csv?role=guest&sort=-name")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="users.csv"'
    rows = list(csv.reader(io.StringIO((await answer.get_data(as_text=True)).removeprefix("\ufeff"))))
    assert rows[0][:3] == ["User", "Email", "Role"]
    assert [row[0] for row in rows[1:]] == [f"P{n:02}" for n in range(59, 0, -2)] + ["'=1+1"]
    assert rows[-1][1] == "'+x@example.org"
    found = await (await admin.get("/users/export.json?q=p07")).get_json()
    assert [(row["name"], row["role"]) for row in found] == [("P07", "guest")]
    assert await (await admin.get("/users/export.json?q=nobody")).get_json() == []
    assert (await admin.get("/users/export.xlsx")).status_code == 404


@pytest.mark.parametrize("chunk", [7, 200])
async def test_an_export_from_the_page_is_the_same_file_made_by_a_job(
    admin: AppClient, crowd, monkeypatch, chunk
) -> None:
    monkeypatch.setattr(export_jobs, "_CHUNK", chunk)
    for form, query in (("csv", "role=guest&sort=-name"), ("json", "sort=since"), ("json", "q=nobody")):
        begun = await admin.post("/users/export", {"form": form, "query": query})
        answer = await admin.get(begun.location)
        assert begun.location.endswith("/file")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="users.{form}"'
        assert await answer.get_data() == await (await admin.get(f"/users/export.{form}?{query}")).get_data()
    assert (await admin.post("/users/export", {"form": "xlsx", "query": ""})).status_code == 422


async def test_many_are_changed_after_a_question_and_each_for_itself(admin: AppClient, crowd, make_user) -> None:
    owner = await make_user("owner", name="Olga")
    ids = [crowd[0].id, crowd[1].id, owner.id]
    asked = await admin.post("/users/do/suspend", {"ids": ids, "next": "/users?q=p"})
    page = await asked.get_data(as_text=True)
    assert asked.status_code == 200
    assert "P00" in page
    assert await User.filter(status=UserStatus.SUSPENDED).count() == 0, "asked first"
    done = await admin.post("/users/do/suspend", {"ids": ids, "confirmed": "yes", "next": "/users?q=p"})
    assert done.location == "/users?q=p&done=suspend.2.1.forbidden"
    assert {user.name for user in await User.filter(status=UserStatus.SUSPENDED)} == {"P00", "P01"}
    said = await text_of(admin, done.location)
    assert "2 accounts suspended. 1 was left out: You don’t have permission for this change." in said
    assert (await admin.post("/users/do/suspend", {"confirmed": "yes"})).location == "/users?done=nothing"
    assert (await admin.post("/users/do/nothing", {"ids": ids})).status_code == 404


async def test_everything_that_matches_is_more_than_a_page(admin: AppClient, crowd) -> None:
    form = {"all": "role=guest&size=25", "confirmed": "yes", "role": "moderator"}
    done = await admin.post("/users/do/role", form)
    assert done.location == "/users?done=role.30.0."
    assert await User.filter(role_id="moderator").count() == 30
    assert await User.filter(role_id="member").count() == 30


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/users", "role=gone"),
        ("/users", "status=nope"),
        ("/users", "status=active&role=gone"),
        ("/users", "q=%00"),
        ("/users", "q=a%1Bb"),
        ("/sessions", "state=nope"),
        ("/sessions", "address=%00"),
        ("/sessions", "q=%00"),
        ("/invitations", "state=nope"),
        ("/audit", "action=nope"),
        ("/audit", "who=%00"),
        ("/audit", "target=%00"),
    ],
)
async def test_a_filter_by_what_is_not_there_matches_nobody_and_not_everybody(
    admin: AppClient, crowd, path: str, query: str
) -> None:
    page = await text_of(admin, f"{path}?{query}")
    assert 'data-row="' not in page
    assert "No results" in page
    doing = {"/users": "suspend", "/sessions": "end", "/invitations": "withdraw"}
    if path in doing:
        asked = await admin.post(f"{path}/do/{doing[path]}", {"all": f"{query}&sort=zzz", "confirmed": "yes"})
        assert asked.location == f"{path}?done=nothing"
    file = await admin.get(f"{path}/export.csv?{query}")
    assert file.status_code == 200
    assert len((await file.get_data(as_text=True)).splitlines()) == 1, "only the head"


async def test_an_export_by_a_job_does_not_become_one_of_everybody(admin: AppClient, crowd) -> None:
    begun = await admin.post("/users/export", {"query": "role=gone", "form": "csv"})
    file = await admin.get(str(begun.location))
    assert file.status_code == 200
    assert "example.org" not in await file.get_data(as_text=True)


async def test_more_than_the_question_said_is_asked_about_again(admin: AppClient, crowd, make_user) -> None:
    form = {"all": "role=guest&size=25", "next": "/users"}
    page = await (await admin.post("/users/do/suspend", form)).get_data(as_text=True)
    shown = dict(re.findall(r'<input type="hidden" name="(all|count)" value="([^"]*)"', page))
    assert shown["count"] == "30"
    await make_user("guest", name="P99", email="p99@example.org")
    confirmed = {**form, "count": shown["count"], "confirmed": "yes"}
    again = await admin.post("/users/do/suspend", confirmed)
    assert again.status_code == 409
    assert 'name="count" value="31"' in await again.get_data(as_text=True)
    assert not await User.filter(status=UserStatus.SUSPENDED).exists()
    done = await admin.post("/users/do/suspend", {**confirmed, "count": "31"})
    assert done.location == "/users?done=suspend.31.0."


async def test_the_question_says_how_many_it_is_for_however_far_the_list_counts(
    admin: AppClient, crowd, monkeypatch
) -> None:
    monkeypatch.setattr(pagination, "COUNTED", 20)
    page = await text_of(admin, "/users?role=guest&size=25")
    assert "More than 20" in page
    assert "all results" in page
    ticked = [user.id for user in crowd[:12]]
    for selected, count in (
        ({"all": "role=guest&size=25"}, 30),
        ({"all": "q=p0"}, 10),
        ({"ids": [*ticked, ticked[0], "nobody"]}, 12),
    ):
        for action in ("role", "suspend"):
            asked = await admin.post(f"/users/do/{action}", {**selected, "next": "/users"})
            assert f"{count} in total" in await asked.get_data(as_text=True), (action, selected)


async def test_text_in_the_query_string_is_not_shown_on_the_page(admin: AppClient) -> None:
    for done in ("suspend.1.0.<b>", "x.1.0.", "suspend.x.0.", "suspend.1", "suspend.%C2%B2%C2%B2.0.", "<script>"):
        assert "<b>" not in re.findall(r'(?s)<div class="alert.*?</div>', await text_of(admin, f"/users?done={done}"))


async def test_a_row_is_fetched_by_itself_as_the_list_shows_it(admin: AppClient, crowd) -> None:
    row = await text_of(admin, f"/users/rows/{crowd[0].id}?size=25")
    assert row.lstrip().startswith(f'<tr id="users-{crowd[0].id}"')
    assert (await admin.get("/users/rows/nobody")).status_code == 404


@pytest.mark.parametrize("row_id", ["nobody", "x" * 40, "x" * 5_000, "%00", "-1", "\u00e9"])
async def test_what_is_no_id_of_a_row_names_none(admin: AppClient, row_id: str) -> None:
    for key in ("erase", "suspend", "role", "sign-out"):
        answer = await admin.post(f"/users/{row_id}/{key}", {"typed": "1", "role": "guest"}, Accept="application/json")
        assert answer.status_code in (404, 422), key
    for key in ("erase", "suspend"):
        answer = await admin.post(f"/users/do/{key}", {"ids": row_id, "confirmed": "yes", "typed": "1"})
        assert answer.location == "/users?done=nothing"


async def test_what_is_no_id_is_left_out_of_many(admin: AppClient, crowd) -> None:
    ids = ["x" * 40, crowd[0].id, "\u00e9" * 5_000, crowd[1].id]
    done = await admin.post("/users/do/suspend", {"ids": ids, "confirmed": "yes"})
    assert done.location == "/users?done=suspend.2.0."


async def test_the_menu_of_a_row_is_fetched_and_offers_what_can_be_done_to_it(admin, another, make_user, crowd) -> None:
    path = f"/users/rows/{crowd[0].id}/menu"
    assert f'hx-get="{path}"' in await text_of(admin, "/users")

    async def offered(**headers: str) -> str:
        answer = await admin.get(path, **headers)
        assert answer.status_code == 200
        return unescape(await answer.get_data(as_text=True))

    menu = await offered(HX_Current_URL="http://localhost/users?q=p0&size=100")
    assert re.findall(r'action="/users/do/([\w-]+)"', menu) == [
        "role",
        "suspend",
        "remove-factors",
        "sign-out",
        "erase",
    ]
    assert set(re.findall(r'name="ids" value="(.*?)"', menu)) == {crowd[0].id}
    assert set(re.findall(r'name="next" value="(.*?)"', menu)) == {"/users?q=p0&size=100"}, "where one was"
    for elsewhere in (
        "",
        "https://evil.example//evil.example/x",
        "javascript:alert(1)",
        "http://localhost",
        "http://[",
    ):
        menu = await offered(HX_Current_URL=elsewhere)
        assert not [to for to in re.findall(r'name="next" value="(.*?)"', menu) if not re.match(r"/(?!/)", to)]
    await User.filter(id=crowd[0].id).update(status=UserStatus.SUSPENDED)
    assert re.findall(r'action="/users/do/([\w-]+)"', await offered())[:2] == ["role", "restore"]
    assert (await admin.get("/users/rows/nobody/menu")).status_code == 404
    outsider = await signed_in(another(), await make_user("member"))
    assert (await outsider.get(path)).status_code == 403


@pytest.mark.one_database
@pytest.mark.parametrize("count", [2, 3, 4, 6, 7])
async def test_an_export_is_whole_however_many_batches_it_takes(admin, make_user, monkeypatch, count: int) -> None:
    monkeypatch.setattr(pagination, "_BATCH", 3)
    for number in range(count):
        await make_user("guest", name=f"P{number:02}")
    for sort in ("name", "-name", "role"):
        found = await (await admin.get(f"/users/export.json?role=guest&sort={sort}")).get_json()
        assert sorted(row["name"] for row in found) == [f"P{number:02}" for number in range(count)]


@pytest.mark.one_database
@pytest.mark.parametrize(("count", "portion_s"), [(2, 60), (3, 60), (4, 60), (6, 60), (7, 60), (4, 0)])
async def test_many_that_are_ticked_are_done_however_many_portions_it_takes(
    admin: AppClient, make_user, monkeypatch, count: int, portion_s: float
) -> None:
    monkeypatch.setattr(bulk_jobs, "_CHUNK", 3)
    monkeypatch.setattr(run, "PORTION_S", portion_s)
    people = [await make_user("guest") for _ in range(count)]
    form = {"ids": [user.id for user in people], "confirmed": "yes", "role": "moderator", "next": "/users"}
    assert (await admin.post("/users/do/role", form)).location == f"/users?done=role.{count}.0."
    assert await User.filter(role_id="moderator").count() == count
    form = {"all": "role=moderator", "confirmed": "yes", "role": "member"}
    assert (await admin.post("/users/do/role", form)).location == f"/users?done=role.{count}.0."
    assert await User.filter(role_id="moderator").count() == 0


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "﹦"])
def test_every_cell_that_could_be_a_formula_is_disarmed(begin: str) -> None:
    assert csv_cell(f"{begin}1") == f"'{begin}1"
    assert csv_cell(f"1{begin}") == f"1{begin}"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
@pytest.mark.parametrize("before", [";", "; ", ";\u3000", ';"', "\t", "\r\n", ";;"])
def test_nor_does_a_formula_begin_behind_what_some_take_for_the_end_of_a_cell(sign: str, before: str) -> None:
    assert csv_cell(f"x{before}{sign}1;y") == f"x{before}'{sign}1;y"
    assert csv_cell(f" {sign}1") == f" '{sign}1"
    assert csv_cell(f"x{sign}1; y {sign} 2") == f"x{sign}1; y {sign} 2"


async def test_a_file_holds_no_formula_whatever_separator_it_is_read_with(admin: AppClient, make_user) -> None:
    for number, name in enumerate(("x;=1+1;y", 'x;"=1+1;y', "＝1+1", "x;＝1+1")):
        await make_user("moderator", name=name, email=f"f{number}@example.org")
    link = await admin.post("/users/export", {"form": "csv", "query": "role=moderator"})
    for path in ("/users/export.csv?role=moderator", str(link.location)):
        text = (await (await admin.get(path)).get_data(as_text=True)).removeprefix("\ufeff")
        for line in text.splitlines():
            assert line.startswith('"'), "who tries several separators at once needs the quotation marks"
            assert line.endswith('"')
        for separator in ",;\t":
            cells = [cell for row in csv.reader(io.StringIO(text), delimiter=separator) for cell in row]
            assert any("1+1" in cell for cell in cells)
            # Some programs mind no quotation marks.
            cells += [cell.strip(' "') for line in text.splitlines() for cell in line.split(separator)]
            assert not [cell for cell in cells if cell.strip().startswith(("=", "＝"))], separator


FORGED_VALUES = ({"t": "2020-01-01T00:00:00+00:00"}, {"v": "a"}, {"v": "x" * 700}, {"v": 1}, {"v": True}, {"v": 2**40})


@pytest.mark.parametrize("listing", [USERS, LOG, SESSIONS, INVITATIONS, ROLES], ids=lambda each: each.name)
async def test_a_forged_place_is_the_first_page(make_user, another, listing) -> None:
    browser = await signed_in(another(), await make_user("owner"))
    for column in [each.key for each in listing.columns if each.sort] + ["nothing", ""]:
        for value in FORGED_VALUES:
            for row_id in ("x", "9" * 30, "", "é" * 300):
                place = base64.urlsafe_b64encode(json.dumps({**value, "i": row_id}).encode()).decode()
                for side in ("after", "before"):
                    answer = await browser.get(f"{listing.path}?sort={column}&{side}={place}")
                    assert answer.status_code == 200, (column, value, row_id, side)
