"""Signing in through an OpenID provider, and connecting an account there with one's own."""

import ssl
from datetime import timedelta

import pytest

from app.accounts.invitations import invite_user
from app.accounts.models import Identity, Role, Session, User
from app.accounts.sessions import ClientInfo, create_session, lifetimes, load_principal
from app.audit import flush
from app.audit.models import AuditEntry
from app.clock import clock
from app.mail import mail_queue
from app.settings import Settings
from tests.support.mailbox import Mailbox
from tests.support.mfa import SECURITY, current_code, enroll_totp, submit_code
from tests.support.oidc import OPENID_COOKIE, refused, return_from_provider, sign_in_with_oidc, start_oidc_sign_in
from tests.support.ports import find_free_port
from tests.support.users import PASSWORD

CONNECT = "/account/identities"


async def signed_in_as(user: User, another):
    browser = another()
    assert (await browser.sign_in(user.email, PASSWORD)).status_code == 303
    return browser


async def text(response) -> str:
    return await response.get_data(as_text=True)


@pytest.fixture
def settings(with_provider: Settings) -> Settings:
    return with_provider


@pytest.fixture
async def anna(client, make_user) -> User:
    return await make_user(email="anna@example.org")


async def test_a_connected_account_signs_in_from_then_on(anna, provider, another) -> None:
    browser = await signed_in_as(anna, another)
    assert "No account connected yet" in await text(await browser.get("/account"))
    assert (await sign_in_with_oidc(provider, browser, CONNECT)).location == "/account?notice=identity-linked"
    assert "anna@example.org</b>" in await text(await browser.get("/account?notice=identity-linked"))

    fresh = another()
    provider.change = {"email": "renamed@example.com", "email_verified": False}
    assert (await sign_in_with_oidc(provider, fresh, wanted="/chat?x=1")).location == "/chat?x=1"
    assert await fresh.is_signed_in()
    assert OPENID_COOKIE not in fresh.cookies
    assert [session.method for session in await Session.all().order_by("created_at")] == [None, "oidc"]
    await flush()
    assert await AuditEntry.filter(action="identity.linked", actor_id=anna.id).count() == 1


async def test_only_issuer_and_subject_of_the_provider_are_stored(anna, provider, another) -> None:
    await sign_in_with_oidc(provider, await signed_in_as(anna, another), CONNECT)
    identity = await Identity.get()
    assert (identity.issuer, identity.subject, identity.email) == (provider.issuer, "1001", "anna@example.org")
    assert {name for name in Identity._meta.fields_map if "token" in name} == set()


async def test_connecting_an_account_needs_recent_reauth(anna, provider, another) -> None:
    browser = await signed_in_as(anna, another)
    clock.move(lifetimes.SUDO + timedelta(seconds=1))
    assert (await browser.post(CONNECT)).location.startswith("/sudo")
    assert (await browser.post(f"{CONNECT}/x/remove")).location.startswith("/sudo")


async def test_connecting_ends_in_the_session_it_began_in(anna, provider, another) -> None:
    browser = await signed_in_as(anna, another)
    answer = provider.authorize(await start_oidc_sign_in(browser, CONNECT))
    await browser.post("/logout")
    await browser.sign_in(anna.email, PASSWORD)
    assert (await return_from_provider(browser, answer)).status_code == 400
    assert await Identity.all().count() == 0


async def test_an_account_belongs_to_one_person(anna, make_user, provider, another) -> None:
    await sign_in_with_oidc(provider, await signed_in_as(anna, another), CONNECT)
    boris = await signed_in_as(await make_user(), another)
    response = await sign_in_with_oidc(provider, boris, CONNECT)
    assert response.status_code == 409
    assert await refused(response, "Another user already signs in with this account.")
    assert (await Identity.get()).user_id == anna.id


async def test_an_account_can_be_disconnected_by_its_owner(anna, make_user, provider, another) -> None:
    browser = await signed_in_as(anna, another)
    await sign_in_with_oidc(provider, browser, CONNECT)
    path = f"{CONNECT}/{(await Identity.get()).id}/remove"
    boris = await signed_in_as(await make_user(), another)
    assert (await boris.post(path)).status_code == 404
    assert (await browser.post(path)).location == "/account?notice=identity-removed"
    assert await Identity.all().count() == 0
    assert await refused(await sign_in_with_oidc(provider, another()), "sign in with your password and connect")


async def test_the_last_way_to_sign_in_cannot_be_disconnected(anna, provider, another) -> None:
    browser = await signed_in_as(anna, another)
    await sign_in_with_oidc(provider, browser, CONNECT)
    await User.filter(id=anna.id).update(password_hash=None)
    path = f"{CONNECT}/{(await Identity.get()).id}/remove"
    assert (await browser.post(path)).location == "/account?notice=last-way-in"
    assert (await browser.post(path, Accept="application/json")).status_code == 409
    assert await Identity.all().count() == 1
    clock.move(lifetimes.SUDO + timedelta(seconds=1))
    assert 'action="/openid/sudo"' in await text(await browser.get("/sudo"))
    await Identity.all().delete()
    assert "sign out and sign in again" in await text(await browser.get("/sudo"))


async def test_the_provider_does_not_stand_for_a_second_factor(anna, provider, another) -> None:
    browser = await signed_in_as(anna, another)
    await sign_in_with_oidc(provider, browser, CONNECT)
    secret, _ = await enroll_totp(browser)
    fresh = another()
    assert (await sign_in_with_oidc(provider, fresh, wanted="/account")).location == "/second-factor?next=/account"
    assert not await fresh.is_signed_in()
    assert (await Session.filter(method="oidc").get()).aal == 0
    assert (await submit_code(fresh, current_code(secret), "/account")).location == "/account"
    assert await fresh.is_signed_in()


async def test_a_role_that_wants_a_second_factor_wants_it_of_those_who_come_through_the_provider(
    anna, provider, another
) -> None:
    await sign_in_with_oidc(provider, await signed_in_as(anna, another), CONNECT)
    await Role.filter(key=anna.role_id).update(mfa_required=True)
    fresh = another()
    await sign_in_with_oidc(provider, fresh)
    assert (await fresh.get("/account")).location == SECURITY
    await enroll_totp(fresh)
    assert await fresh.is_signed_in()


async def invite(make_user, settings: Settings, email: str) -> None:
    admin = await make_user("admin")
    principal = await load_principal((await create_session(admin, ClientInfo("127.0.0.1"))).session_id)
    assert principal is not None
    await invite_user(principal, mail_queue(settings), email, "member")
    await Session.all().delete()


async def test_an_invitation_is_accepted_through_the_provider_with_the_invited_address_only(
    client, make_user, settings, provider, another
):
    await invite(make_user, settings, "Anna@example.org")
    provider.person |= {"email": "anna2@example.org", "name": "Anna Karenina"}
    response = await sign_in_with_oidc(provider, another())
    assert await refused(response, "Ask an administrator to invite its email address.")
    provider.person["email"] = "anna@example.org"
    browser = another()
    assert (await sign_in_with_oidc(provider, browser)).location == "/"
    user = await User.get(email_key="anna@example.org")
    assert (user.name, user.role_id, user.password_hash) == ("Anna Karenina", "member", None)
    assert user.email_verified_at is not None
    assert (await sign_in_with_oidc(provider, another())).status_code == 303
    assert await User.all().count() == 2, "the invitation made one person"


async def test_an_invitation_needs_a_verified_address_and_ends(client, make_user, settings, provider, another) -> None:
    await invite(make_user, settings, "anna@example.org")
    provider.person["email_verified"] = False
    assert (await sign_in_with_oidc(provider, another())).status_code == 403
    provider.person["email_verified"] = True
    clock.move(timedelta(hours=73))
    now = int(clock.now().timestamp())
    provider.change = {"iat": now, "exp": now + 60}
    assert (await sign_in_with_oidc(provider, another())).status_code == 403
    assert await User.all().count() == 1


async def test_who_does_not_sign_in_there_gets_a_page_that_says_so(client, provider, another) -> None:
    browser = another()
    state = provider.authorize(await start_oidc_sign_in(browser))["state"]
    response = await return_from_provider(browser, {"state": state, "error": "access_denied"})
    assert response.status_code == 400
    assert await refused(response, "didn’t sign you in")


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/token", "/keys"])
async def test_a_provider_that_is_broken_gives_a_clear_page(path, anna, provider, another) -> None:
    provider.failing = {path}
    browser = another()
    if path.startswith("/."):
        response = await browser.post("/openid/login")
    else:
        response = await sign_in_with_oidc(provider, browser)
    assert response.status_code == 503
    assert await refused(response, "can’t be reached right now")
    provider.failing.clear()
    assert await start_oidc_sign_in(browser), "nothing of the failure is remembered"


@pytest.mark.one_database
@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/token", "/keys"])
async def test_a_provider_that_leads_elsewhere_is_not_followed(path, anna, provider, another) -> None:
    provider.moved = {path}
    browser = another()
    response = await (browser.post("/openid/login") if path.startswith("/.") else sign_in_with_oidc(provider, browser))
    assert response.status_code == 503
    assert path in provider.asked
    assert "/elsewhere" not in provider.asked


async def test_a_provider_that_says_it_is_another_is_not_used(client, provider, another) -> None:
    provider.issuer = "https://evil.example"
    assert (await another().post("/openid/login")).status_code == 503


async def test_addresses_and_keys_are_asked_once(anna, provider, another) -> None:
    await sign_in_with_oidc(provider, await signed_in_as(anna, another), CONNECT)
    await sign_in_with_oidc(provider, another())
    assert sorted(provider.asked) == ["/.well-known/openid-configuration", "/keys", "/token", "/token"]


@pytest.mark.one_database
async def test_whose_certificates_are_trusted_is_read_once(anna, provider, another, monkeypatch) -> None:
    read: list[object] = []
    load = ssl.SSLContext.load_verify_locations
    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", lambda *what: read.append(what) or load(*what))
    await sign_in_with_oidc(provider, await signed_in_as(anna, another), CONNECT)
    await sign_in_with_oidc(provider, another())
    assert len(read) <= 1, "it takes a while, in which nobody is served"


class TestAway:
    @pytest.fixture
    def settings(self, make_settings, database_url) -> Settings:
        issuer = f"http://127.0.0.1:{find_free_port()}"
        fields = {"google_client_id": "x", "google_client_secret": "y", "oidc_issuer": issuer}
        return make_settings(database_url=database_url, **fields)

    async def test_a_provider_that_is_away_gives_a_clear_page(self, client, another) -> None:
        response = await another().post("/openid/login")
        assert response.status_code == 503
        assert await refused(response, "sign in with your password")


class TestNotOffered:
    @pytest.fixture(params=[{}, {"google_client_id": "x"}, {"google_client_secret": "y"}])
    def settings(self, request, make_settings, database_url) -> Settings:
        return make_settings(database_url=database_url, **request.param)

    async def test_nothing_is_offered_without_id_and_secret(self, anna, another) -> None:
        assert "Continue with" not in await text(await another().get("/login"))
        assert (await another().post("/openid/login")).status_code == 404
        assert (await another().get("/openid/callback")).status_code == 404
        browser = await signed_in_as(anna, another)
        assert "identities" not in await text(await browser.get("/account"))
        assert (await browser.post(CONNECT)).status_code == 404


class TestGoogle:
    @pytest.fixture
    def settings(self, make_settings, database_url) -> Settings:
        return make_settings(database_url=database_url, google_client_id="x", google_client_secret="y")

    async def test_it_is_google_unless_another_is_named(self, anna, another) -> None:
        assert "Continue with Google" in await text(await another().get("/login"))


@pytest.mark.parametrize("issuer", ["http://evil.example", "ftp://x", "https://", "https://x/?y", "https://u@x", "x"])
def test_an_issuer_is_reached_over_tls(issuer: str, make_settings) -> None:
    with pytest.raises(ValueError, match="oidc_issuer"):
        make_settings(oidc_issuer=issuer)


class TestLetters:
    @pytest.fixture
    def settings(self, with_provider: Settings, mailbox: Mailbox) -> Settings:
        return with_provider.model_copy(update={"smtp_url": mailbox.url})

    async def test_the_owner_is_told_of_connecting_and_disconnecting(self, anna, provider, another, mailbox) -> None:
        browser = await signed_in_as(anna, another)
        await sign_in_with_oidc(provider, browser, CONNECT)
        letter = await mailbox.next()
        assert (letter.to, letter.subject) == (anna.email, "An external account was connected")
        await browser.post(f"{CONNECT}/{(await Identity.get()).id}/remove")
        letter = await mailbox.next()
        assert (letter.to, letter.subject) == (anna.email, "An external account was disconnected")
