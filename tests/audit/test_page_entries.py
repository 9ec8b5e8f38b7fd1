"""What people do on pages is in the log afterwards: who, what, to whom, from where; and no secret is."""

import pytest

from app import audit
from app.accounts.models import OneTimePurpose, User
from app.audit.models import AuditEntry
from tests.support.app_client import COOKIE, AppClient
from tests.support.audit_log import audit_entries, audit_entry, entry_details
from tests.support.users import PASSWORD

NEW = "seven purple mountain bicycles"
ADDRESS = "203.0.113.9"


@pytest.fixture
def browser(client) -> AppClient:
    return AppClient(client.app, ADDRESS)


@pytest.fixture
async def olga(make_user, client) -> User:
    return await make_user("owner", name="Olga", email="olga@example.org")


@pytest.fixture
async def ben(make_user, client) -> User:
    return await make_user("member", name="Ben", email="ben@example.org")


async def session_of(browser: AppClient, user: User) -> str:
    assert (await browser.sign_in(user.email, PASSWORD, User_Agent="x")).status_code == 303
    return str((await audit_entries("session.created"))[-1].target)


async def test_signing_in_and_out(browser: AppClient, ben: User) -> None:
    await browser.client.post(
        "/login",
        form={"email": ben.email, "password": PASSWORD},
        headers={"Sec-Fetch-Site": "same-origin", "User-Agent": "Firefox"},
        scope_base=browser.scope,
    )
    begun = await audit_entry("session.created")
    assert (begun.actor_id, begun.outcome, begun.via) == (ben.id, "ok", "page")
    assert (begun.address, begun.user_agent) == (ADDRESS, "Firefox")
    assert len(begun.request_id) == 16
    await browser.post("/logout")
    ended = await audit_entry("session.ended")
    assert (ended.actor_id, ended.target) == (ben.id, begun.target)
    assert ended.session_id == begun.target.removeprefix("session:")
    assert entry_details(ended) == {"code": "signed_out", "user": ben.id}


async def test_every_failed_sign_in_and_not_what_was_typed(browser: AppClient, ben: User) -> None:
    for email in (ben.email, "BEN@example.org", "nobody@example.org", "hunter2 in the wrong field"):
        assert (await browser.sign_in(email, "wrong password")).status_code == 401
    failed = await audit_entries("sign_in.failed")
    assert [entry.target for entry in failed] == [f"user:{ben.id}"] * 2 + [""] * 2
    assert all(entry.outcome == "failed" and entry.address == ADDRESS for entry in failed)
    typed = [entry_details(entry)["typed"] for entry in failed]
    assert typed[0] == typed[1]
    assert len(set(typed)) == 3
    assert "hunter2" not in str([dict(entry) for entry in failed])


async def test_whoever_is_throttled_does_not_fill_the_log(browser: AppClient, ben: User) -> None:
    for _ in range(5):
        assert (await browser.sign_in(ben.email, "wrong")).status_code == 401
    for _ in range(20):
        assert (await browser.sign_in(ben.email, "wrong")).status_code == 429
    assert len(await audit_entries("sign_in.failed")) == 5
    assert [entry_details(entry) for entry in await audit_entries("sign_in.throttled")] == [
        {"code": "sign-in:account"},
        {"code": "sign-in:account", "count": 19},
    ]


async def test_a_permission_that_is_missing(browser: AppClient, ben: User) -> None:
    session = await session_of(browser, ben)
    for _ in range(3):
        assert (await browser.get("/users")).status_code == 403
    refused = await audit_entries("permission.refused")
    assert [entry_details(entry).get("count") for entry in refused] == [None, 2]
    assert (refused[0].actor_id, refused[0].session_id) == (ben.id, session.removeprefix("session:"))
    assert entry_details(refused[0]) == {"code": "manage_users", "method": "GET", "path": "/users"}


async def test_a_request_of_another_site(browser: AppClient, ben: User) -> None:
    assert (await browser.post("/logout", Sec_Fetch_Site="cross-site")).status_code == 403
    foreign = await audit_entry("request.foreign")
    assert (foreign.outcome, foreign.address, entry_details(foreign)["path"]) == ("refused", ADDRESS, "/logout")


async def test_what_administrators_do_to_others(browser: AppClient, olga: User, ben: User) -> None:
    await session_of(browser, olga)
    await browser.post(f"/users/{ben.id}/role", {"role": "moderator"})
    await browser.post(f"/users/{ben.id}/suspend")
    await browser.post(f"/users/{ben.id}/restore")
    await browser.post(f"/users/{ben.id}/restore")
    changed, suspended, restored = await audit_entries("user.role_changed", "user.suspended", "user.restored")
    assert entry_details(changed) == {"before": {"role": "member"}, "after": {"role": "moderator"}}
    for entry in (changed, suspended, restored):
        assert (entry.actor_id, entry.target, entry.outcome) == (olga.id, f"user:{ben.id}", "ok")


async def test_what_people_change_of_themselves(browser: AppClient, ben: User) -> None:
    await session_of(browser, ben)
    form = {"name": "Benjamin", "locale": "en", "theme": "dark", "timezone": ""}
    for _ in range(2):
        await browser.post("/account/profile", form)
    assert entry_details(await audit_entry("user.profile_changed")) == {
        "before": {"name": "Ben", "theme": "auto"},
        "after": {"name": "Benjamin", "theme": "dark"},
    }
    await browser.post("/account/password", {"current_password": "wrong", "new_password": NEW})
    assert (await audit_entry("user.password_refused")).outcome == "failed"
    await browser.post("/account/password", {"current_password": PASSWORD, "new_password": NEW})
    assert (await audit_entry("user.password_changed")).actor_id == ben.id


async def test_how_people_come_to_be(browser: AppClient, olga: User, client) -> None:
    await session_of(browser, olga)
    page = await (await browser.post("/users/invite", {"email": "new@example.org", "role": "guest"})).get_data(True)
    path = page.partition("/invitation/")[2].partition('"')[0].partition("<")[0]
    offered = await audit_entry("invitation.created")
    assert (offered.actor_id, entry_details(offered)) == (
        olga.id,
        {"email": "new@example.org", "role": "guest", "locale": "en"},
    )
    assert offered.target == f"invitation:{path.partition('.')[0]}"
    guest = AppClient(client.app, "198.51.100.7")
    await guest.get(f"/invitation/{path}")
    assert (await guest.post("/invitation", {"name": "Nina", "password": NEW})).status_code == 303
    nina = await User.get(email="new@example.org")
    accepted = await audit_entry("invitation.accepted")
    assert (accepted.actor_id, accepted.target) == (nina.id, offered.target)
    assert entry_details(accepted) == {"user": nina.id, "invited_by": olga.id}
    made = (await audit_entries("user.created"))[-1]
    assert (made.target, entry_details(made)["role"]) == (f"user:{nina.id}", "guest")


async def test_the_first_person(browser: AppClient, client, settings) -> None:
    from app.accounts.setup import setup_link

    link = await setup_link(settings)
    await browser.get(link.removeprefix(settings.origin))
    form = {"name": "Olga", "email": "olga@example.org", "password": NEW}
    assert (await browser.post("/setup", form)).status_code == 303
    olga = await User.get()
    assert [entry.action for entry in await audit_entries()] == ["user.created", "setup.done", "session.created"]
    assert (await audit_entry("setup.done")).actor_id == olga.id


async def test_a_broadcast(browser: AppClient, olga: User, ben: User) -> None:
    await session_of(browser, olga)
    form = {"title": "Maintenance", "body": "", "url": "", "audience": "everyone", "severity": "1"}
    sent = await browser.post("/notifications/send", form | {"confirmed": "yes"})
    assert sent.status_code in (200, 303)
    entry = await audit_entry("notification.sent")
    assert (entry.actor_id, entry_details(entry)["people"]) == (olga.id, 2)
    assert entry.target.startswith("notification:")


async def test_t90_no_secret_is_in_the_log(browser: AppClient, olga: User, client, settings) -> None:
    from app.accounts import one_time_tokens

    await session_of(browser, olga)
    page = await (await browser.post("/users/invite", {"email": "new@example.org", "role": "guest"})).get_data(True)
    token = page.partition("/invitation/")[2].partition('"')[0].partition("<")[0]
    await browser.post("/login", {"email": PASSWORD, "password": PASSWORD})
    await browser.post("/account/password", {"current_password": "wrong " + NEW, "new_password": NEW})
    cookie = browser.cookies[COOKIE]
    bearer = f"s1.{(await audit_entry('invitation.created')).session_id}.{'x' * 43}"
    careless = {"password": PASSWORD, "nested": {"api_key": NEW}, "url": f"/x?code={token}", "said": [bearer, token]}
    await audit.record("user.suspended", actor=olga.id, meta=careless)
    assert await one_time_tokens.look_up(OneTimePurpose.INVITATION, token), "it was the real one"
    written = str([dict(entry) for entry in await AuditEntry.all()])
    for secret in (PASSWORD, NEW, cookie, cookie.partition(".")[0], token, token[27:], bearer, "x" * 43):
        assert secret not in written
    assert "***" in written
