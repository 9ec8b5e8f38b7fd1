"""Attacks with the cookie of a session: kept, planted, forged, left behind, copied."""

import base64
from datetime import timedelta
from hashlib import sha256

import pytest
from itsdangerous import URLSafeTimedSerializer

from app.accounts import sessions
from app.accounts.models import Session, User
from app.accounts.sessions import NORMAL, REMEMBERED, Bearer, lifetimes
from app.accounts.sessions import cookie as cookies
from app.accounts.users.manage import suspend_user
from app.clock import clock
from tests.support.app_client import COOKIE, AppClient
from tests.support.audit_log import audit_entries, audit_entry, entry_details
from tests.support.principals import principal_of
from tests.support.query_log import record_queries
from tests.support.signed_in_client import session_cookie
from tests.support.users import PASSWORD

SECOND = timedelta(seconds=1)


async def shown_to_programs(browser: AppClient) -> int:
    return (await browser.get("/account", Accept="application/json")).status_code


async def test_t01_a_cookie_that_was_kept_opens_nothing_after_signing_out(anna, another, come_in) -> None:
    browser, thief = await come_in(anna), another("198.51.100.7")
    session_id = (await Session.get()).id
    thief.plant(COOKIE, browser.cookies[COOKIE])
    assert await thief.is_signed_in(), "until then it does"
    await browser.post("/logout")
    page = await thief.get("/")
    assert (page.status_code, page.location) == (303, "/login")
    assert await shown_to_programs(thief) == 401
    rejected = (await audit_entries("session.rejected"))[0]
    assert (rejected.actor_id, rejected.target, rejected.address) == (anna.id, f"session:{session_id}", "198.51.100.7")
    assert (rejected.outcome, entry_details(rejected)["code"]) == ("refused", "signed_out")


async def test_t02_signing_out_everywhere_closes_every_other_browser_and_its_sockets(newcomer, visit) -> None:
    here = await newcomer()
    others = [await visit(here.user), await visit(here.user)]
    raws = [await other.join() for other in others]
    mine = await here.join()
    assert (await here.post("/account/sessions/end-others")).status_code == 303
    for other, raw in zip(others, raws, strict=True):
        assert (await raw.event("/chat", "bye"))["reason"] == "ended_by_owner"
        await raw.end()
        assert (await other.get("/account", Accept="application/json")).status_code == 401
    assert (await here.get("/account")).status_code == 200
    await mine.settled()


@pytest.mark.parametrize("planted_by", ["a stranger who signed in", "nobody"])
async def test_t03_a_cookie_that_was_planted_is_worth_nothing_after_signing_in(
    planted_by, anna, make_user, another, come_in
) -> None:
    victim, attacker = another(), another()
    if planted_by == "nobody":
        planted = victim.client.app.extensions["switchboard.session_cookie"].dump_token(
            f"s1.{'0' * 26}.{'a' * 43}", app=victim.client.app
        )
        attacker.plant(COOKIE, planted)
    else:
        attacker = await come_in(await make_user())
        planted = attacker.cookies[COOKIE]
    victim.plant(COOKIE, planted)
    before = {row.id for row in await Session.all()}
    await victim.sign_in(anna.email, PASSWORD)
    assert victim.cookies[COOKIE] != planted
    assert await victim.is_signed_in()
    assert (await Session.get(user_id=anna.id)).id not in before
    assert not await attacker.is_signed_in()


async def test_t05_a_forged_cookie_is_refused_without_asking_the_database(anna, another, come_in) -> None:
    browser = await come_in(anna)
    good = browser.cookies[COOKIE]
    app = browser.client.app
    bearer, salt = cookies._cookie(app).load_token(good, app), cookies._cookie(app).salt
    otherwise = [
        URLSafeTimedSerializer(app.secret_key, "quart auth salt").dumps(bearer),
        URLSafeTimedSerializer("x" * 48, salt).dumps(bearer),
        URLSafeTimedSerializer(app.secret_key, salt, signer_kwargs={"digest_method": sha256}).dumps(bearer),
        *(bearer, "", "null", "a.b.c", "x" * 4_000, good[:-5], good + "x"),
    ]
    changed = [good[:n] + ("A" if good[n] != "A" else "B") + good[n + 1 :] for n in range(0, len(good) - 1, 12)]
    assert len(changed + otherwise) >= 20
    with record_queries() as asked:
        for cookie in changed + otherwise:
            forger = another()
            forger.plant(COOKIE, cookie)
            assert await shown_to_programs(forger) == 401, cookie
    assert len(asked) == 0
    assert await browser.is_signed_in(), "it was no other"


async def test_t06_nobody_is_given_a_cookie_who_has_not_signed_in(anna, app, another) -> None:
    ours = cookies._cookie(app)
    null = ours.serializer_class([app.secret_key], ours.salt).dumps(None)
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and not rule.arguments:
            for planted in (None, null):
                visitor = another()
                if planted:
                    visitor.plant(COOKIE, planted)
                answer = await visitor.get(rule.rule)
                assert COOKIE not in str(answer.headers.getlist("Set-Cookie")), rule.rule
    assert COOKIE not in str((await another().sign_in(anna.email, "wrong")).headers)


async def test_t07_what_is_stored_of_a_session_opens_nothing(anna, another, come_in) -> None:
    browser = await come_in(anna)
    row = await Session.get()
    stored = bytes(row.secret_hash)
    assert len(stored) == 32
    for secret in (stored.hex(), stored.hex()[:43], base64.urlsafe_b64encode(stored).decode().rstrip("=")):
        thief = another()
        thief.plant(COOKIE, session_cookie(browser.client.app, Bearer(row.id, secret)).partition("=")[2])
        assert await shown_to_programs(thief) == 401, secret
    assert await browser.is_signed_in()


async def test_t08_a_session_that_is_left_alone_ends(anna, come_in) -> None:
    normal, remembered = await come_in(anna), await come_in(anna, remember="yes")
    for browser, life, remember in ((normal, NORMAL, False), (remembered, REMEMBERED, True)):
        clock.reset()
        clock.move(life.idle - timedelta(minutes=1))
        assert await browser.is_signed_in()
        clock.move(timedelta(minutes=1) + SECOND)
        assert await shown_to_programs(browser) == 401
        assert (await Session.get(remember=remember)).revoked_reason == "expired"


async def test_t09_a_session_ends_although_it_is_used_all_the_time(anna, come_in) -> None:
    browser = await come_in(anna)
    clock.move(timedelta(minutes=-1))
    for _ in range(int(NORMAL.absolute / timedelta(hours=7))):
        clock.move(timedelta(hours=7))
        answer = await browser.get("/account")
        assert answer.status_code == 200
        assert not answer.headers.getlist("Set-Cookie"), "nor does the browser keep it for longer"
    clock.move(timedelta(minutes=1) + SECOND)
    assert await shown_to_programs(browser) == 401


async def test_t10_neither_polling_nor_sockets_keep_a_session_alive(newcomer) -> None:
    alice, bob = await newcomer(), await newcomer()
    raw = await alice.join("/notifications", link=await alice.join())
    for _ in range(3):
        clock.move(NORMAL.idle / 4)
        await bob.get("/account")
        async with alice.browser(**{"X-Background": "1"}) as page:
            await page.get("/account")
            await page.post("/auth/socket-tokens", json={"namespaces": ["chat"]})
        await raw.send("3")
    await raw.settled()
    clock.move(NORMAL.idle / 4 + SECOND)
    await sessions.sweep()
    for namespace in ("/chat", "/notifications"):
        assert (await raw.event(namespace, "bye"))["reason"] == "expired"
    await raw.end()
    assert (await alice.get("/account", Accept="application/json")).status_code == 401
    assert (await bob.get("/account")).status_code == 200, "whom a person uses goes on"


async def test_t10_and_what_a_person_says_does(newcomer, room) -> None:
    alice = await newcomer()
    raw = await alice.join()
    for number in range(3):
        clock.move(NORMAL.idle * 0.75)
        message = {"room": room.id, "body": "still here", "client_id": f"c{number}"}
        assert (await raw.call("/chat", "sendMessage", message))["ok"]
    await sessions.sweep()
    await raw.settled()
    assert (await alice.get("/account", Accept="application/json")).status_code == 200


async def test_t11_a_secret_from_before_a_proof_is_a_stolen_one_and_ends_the_session(anna, another, come_in) -> None:
    browser, thief = await come_in(anna), another("198.51.100.7")
    thief.plant(COOKIE, browser.cookies[COOKIE])
    await browser.post("/sudo", {"proof": "password", "password": PASSWORD})
    assert await thief.is_signed_in(), "it may be a request that was under way"
    assert (await thief.post("/account/profile", {"name": "Eve"}, Accept="application/json")).status_code == 401
    clock.move(lifetimes.PREVIOUS_SECRET + SECOND)
    assert await browser.is_signed_in()
    assert await shown_to_programs(thief) == 401
    assert not await browser.is_signed_in(), "nobody knows which of the two is the thief"
    row = await Session.get()
    assert row.revoked_reason == "reuse"
    reuse = await audit_entry("session.reuse")
    assert (reuse.target, reuse.address, entry_details(reuse)) == (
        f"session:{row.id}",
        "198.51.100.7",
        {"user": anna.id},
    )
    assert (await User.get(id=anna.id)).name == "Anna"


async def test_t14_who_is_suspended_is_out_at_once_everywhere(newcomer, visit, make_user) -> None:
    anna, boris = await newcomer(), await newcomer()
    browsers = [anna, await visit(anna.user)]
    raws = [await each.join("/notifications", link=await each.join()) for each in browsers]
    kept = await boris.join()
    await suspend_user(await principal_of(await make_user("admin")), anna.id)
    for browser, raw in zip(browsers, raws, strict=True):
        assert (await raw.event("/chat", "bye"))["reason"] == "suspended"
        await raw.end()
        assert (await browser.get("/account", Accept="application/json")).status_code == 401
    await kept.settled()


async def test_t15_the_session_of_another_person_is_none(anna, make_user, come_in) -> None:
    browser, theirs = await come_in(anna), await come_in(await make_user())
    mine, other = await Session.get(user_id=anna.id), await Session.exclude(user_id=anna.id).get()
    answers = []
    for session_id in (other.id, mine.id, "0" * 26, "x"):
        answer = await browser.post(f"/account/sessions/{session_id}/end", Accept="application/json")
        answers.append((answer.status_code, await answer.get_json()))
    assert answers[0][0] == 404
    assert answers == [answers[0]] * 4, "and nobody learns that it is one"
    assert await theirs.is_signed_in()
