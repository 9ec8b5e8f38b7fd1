"""The page of the log: found by who, what, whom, from where and when; read, downloaded and followed, never changed."""

import re
from datetime import timedelta

import pytest

from app import audit
from app.accounts.models import User
from app.admin.audit_names import ACTIONS, OUTCOMES
from app.audit import Action
from app.audit.models import AuditEntry
from app.clock import clock
from app.web.request_context import Caller, use_caller
from tests.support.app_client import AppClient
from tests.support.audit_log import audit_entries, audit_entry, entry_details
from tests.support.users import PASSWORD


@pytest.fixture
async def olga(client, make_user) -> User:
    return await make_user("owner", name="Olga Petrova", email="olga@example.org")


@pytest.fixture
async def ben(client, make_user) -> User:
    return await make_user("member", name="Ben <b>", email="ben@example.org")


@pytest.fixture
async def browser(client, olga: User) -> AppClient:
    browser = AppClient(client.app, "192.0.2.1")
    assert (await browser.sign_in(olga.email, PASSWORD)).status_code == 303
    return browser


async def text_of(browser: AppClient, path: str) -> str:
    answer = await browser.get(path)
    assert answer.status_code == 200
    return str(await answer.get_data(as_text=True))


async def shown(browser: AppClient, query: str) -> list[int]:
    """The numbers of the entries that a query finds, as the page has them."""
    page = await text_of(browser, f"/audit?{query}&columns=number")
    return [int(number) for number in re.findall(r'data-row="(\d+)"', page)]


async def tell(number: int, actor: User, **more: object) -> None:
    with use_caller(Caller("page", f"198.51.100.{number}", "Firefox", f"request{number}", f"session{number}")):
        await audit.record(Action.USER_SUSPENDED, actor=actor.id, target=f"user:{actor.id}", **more)


async def test_the_audit_log_needs_its_permission(client, make_user, browser: AppClient) -> None:
    assert "Olga Petrova" in await text_of(browser, "/audit")
    moderator = AppClient(client.app)
    user = await make_user("moderator")
    await moderator.sign_in(user.email, PASSWORD)
    for path in ("/audit", "/audit/1", "/audit/rows/1", "/audit/export.csv"):
        assert (await moderator.get(path)).status_code == 403
    assert (await audit_entries("permission.refused"))[0].actor_id == user.id
    assert (await AppClient(client.app).get("/audit")).status_code == 303


async def test_entries_are_found_by_everything_they_tell(browser: AppClient, olga: User, ben: User) -> None:
    first = (await shown(browser, ""))[0] + 1
    await tell(1, olga)
    await tell(2, ben, outcome="refused")
    clock.move(timedelta(hours=2))
    await tell(3, ben, meta={"code": "x"})
    one, two, three = range(first, first + 3)
    mine = "action=user.suspended"
    assert await shown(browser, mine) == [three, two, one]
    assert await shown(browser, f"{mine}&sort=when") == [one, two, three]
    assert await shown(browser, "outcome=refused") == [two]
    for who in ("ben", "BEN@example.org", ben.id):
        assert await shown(browser, f"{mine}&who={who}") == [three, two]
    assert await shown(browser, f"{mine}&who=nobody") == []
    assert await shown(browser, f"{mine}&target=user:{olga.id}") == [one]
    assert await shown(browser, "address=198.51.100.2") == [two]
    assert await shown(browser, "address=198.51.100.") == [three, two, one]
    for sought in ("request2", "session2", "198.51.100.2", str(two)):
        assert await shown(browser, f"q={sought}") == [two]
    assert await shown(browser, f"{mine}&q={ben.id}") == [three, two]
    hour_ago = (clock.now() - timedelta(hours=1)).strftime("%Y-%m-%d%%20%H:%M")
    assert await shown(browser, f"{mine}&since={hour_ago}") == [three]
    assert await shown(browser, f"{mine}&until={hour_ago}") == [two, one]
    assert await shown(browser, f"{mine}&until=2026-01-31") == []
    assert await shown(browser, f"{mine}&until=31.01.2026") == []
    assert await shown(browser, f"{mine}&since=31.01.2026") == [three, two, one]
    for nonsense in ("since=yesterday", "until=2026-13-45", "q=%00", f"q={'9' * 40}", "target=%27--"):
        assert (await browser.get(f"/audit?{nonsense}")).status_code == 200


async def test_pages_follow_each_other_without_gap_or_repetition(browser: AppClient, ben: User) -> None:
    for number in range(60):
        await tell(number, ben)
    for order, rel in (("-when", "next"), ("when", "next")):
        path, found = f"/audit?action=user.suspended&sort={order}", []
        while path:
            page = await text_of(browser, path)
            found += [int(number) for number in re.findall(r'data-row="(\d+)"', page)]
            link = re.search(rf'href="([^"]+)" rel="{rel}"', page)
            path = link[1].replace("&amp;", "&") if link else ""
        assert len(found) == len(set(found)) == 60
        assert found == sorted(found, reverse=order == "-when")


async def test_what_was_written_late_stands_at_its_time(browser: AppClient, ben: User) -> None:
    clock.move(timedelta(hours=2))
    await tell(1, ben)
    clock.move(timedelta(hours=-1))  # as after the database was away: the number is newer than what it tells of
    await tell(2, ben)
    late, later = await AuditEntry.filter(action="user.suspended").order_by("-seq").values_list("seq", flat=True)
    assert await shown(browser, "action=user.suspended") == [later, late]


async def test_an_entry_shows_what_was_changed(browser: AppClient, olga: User, ben: User) -> None:
    change = {"before": {"role": "member", "same": 1, "old": True}, "after": {"role": "<i>", "same": 1, "new": [1]}}
    await audit.record(Action.USER_ROLE_CHANGED, actor=olga.id, target=f"user:{ben.id}", meta={**change, "code": "c"})
    entry = await audit_entry("user.role_changed")
    page = await text_of(browser, f"/audit/{entry.seq}")
    rows = re.findall(
        r'<th scope="row">(\w+)</th><td><del dir="auto">(.*?)</del></td><td><ins dir="auto">(.*?)</ins>', page
    )
    assert rows == [("old", "true", "—"), ("Role", "Member", "&lt;i&gt;"), ("new", "—", "[1]")]
    assert "Ben &lt;b&gt;" in page
    assert entry.hash.hex() in page
    assert f'href="/audit/{entry.seq - 1}" rel="prev"' in page
    assert 'rel="next"' not in page
    listed = await text_of(browser, "/audit?action=user.role_changed")
    assert 'Role: <del dir="auto">Member</del> → <ins dir="auto">&lt;i&gt;</ins>' in listed
    for missing in ("999999", "0", "9" * 30, "x", "-1"):
        assert (await browser.get(f"/audit/{missing}")).status_code == 404
        assert (await browser.get(f"/audit/rows/{missing}")).status_code == 404


async def test_an_entry_names_what_it_tells_in_words(browser: AppClient, olga: User) -> None:
    for action, target, code in (
        (Action.SIGN_IN_FAILED, f"user:{olga.id}", "wrong_credentials"),
        (Action.PERMISSION_REFUSED, "namespace:/chat", "moderate_chat"),
        (Action.SESSION_ENDED, "session:01ABC", "expired"),
        (Action.ADDRESS_REFUSED, "comet:<7>", "<unknown>"),
    ):
        await audit.record(action, actor=olga.id, target=target, meta={"code": code})
    await audit.flush()
    page = await text_of(browser, f"/audit?who={olga.id}")
    assert re.findall(r"<small>([^@]*?)</small>", page[page.find("<tbody") :])[::-1] == [
        "wrong email or password",
        "moderate chat",
        "inactive for too long",
        "&lt;unknown&gt;",
    ]
    assert re.findall(r'title="([^"]*)">([^<]*)</span>', page)[2::-1] == [
        ("namespace:/chat", "Live connection: Chat"),
        ("session:01ABC", "Session: 01ABC"),
        ("comet:&lt;7&gt;", "comet:&lt;7&gt;"),
    ]


async def test_erased_details_are_marked_as_erased(browser: AppClient, ben: User) -> None:
    from app.audit.retention import redact_user

    await tell(7, ben, meta={"code": "secretive"})
    await redact_user(ben.id)
    entry = await audit_entry("user.suspended")
    page = await text_of(browser, f"/audit/{entry.seq}")
    assert "has been removed from this entry" in page
    assert "198.51.100.7" not in page
    assert "secretive" not in page


async def test_a_download_is_complete_and_told(browser: AppClient, olga: User, ben: User) -> None:
    for number in range(30):
        await tell(number, ben, meta={"code": f"=cmd{number}"})
    answer = await browser.get("/audit/export.json?action=user.suspended&q=&sort=when")
    rows = await answer.get_json()
    assert len(rows) == 30
    assert (rows[0]["who"], rows[0]["what"], rows[0]["address"]) == (ben.id, "user.suspended", "198.51.100.0")
    assert rows[3]["details"] == '{"code":"=cmd3"}'
    exported = await audit_entry("list.exported")
    assert (exported.actor_id, exported.target, entry_details(exported)["form"]) == (olga.id, "list:audit", "json")
    assert "action=user.suspended" in entry_details(exported)["query"]


async def test_nothing_on_the_page_changes_the_log(browser: AppClient) -> None:
    for path in ("/audit/do/delete", "/audit/1/delete", "/audit/1"):
        assert (await browser.post(path, {"ids": "1"})).status_code in (404, 405)


def test_every_action_and_outcome_has_words() -> None:
    assert set(ACTIONS) == set(Action)
    assert set(OUTCOMES) == {"ok", "refused", "failed"}


async def test_new_entries_are_announced_only_to_readers_of_the_log(live, make_user, visit) -> None:
    owner, member = await visit(await make_user("owner")), await visit(await make_user("member"))
    reader, other = await owner.join("/notifications"), await member.join("/notifications")
    await other.settled("/notifications")
    await audit.flush()
    grown = await reader.event("/notifications", "rows")
    assert grown == {"list": "audit", "ids": [], "added": True}
    await other.settled("/notifications")
    assert not [frame for frame in other.frames if '"rows"' in frame]
