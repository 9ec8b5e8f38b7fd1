"""Attacks on the sign-in through an OpenID provider."""

from datetime import timedelta

import pytest
from joserfc.jwk import RSAKey

from app.accounts import sessions
from app.accounts.models import Identity, OneTimeToken, Session, User
from app.accounts.oidc import OidcRefused, authorization_flow
from app.accounts.oidc.id_token import Claims
from app.accounts.oidc.identities import find_or_create_user
from app.audit import flush
from app.audit.models import AuditEntry
from app.clock import clock
from app.ids import new_id
from app.mail import mail_queue
from app.settings import Settings
from app.settings.oidc import GOOGLE
from tests.support.audit_log import audit_entry
from tests.support.oidc import OPENID_COOKIE, refused, return_from_provider, sign_in_with_oidc, start_oidc_sign_in
from tests.support.oidc_provider import OidcProvider
from tests.support.signed_in_client import session_cookie
from tests.support.users import PASSWORD


def lasting(begin_s: int, end_s: int) -> dict[str, int]:
    """The times of a token, in seconds from the moment of the test. (Tests are collected minutes before some run.)"""
    now = int(clock.now().timestamp())
    return {"iat": now + begin_s, "exp": now + end_s}


@pytest.fixture
def settings(with_provider: Settings) -> Settings:
    return with_provider


@pytest.fixture
async def anna(client, make_user, provider: OidcProvider) -> User:
    """Someone who signs in through the provider."""
    user = await make_user(email="anna@example.org")
    await connect(user, provider)
    return user


async def connect(user: User, provider: OidcProvider, subject: str = "1001") -> None:
    await Identity.create(
        id=new_id(), user_id=user.id, issuer=provider.issuer, subject=subject, email="", linked_at=clock.now()
    )


async def nobody_came_in(response, status: int = 400, code: str = "") -> None:
    assert response.status_code == status
    assert await Session.all().count() == 0
    await flush()
    entry = await AuditEntry.filter(action="sign_in.failed").order_by("-seq").first()
    assert entry is not None
    assert entry.outcome == "failed"
    if code:
        assert code in str(entry.details)


async def test_t72_a_missing_or_foreign_state(anna, provider, another) -> None:
    browser = another()
    answer = provider.authorize(await start_oidc_sign_in(browser))
    for state in ("", "nonsense", f"{answer['state'][:-4]}AAAA", f"{'0' * 26}.{'A' * 43}"):
        await nobody_came_in(await return_from_provider(browser, {**answer, "state": state}), code="oauth_state")


async def test_t72_a_state_works_once(anna, provider, another) -> None:
    browser = another()
    answer = provider.authorize(await start_oidc_sign_in(browser))
    cookie = browser.cookies[OPENID_COOKIE]
    assert (await return_from_provider(browser, answer)).status_code == 303
    await Session.all().delete()
    browser.plant(OPENID_COOKIE, cookie)
    asked = len(provider.asked)
    await nobody_came_in(await return_from_provider(browser, answer), code="oauth_state")
    assert len(provider.asked) == asked, "the provider is not even asked"


async def test_t72_a_visit_that_began_in_another_browser(anna, provider, another) -> None:
    attacker, victim = another(), another()
    answer = provider.authorize(await start_oidc_sign_in(attacker))
    await nobody_came_in(await return_from_provider(victim, answer), code="oauth_state")
    await start_oidc_sign_in(victim)
    await nobody_came_in(await return_from_provider(victim, answer), code="oauth_state")


async def test_t72_a_visit_that_took_too_long(anna, provider, another) -> None:
    browser = another()
    answer = provider.authorize(await start_oidc_sign_in(browser))
    clock.move(authorization_flow.LIFETIME + timedelta(seconds=1))
    await nobody_came_in(await return_from_provider(browser, answer), code="oauth_state")


async def test_t72_an_answer_of_another_provider(anna, provider, another) -> None:
    browser = another()
    answer = provider.authorize(await start_oidc_sign_in(browser))
    await nobody_came_in(
        await return_from_provider(browser, {**answer, "iss": "https://evil.example"}), code="oauth_state"
    )


async def test_t72_another_site_can_neither_begin_a_visit_nor_see_one_in_the_address(anna, provider, another) -> None:
    browser = another()
    assert (await browser.post("/openid/login", Sec_Fetch_Site="cross-site")).status_code == 403
    assert (await browser.get("/openid/login")).status_code == 405
    await start_oidc_sign_in(browser)
    [visit] = await OneTimeToken.filter(purpose="openid")
    assert browser.cookies[OPENID_COOKIE] not in str(visit.data)


CLAIMS = {
    "nonce_of_another": {"nonce": "another"},
    "no_nonce": {"nonce": None},
    "for_another": {"aud": "attacker"},
    "for_another_in_a_list": {"aud": ["attacker"], "azp": "switchboard-tests"},
    "for_another_too": {"aud": ["switchboard-tests", "attacker"]},
    "for_nobody": {"aud": None},
    "given_to_another": {"azp": "attacker"},
    "of_another_issuer": {"iss": "https://evil.example"},
    "of_no_issuer": {"iss": None},
    "without_end": {"exp": None},
    "without_beginning": {"iat": None},
    "of_nobody": {"sub": None},
    "of_an_empty_name": {"sub": ""},
    "of_a_number": {"sub": 1001},
    "of_a_nul": {"sub": "1001\0"},
}


@pytest.mark.parametrize("change", CLAIMS.values(), ids=CLAIMS.keys())
async def test_t73_an_id_token_that_says_something_else(change, anna, provider, another) -> None:
    provider.change = change
    await nobody_came_in(await sign_in_with_oidc(provider, another()), code="oauth_token")


@pytest.mark.parametrize(("begin_s", "end_s"), [(-400, -61), (3600, 3900)], ids=["expired", "of_the_future"])
async def test_t73_an_id_token_for_another_time(begin_s, end_s, anna, provider, another) -> None:
    provider.change = lasting(begin_s, end_s)
    await nobody_came_in(await sign_in_with_oidc(provider, another()), code="oauth_token")


@pytest.mark.parametrize(
    "forge", ["unsigned", "signed_with_public_key", "signed_with_client_secret", "signed_by_another", "altered"]
)
async def test_t73_an_id_token_that_the_provider_did_not_sign(forge, anna, provider, another) -> None:
    provider.forge = getattr(provider, forge)
    await nobody_came_in(await sign_in_with_oidc(provider, another()), code="oauth_token")


@pytest.mark.parametrize("garbage", ["", "a.b.c", "..", None, 5, {"a": 1}, "e30.e30.e30", "\u0142.\u0142.\u0142"])
async def test_t73_garbage_instead_of_an_id_token(garbage, anna, provider, another) -> None:
    provider.forge = lambda claims: garbage
    await nobody_came_in(await sign_in_with_oidc(provider, another()), code="oauth_token")


@pytest.mark.parametrize("forge", ["nested", "nested_header"])
async def test_t73_an_id_token_without_bottom(forge, anna, provider, another) -> None:
    provider.forge = getattr(provider, forge)
    await nobody_came_in(await sign_in_with_oidc(provider, another()), code="oauth_token")


@pytest.mark.parametrize("path", ["/token", "/keys", "/.well-known/openid-configuration"])
async def test_t73_an_answer_without_bottom(path: str, anna, provider, another) -> None:
    provider.nesting = {path}
    browser = another()
    if path.startswith("/.well"):
        assert (await browser.post("/openid/login")).status_code == 503
    else:
        await nobody_came_in(await sign_in_with_oidc(provider, browser), 503)


async def test_t73_a_key_that_the_provider_does_not_have(anna, provider, another) -> None:
    provider.header = {"kid": "another"}
    await nobody_came_in(await sign_in_with_oidc(provider, another()), code="oauth_token")
    await nobody_came_in(await sign_in_with_oidc(provider, another()), code="oauth_token")
    assert provider.asked.count("/keys") == 1, "made-up keys do not make us ask again and again"


async def test_t73_a_key_that_is_new_at_the_provider_is_fetched(anna, provider, another) -> None:
    assert (await sign_in_with_oidc(provider, another())).status_code == 303
    provider.key = RSAKey.generate_key(2048, {"use": "sig"}, auto_kid=True)
    clock.move(timedelta(seconds=61))
    provider.change = lasting(0, 300)
    assert (await sign_in_with_oidc(provider, another())).status_code == 303


async def test_t74_a_code_without_the_verifier_of_its_visit_is_refused(anna, provider, another) -> None:
    attacker, victim = another(), another()
    stolen = provider.authorize(await start_oidc_sign_in(victim))
    own = provider.authorize(await start_oidc_sign_in(attacker))
    response = await return_from_provider(attacker, {"code": stolen["code"], "state": own["state"]})
    await nobody_came_in(response, code="oauth_token")


async def test_t74_every_visit_has_its_own_challenge_state_and_nonce(client, provider, another) -> None:
    browser = another()
    first, second = [
        dict(p.split("=") for p in (await start_oidc_sign_in(browser)).split("?")[1].split("&")) for _ in range(2)
    ]
    assert first["code_challenge_method"] == second["code_challenge_method"] == "S256"
    for name in ("code_challenge", "state", "nonce"):
        assert first[name] != second[name]


@pytest.mark.parametrize("verified", [False, None, "true", 1])
async def test_t75_an_unverified_address_takes_no_account_over(verified, client, make_user, provider, another) -> None:
    victim = await make_user(email="anna@example.org")
    await User.filter(id=victim.id).update(email_verified_at=clock.now())
    provider.person = {"sub": "6", "email": "Anna@Example.org", "email_verified": verified, "hd": "example.org"}
    response = await sign_in_with_oidc(provider, another())
    assert await refused(response, "sign in with your password and connect")
    await nobody_came_in(response, 403, "link_first")
    assert await Identity.all().count() == 0


class Linking:
    """The rules for addresses, which are Google's, so that they are tried without the provider."""

    @pytest.fixture
    def openid_settings(self) -> dict[str, object]:
        return {"oidc_auto_link": True}


def google(email: str, **more: object) -> Claims:
    said = {"email_verified": True, "domain": "", "name": "", **more}
    return Claims(issuer=GOOGLE, subject="7", email=email, **said)


class TestAutoLink(Linking):
    async def test_t75_a_verified_third_party_address_takes_no_account_over(self, client, make_user, settings) -> None:
        for email, more in (
            ("anna@example.org", {}),
            ("anna@example.org", {"domain": "evil.example"}),
            ("anna@gmail.com.evil.example", {}),
            ("anna@gmail.com", {"email_verified": False}),
        ):
            victim = await make_user(email=email) if not await User.exists(email=email) else await User.get(email=email)
            await User.filter(id=victim.id).update(email_verified_at=clock.now())
            with pytest.raises(OidcRefused) as why:
                await find_or_create_user(google(email, **more), settings, mail_queue(settings))
            assert why.value.code == "link_first"
        assert await Identity.all().count() == 0

    @pytest.mark.parametrize(("email", "domain"), [("anna@gmail.com", ""), ("anna@example.org", "example.org")])
    async def test_an_address_verified_on_both_sides_is_connected_once(
        self, email, domain, client, make_user, settings
    ) -> None:
        user = await make_user(email=email)
        await User.filter(id=user.id).update(email_verified_at=clock.now())
        assert (await find_or_create_user(google(email, domain=domain), settings, mail_queue(settings))).id == user.id
        assert (await find_or_create_user(google("other@example.com"), settings, mail_queue(settings))).id == user.id, (
            "by its subject from now on"
        )
        assert (await Identity.get()).user_id == user.id

    async def test_t76_whoever_waits_in_an_account_of_an_unverified_address_gets_nobody(
        self, client, make_user, settings, provider, another
    ) -> None:
        await make_user(email="anna@gmail.com")
        with pytest.raises(OidcRefused) as why:
            await find_or_create_user(google("anna@gmail.com"), settings, mail_queue(settings))
        assert why.value.code == "link_first"
        provider.person = {"sub": "8", "email": "anna@gmail.com", "email_verified": True}
        victim, attacker = another(), another()
        await nobody_came_in(await sign_in_with_oidc(provider, victim), 403, "link_first")
        assert (await attacker.sign_in("anna@gmail.com", PASSWORD)).status_code == 303
        assert await Identity.all().count() == 0, "the attacker has an account alone, and nothing of the victim's"

    async def test_a_suspended_person_is_not_connected(self, client, make_user, settings) -> None:
        user = await make_user(email="anna@gmail.com")
        await User.filter(id=user.id).update(email_verified_at=clock.now(), status="suspended")
        with pytest.raises(OidcRefused) as why:
            await find_or_create_user(google("anna@gmail.com"), settings, mail_queue(settings))
        assert why.value.code == "suspended"
        assert await Identity.all().count() == 0


class TestWithoutAutoLink:
    async def test_t75_nothing_is_connected_unless_the_setting_allows_it(self, client, make_user, settings) -> None:
        user = await make_user(email="anna@gmail.com")
        await User.filter(id=user.id).update(email_verified_at=clock.now())
        with pytest.raises(OidcRefused) as why:
            await find_or_create_user(google("anna@gmail.com"), settings, mail_queue(settings))
        assert why.value.code == "link_first"


class TestDomains:
    @pytest.fixture
    def openid_settings(self) -> dict[str, object]:
        return {"oidc_domains": ("example.org",)}

    @pytest.mark.parametrize("hd", [None, "evil.example", ["example.org"], ""])
    async def test_an_address_in_an_allowed_domain_is_not_the_claim(self, hd, anna, provider, another) -> None:
        provider.change = {"hd": hd}
        await nobody_came_in(await sign_in_with_oidc(provider, another()), 403, "foreign_domain")

    async def test_the_claim_lets_in(self, anna, provider, another) -> None:
        provider.change = {"hd": "Example.org"}
        assert (await sign_in_with_oidc(provider, another())).status_code == 303


@pytest.mark.parametrize("door", ["/account/identities", "/openid/sudo"])
async def test_a_cookie_from_before_its_secret_was_replaced_gets_nothing_from_an_answer(
    door, anna, provider, come_in
) -> None:
    browser = await come_in(anna)
    session = await Session.get()
    answer = provider.authorize(await start_oidc_sign_in(browser, door))
    bearer = await sessions.mark_reauthenticated(session.id)
    if door == "/account/identities":
        await Identity.all().delete()
    await Session.all().update(sudo_until=None)
    rows = await Session.all().values(), await Identity.all().values("id", "last_used_at")
    assert (await browser.get("/account")).status_code == 200, "it may read for some seconds"
    assert (await return_from_provider(browser, answer)).status_code == 400
    assert await audit_entry("sudo.failed" if door == "/openid/sudo" else "sign_in.failed")
    assert (await Session.all().values(), await Identity.all().values("id", "last_used_at")) == rows

    name, _, value = session_cookie(browser.client.app, bearer).partition("=")
    browser.plant(name, value)
    await Session.all().update(sudo_until=clock.now() + timedelta(minutes=5))
    assert (await sign_in_with_oidc(provider, browser, door)).status_code == 303, "its successor gets it"
    assert await Identity.all().count() == 1


async def test_someone_who_is_suspended_does_not_come_in_this_way(anna, provider, another) -> None:
    await User.filter(id=anna.id).update(status="suspended")
    await nobody_came_in(await sign_in_with_oidc(provider, another()), 403, "suspended")


@pytest.mark.parametrize("wanted", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
async def test_nobody_is_led_elsewhere_afterwards(wanted, anna, provider, another) -> None:
    assert (await sign_in_with_oidc(provider, another(), wanted=wanted)).location == "/"


async def test_answers_cannot_be_tried_without_end(client, provider, another) -> None:
    browser = another("192.0.2.1")
    statuses = [(await browser.get(f"/openid/callback?state={number}")).status_code for number in range(101)]
    assert statuses == [400] * 100 + [429]
