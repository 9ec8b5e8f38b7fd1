"""Second factors: an app and recovery codes, how they are added, asked for and removed."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from app import create_app
from app.accounts.mfa import recovery_codes, totp
from app.accounts.mfa.totp import STEP_S
from app.accounts.models import RecoveryCode, Role, Session, TotpFactor, User
from app.accounts.sessions import lifetimes
from app.chat.models import Room
from app.clock import clock
from app.web.access import access_of
from tests.support.app_client import COOKIE, AppClient
from tests.support.audit_log import audit_entries
from tests.support.mfa import (
    SECURITY,
    advance_totp_step,
    begin_totp,
    current_code,
    enroll_totp,
    page_text,
    sign_in_with_totp,
    submit_code,
)
from tests.support.users import PASSWORD

LATER = lifetimes.SUDO + timedelta(seconds=1)


@dataclass
class Fixed:
    """A clock that stands still."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@pytest.fixture
async def anna(make_user, client) -> User:
    return await make_user(name="Anna")


@pytest.fixture
async def mine(anna: User, another) -> AppClient:
    """Hers, signed in with the password."""
    mine = another()
    assert (await mine.sign_in(anna.email, PASSWORD)).location == "/"
    return mine


async def test_an_app_is_added_by_a_working_code_and_asked_for_from_then_on(anna, mine, another) -> None:
    elsewhere = another()
    await elsewhere.sign_in(anna.email, PASSWORD)
    secret = await begin_totp(mine)
    before = mine.cookies[COOKIE]
    wrong = await mine.post(f"{SECURITY}/totp", {"code": "12345x"})
    assert (wrong.status_code, await another().is_signed_in()) == (422, False)
    assert await elsewhere.is_signed_in()
    done = await mine.post(f"{SECURITY}/totp", {"code": current_code(secret)})
    assert "You won’t see them again" in await page_text(done)
    assert mine.cookies[COOKIE] != before, "a new secret"
    assert await mine.is_signed_in()
    assert not await elsewhere.is_signed_in(), "the others end"
    advance_totp_step()
    await sign_in_with_totp(another(), anna, secret)
    assert [entry.action for entry in await audit_entries("factor.added", "second_factor.passed")] == [
        "factor.added",
        "second_factor.passed",
    ]


async def test_the_secret_is_shown_until_it_is_confirmed_and_kept_encrypted(anna, mine) -> None:
    secret = await begin_totp(mine)
    assert "data:image/svg+xml" in await page_text(await mine.get(f"{SECURITY}/totp"))
    assert secret.encode() not in bytes((await TotpFactor.get()).secret)
    await mine.post(f"{SECURITY}/totp", {"code": current_code(secret)})
    assert (await mine.get(f"{SECURITY}/totp")).location == SECURITY
    assert (await mine.post(f"{SECURITY}/totp/begin")).status_code == 409
    assert (await TotpFactor.get()).confirmed_at is not None


async def test_an_app_that_was_never_confirmed_asks_for_nothing(anna, mine, another) -> None:
    first = await begin_totp(mine)
    assert await begin_totp(mine) != first
    assert await TotpFactor.all().count() == 1
    assert (await another().sign_in(anna.email, PASSWORD)).location == "/"


async def test_the_second_factor_keeps_the_target_page_and_remember_me(anna, mine, another) -> None:
    secret, _ = await enroll_totp(mine)
    here = another()
    asked = await here.sign_in(anna.email, PASSWORD, next="/notifications?show=unread", remember="yes")
    assert asked.location == "/second-factor?next=/notifications%3Fshow%3Dunread"
    page = await page_text(await here.get(asked.location))
    assert "Your password is correct. Now enter a code." in page
    pending = await Session.get(aal=0)
    refused = await submit_code(here, "000 000" if current_code(secret) != "000000" else "111 111", "/account")
    assert refused.status_code == 422
    assert "This code is wrong" in await page_text(refused)
    done = await here.post(asked.location, {"code": f" {current_code(secret)[:3]} {current_code(secret)[3:]}"})
    assert done.location == "/notifications?show=unread"
    row = await Session.get(id=pending.id)
    assert (row.aal, row.remember) == (2, True)
    assert row.expires_at - clock.now() > lifetimes.NORMAL.absolute
    assert row.secret_hash != pending.secret_hash
    assert (await here.get("/second-factor")).location == "/login"


async def test_time_for_the_second_factor_runs_out(anna, mine, another) -> None:
    secret, _ = await enroll_totp(mine)
    here = another()
    await here.sign_in(anna.email, PASSWORD, remember="yes")
    clock.move(lifetimes.PENDING.absolute + timedelta(seconds=1))
    assert (await submit_code(here, current_code(secret))).status_code == 401
    assert (await here.get("/second-factor")).location == "/login"
    assert not await here.is_signed_in()


async def test_the_second_factor_page_allows_signing_in_as_another_user(anna, mine, another, make_user) -> None:
    await enroll_totp(mine)
    here = another()
    await here.sign_in(anna.email, PASSWORD)
    assert (await here.get("/login?next=/account")).location == "/second-factor?next=/account"
    await here.post("/logout")
    assert (await Session.get(aal=0)).revoked_reason == "signed_out"
    assert (await here.get("/login")).status_code == 200
    assert (await here.sign_in((await make_user()).email, PASSWORD)).location == "/"


async def test_a_recovery_code_signs_in_and_shows_a_notice(anna, mine, another) -> None:
    _, codes = await enroll_totp(mine)
    assert len(set(codes)) == 10
    assert not await RecoveryCode.filter(code_hash__in=codes).exists()
    here = another()
    await here.sign_in(anna.email, PASSWORD)
    came_in = await submit_code(here, codes[3].lower().replace("-", " "), "/account")
    assert came_in.location == f"{SECURITY}?notice=recovery-code-used"
    page = await page_text(await here.get(came_in.location))
    assert "You signed in with a recovery code" in page
    assert "9 codes are left" in page
    assert [entry.actor_id for entry in await audit_entries("recovery_code.used")] == [anna.id]


async def test_an_app_is_removed_by_a_code_and_the_recovery_codes_go_with_it(anna, mine, another) -> None:
    secret, codes = await enroll_totp(mine)
    elsewhere = another()
    await sign_in_with_totp(elsewhere, anna, secret)
    assert (await mine.post(f"{SECURITY}/totp/remove", {"code": "wrong"})).status_code == 422
    assert await TotpFactor.exists()
    assert (await mine.post(f"{SECURITY}/totp/remove", {"code": codes[0]})).location.endswith("factor-removed")
    assert not await TotpFactor.exists()
    assert not await RecoveryCode.exists()
    assert await mine.is_signed_in()
    assert not await elsewhere.is_signed_in()
    assert (await another().sign_in(anna.email, PASSWORD)).location == "/"
    assert (await mine.post(f"{SECURITY}/recovery-codes")).status_code == 409


@pytest.mark.parametrize("path", ["totp/begin", "totp", "totp/remove", "recovery-codes"])
async def test_changing_factors_needs_reauth(anna, mine, path: str) -> None:
    secret, _ = await enroll_totp(mine)
    clock.move(LATER)
    refused = await mine.post(
        f"{SECURITY}/{path}", {"code": current_code(secret)}, Referer=f"http://localhost{SECURITY}"
    )
    assert refused.location == f"/sudo?next={SECURITY}"
    assert await TotpFactor.exists()


async def test_a_totp_code_works_for_reauth_once(anna, mine) -> None:
    assert 'value="totp"' not in await page_text(await mine.get("/sudo"))
    secret, codes = await enroll_totp(mine)
    clock.move(LATER)
    code = current_code(secret)
    for wrong in ("000000" if code != "000000" else "111111", codes[0]):
        assert (await mine.post("/sudo", {"proof": "totp", "code": wrong})).status_code == 422
    assert 'value="totp"' in await page_text(await mine.get("/sudo"))
    assert (await mine.post("/sudo", {"proof": "totp", "code": code, "next": SECURITY})).location == SECURITY
    assert (await mine.post("/sudo", {"proof": "totp", "code": code})).status_code == 422


@pytest.mark.parametrize("path", ["totp", "totp/remove"])
async def test_five_wrong_codes_are_all_wherever_they_are_typed(anna, mine, path: str) -> None:
    secret = await begin_totp(mine) if path == "totp" else (await enroll_totp(mine))[0]
    wrong = f"{(int(current_code(secret)) + 1) % 1_000_000:06}"
    for _ in range(5):
        assert (await mine.post(f"{SECURITY}/{path}", {"code": wrong})).status_code == 422
    right = {"code": current_code(secret)}
    assert (await mine.post(f"{SECURITY}/{path}", right)).status_code == 429
    if path == "totp/remove":
        assert (await mine.post("/sudo", {"proof": "totp", **right})).status_code == 429
    assert await TotpFactor.filter(confirmed_at=None).exists() == (path == "totp")


async def test_a_right_code_makes_up_for_the_wrong_ones_before(anna, mine) -> None:
    secret = await begin_totp(mine)
    for path, more in (("totp", {}), ("/sudo", {"proof": "totp"}), ("totp/remove", {})):
        wrong = f"{(int(current_code(secret)) + 1) % 1_000_000:06}"
        for code, right in ((wrong, False),) * 4 + ((current_code(secret), True),):
            answer = await mine.post(path if path == "/sudo" else f"{SECURITY}/{path}", {"code": code, **more})
            assert (answer.status_code in (200, 303), answer.status_code == 422) == (right, not right), path
        advance_totp_step()
    await enroll_totp(mine)


async def test_a_role_that_requires_a_second_factor_grants_nothing_without_one(anna, mine, another) -> None:
    assert (await mine.get("/notifications")).status_code == 200
    await Role.filter(key=anna.role_id).update(mfa_required=True)
    for path in ("/", "/notifications", "/account", "/account/sessions"):
        assert (await mine.get(path)).location == SECURITY
    as_json = await mine.get("/notifications", Accept="application/json")
    assert (await as_json.get_json())["error"]["code"] == "second_factor_required"
    assert (await mine.post("/auth/socket-tokens", Accept="application/json")).status_code == 401
    assert (await mine.post("/chat/rooms", {"name": "Mine"})).location == SECURITY
    boosted = await mine.get("/chat/rooms", HX_Request="true", HX_Boosted="true")
    assert boosted.headers["HX-Redirect"] == SECURITY
    assert (await mine.get("/nowhere")).status_code == 404

    here = another()
    assert (await here.sign_in(anna.email, PASSWORD)).status_code == 303
    assert (await here.get("/")).location == SECURITY
    assert "Your role requires a second factor" in await page_text(await here.get(SECURITY))
    secret, _ = await enroll_totp(here)
    assert (await here.get("/notifications")).status_code == 200
    assert (await here.post(f"{SECURITY}/totp/remove", {"code": current_code(secret)})).status_code == 303
    assert (await here.get("/notifications")).location == SECURITY


async def test_users_who_must_add_a_factor_can_reauthenticate_and_sign_out(anna, mine) -> None:
    await Role.filter(key=anna.role_id).update(mfa_required=True)
    clock.move(LATER)
    asked = await mine.post(f"{SECURITY}/totp/begin", Referer=f"http://localhost{SECURITY}")
    assert asked.location == f"/sudo?next={SECURITY}"
    assert (await mine.get(asked.location)).status_code == 200
    proved = await mine.post("/sudo", {"proof": "password", "password": PASSWORD, "next": SECURITY})
    assert proved.location == SECURITY
    await mine.post("/logout")
    assert (await Session.get()).revoked_reason == "signed_out"


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("drift", "steps", "counts"),
    [
        *((0, steps, steps == 0) for steps in (-2, -1, 0, 1, 2)),
        *((1, steps, abs(steps) <= 1) for steps in (-3, -2, -1, 0, 1, 2, 3)),
    ],
)
def test_a_code_counts_as_many_steps_away_as_it_may(drift: int, steps: int, counts: bool, monkeypatch) -> None:
    secret, edge = pyotp.random_base32(), datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
    for within in (timedelta(0), timedelta(seconds=29, milliseconds=999)):  # the first and the last moment of a step
        monkeypatch.setattr(totp, "clock", Fixed(edge + within))
        shown = pyotp.TOTP(secret).at(edge + steps * timedelta(seconds=STEP_S))
        assert (totp.matching_step(secret, shown, drift) is not None) == counts, within


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("drift", "steps", "counts"),
    [(0, -1, False), (0, 0, True), (0, 1, False), (1, -2, False), (1, -1, True), (1, 1, True), (1, 2, False)],
)
async def test_a_clock_may_be_off_as_far_as_the_setting_says(
    make_settings, database_url, make_user, drift: int, steps: int, counts: bool
) -> None:
    drifting = create_app(make_settings(database_url=database_url, **({"totp_drift": drift} if drift else {})))
    async with drifting.test_app():
        anna = await make_user()
        mine = AppClient(drifting)
        await mine.sign_in(anna.email, PASSWORD)
        secret, _ = await enroll_totp(mine)
        for _ in range(4):  # away from the code that was used up by that
            advance_totp_step()
        shown = pyotp.TOTP(secret).at(clock.now() + steps * timedelta(seconds=STEP_S))
        here = AppClient(drifting)
        await here.sign_in(anna.email, PASSWORD)
        assert (await submit_code(here, shown)).status_code == (303 if counts else 422)


NOWHERE = ["/reset/x", "/invitation/x", "/confirm-email/x", "/nowhere", "/chat/nowhere", "/users/x", "/openid/x"]


@pytest.mark.one_database
async def test_who_has_to_add_a_factor_first_is_nobody_anywhere_else(anna, mine, client, make_user) -> None:
    """On every page that is open to strangers and on those that do not exist: no name, no room, no count."""
    rooms = [room.name for room in await Room.all() if room.name]
    assert rooms
    await Role.filter(key=anna.role_id).update(mfa_required=True)
    open_to_strangers = {
        rule.rule
        for rule in client.app.url_map.iter_rules()
        if "GET" in rule.methods and not rule.arguments
        if (access := access_of(client.app.view_functions[rule.endpoint])) is None or not access.enrolling
    }
    looked = 0
    for path in sorted({*open_to_strangers, *NOWHERE}):
        answer = await mine.get(path)
        page = await page_text(answer)
        assert [known for known in (anna.name, anna.email, *rooms) if known in f"{answer.location} {page}"] == [], path
        assert "nav-chat" not in page, path
        looked += answer.status_code in (200, 404)
    assert looked > 5


@pytest.mark.one_database
async def test_an_app_that_was_never_confirmed_gives_no_codes(anna, mine) -> None:
    secret = await begin_totp(mine)
    row = await TotpFactor.get(user_id=anna.id)
    key = mine.client.app.extensions["accounts"].factor_encryption_key
    assert not await totp.consume(anna.id, key, current_code(secret), 0)
    await TotpFactor.filter(id=row.id).update(confirmed_at=clock.now())
    assert await totp.consume(anna.id, key, current_code(secret), 0)


@pytest.mark.one_database
async def test_the_secret_of_a_row_that_was_copied_to_another_person_is_unreadable(anna, mine, make_user) -> None:
    secret, _ = await enroll_totp(mine)
    boris = await make_user()
    key = mine.client.app.extensions["accounts"].factor_encryption_key
    await TotpFactor.filter(user_id=anna.id).update(user_id=boris.id)
    assert not await totp.consume(boris.id, key, current_code(secret), 0)
    await TotpFactor.filter(user_id=boris.id).update(user_id=anna.id)
    assert await totp.consume(anna.id, key, current_code(secret), 0)


@pytest.mark.one_database
async def test_recovery_codes_of_another_person_are_none(anna, mine, make_user) -> None:
    _, codes = await enroll_totp(mine)
    boris = await make_user()
    assert not await recovery_codes.consume(boris.id, codes[0])
    assert await recovery_codes.consume(anna.id, codes[0])
    assert not await recovery_codes.consume(anna.id, codes[0])
