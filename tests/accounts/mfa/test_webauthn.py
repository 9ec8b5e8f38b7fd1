"""Passkeys: added, and used for signing in, as a second factor and as a proof."""

from datetime import timedelta

import pytest

from app.accounts.models import Passkey, Role, Session, User, UserStatus
from app.accounts.sessions import lifetimes
from app.clock import clock
from tests.support.app_client import AppClient
from tests.support.audit_log import audit_entries
from tests.support.mfa import SECURITY, add_passkey, page_text, sign_in_with_passkey, webauthn_options
from tests.support.users import PASSWORD
from tests.support.webauthn_authenticator import Authenticator


@pytest.fixture
def device(settings) -> Authenticator:
    return Authenticator(settings.origin)


@pytest.fixture
async def anna(make_user, client) -> User:
    return await make_user(name="Anna")


@pytest.fixture
async def mine(anna: User, another) -> AppClient:
    """Her browser, signed in with the password."""
    opened = another()
    assert (await opened.sign_in(anna.email, PASSWORD)).location == "/"
    return opened


async def test_a_passkey_is_added_with_recovery_codes_and_ends_other_sessions(anna, mine, device, another) -> None:
    elsewhere = another()
    await elsewhere.sign_in(anna.email, PASSWORD)
    assert "You won’t see them again" in await page_text(await add_passkey(mine, device, "Blue laptop"))
    assert "Blue laptop" in await page_text(await mine.get(SECURITY))
    assert not await elsewhere.is_signed_in()
    row = await Passkey.get()
    assert (row.user_id, row.transports) == (anna.id, ["internal"])
    assert anna.id not in row.handle


async def test_a_passkey_alone_signs_in_and_counts_as_two_factors(anna, mine, device, another) -> None:
    await add_passkey(mine, device)
    here = another()
    assert (await sign_in_with_passkey(here, device, next="/account", remember="yes")).location == "/account"
    row = await Session.get(method="passkey")
    assert (row.user_id, row.aal, row.remember) == (anna.id, 2, True)
    await Role.filter(key=anna.role_id).update(mfa_required=True)
    assert (await here.get("/notifications")).status_code == 200
    assert "with a passkey" in await page_text(await here.get("/account/sessions"))


async def test_it_is_asked_for_after_a_password(anna, mine, device, another) -> None:
    await add_passkey(mine, device)
    here = another()
    assert (await here.sign_in(anna.email, PASSWORD, next="/account")).location == "/second-factor?next=/account"
    assert "Use a passkey" in await page_text(await here.get("/second-factor"))
    answer = device.get(await webauthn_options(here, "second_factor"))
    assert (await here.post("/second-factor?next=/account", {"credential": answer})).location == "/account"
    assert await here.is_signed_in()
    assert len(await audit_entries("second_factor.passed")) == 1


async def test_a_passkey_works_for_reauth(anna, mine, device) -> None:
    await add_passkey(mine, device)
    clock.move(lifetimes.SUDO + timedelta(seconds=1))
    assert "Use a passkey" in await page_text(await mine.get("/sudo"))
    for answer, status in (("{}", 400), (device.get(await webauthn_options(mine, "sudo")), 303)):
        form = {"proof": "passkey", "credential": answer, "next": SECURITY}
        assert (await mine.post("/sudo", form)).status_code == status
    row = await Passkey.get()
    assert (await mine.post(f"{SECURITY}/passkeys/{row.id}/remove")).location.endswith("factor-removed")


async def test_adding_and_removing_passkeys_needs_recent_reauth(mine, device) -> None:
    await add_passkey(mine, device)
    clock.move(lifetimes.SUDO + timedelta(seconds=1))
    for path in ("options", "x/remove"):
        refused = await mine.post(f"{SECURITY}/passkeys/{path}", Accept="application/json")
        assert (await refused.get_json())["error"]["code"] == "sudo_required"
    assert "/sudo" in (await mine.post(f"{SECURITY}/passkeys", {"name": "x", "credential": "{}"})).location


async def test_a_removed_passkey_does_not_sign_in(anna, mine, device, another, make_user) -> None:
    await add_passkey(mine, device)
    row = await Passkey.get()
    his = another()
    await his.sign_in((await make_user()).email, PASSWORD)
    assert (await his.post(f"{SECURITY}/passkeys/{row.id}/remove")).status_code == 404
    await mine.post(f"{SECURITY}/passkeys/{row.id}/remove")
    assert (await sign_in_with_passkey(another(), device)).status_code == 400
    assert (await another().sign_in(anna.email, PASSWORD)).location == "/"


async def test_a_suspended_user_cannot_sign_in_with_a_passkey(anna, mine, device, another) -> None:
    await add_passkey(mine, device)
    await User.filter(id=anna.id).update(status=UserStatus.SUSPENDED)
    refused = await sign_in_with_passkey(another(), device)
    assert refused.status_code == 401
    assert "suspended" in await page_text(refused)


async def test_a_passkey_without_a_signature_counter_works_repeatedly(mine, device, another) -> None:
    device.counts = False
    await add_passkey(mine, device)
    for _ in range(2):
        assert (await sign_in_with_passkey(another(), device)).location == "/"
