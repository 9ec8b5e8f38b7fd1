"""Taking away the second factors of somebody who has lost them, and the last way in that stays."""

from datetime import timedelta

import pytest

from app.accounts.models import Identity, Passkey, RecoveryCode, TotpFactor, User
from app.accounts.sessions.lifetimes import SUDO
from app.clock import clock
from app.ids import new_id
from app.notifications.models import Notification
from tests.support.app_client import AppClient
from tests.support.audit_log import audit_entry, entry_details
from tests.support.mfa import SECURITY, add_passkey, enroll_totp, page_text
from tests.support.users import PASSWORD
from tests.support.webauthn_authenticator import Authenticator


@pytest.fixture
def device(settings) -> Authenticator:
    return Authenticator(settings.origin)


@pytest.fixture
def come_in(another, make_user):
    async def come_in(role: str) -> tuple[User, AppClient]:
        user, browser = await make_user(role), another()
        assert (await browser.sign_in(user.email, PASSWORD)).status_code == 303
        return user, browser

    return come_in


async def remove(browser: AppClient, user: User, **form: str) -> str | None:
    path = f"/users/{user.id}"
    answer = await browser.post("/users/do/remove-factors", {"ids": user.id, "next": path, "confirmed": "yes", **form})
    return answer.location


async def test_after_a_factor_reset_the_password_alone_signs_in(client, come_in, device, another) -> None:
    (anna, hers), (_, admin) = await come_in("member"), await come_in("admin")
    await enroll_totp(hers)
    await add_passkey(hers, device)
    page = await page_text(await admin.get(f"/users/{anna.id}"))
    assert "Authenticator app, 1 passkey; 10 recovery codes are left" in page
    asked = await page_text(await admin.post("/users/do/remove-factors", {"ids": anna.id, "next": "/users"}))
    assert "Make sure the request really comes from them" in asked
    assert await hers.is_signed_in()

    assert await remove(admin, anna) == f"/users/{anna.id}?done=remove-factors.1.0."
    assert "Second factors of 1 user removed." in await page_text(
        await admin.get(f"/users/{anna.id}?done=remove-factors.1.0.")
    )
    assert not await hers.is_signed_in()
    assert "administrator removed your second factors" in await page_text(await hers.get("/login"))
    assert [await each.all().count() for each in (TotpFactor, Passkey, RecoveryCode)] == [0, 0, 0]
    again = another()
    assert (await again.sign_in(anna.email, PASSWORD)).location == "/"
    assert "An administrator removed your second factors" in await page_text(await again.get("/notifications"))
    assert (await Notification.get()).severity == 4
    entry = await audit_entry("factor.removed")
    assert entry.target == f"user:{anna.id}"
    assert entry_details(entry) == {"code": "all", "apps": 1, "passkeys": 1}

    assert await remove(admin, anna) == f"/users/{anna.id}?done=remove-factors.0.1.no_factors"
    assert "This user has no second factor" in await page_text(
        await admin.get(f"/users/{anna.id}?done=remove-factors.0.1.no_factors")
    )


async def test_factor_reset_needs_permission_and_reauth_and_is_refused_for_more_privileged_users(
    client, come_in
) -> None:
    (olga, owner), (_, admin), (_, member) = await come_in("owner"), await come_in("admin"), await come_in("member")
    await enroll_totp(owner)
    assert str(await remove(admin, olga)).endswith("remove-factors.0.1.forbidden")
    assert (await member.post(f"/users/{olga.id}/remove-factors")).status_code == 403
    assert str(await remove(owner, olga)).endswith("remove-factors.0.1.own_account")
    (_, second) = await come_in("owner")
    clock.move(SUDO + timedelta(seconds=1))
    assert str(await remove(second, olga)).startswith("/sudo")
    assert await TotpFactor.all().count() == 1
    await second.post("/sudo", {"proof": "password", "password": PASSWORD})
    assert str(await remove(second, olga)).endswith("remove-factors.1.0.")


@pytest.mark.one_database
async def test_the_command_line_resets_factors(client, come_in, another, switchboard) -> None:
    olga, owner = await come_in("owner")
    await enroll_totp(owner)
    code, out, _ = await switchboard("remove-factors", "--email", olga.email.upper())
    assert (code, out) == (0, f"{olga.email} can now sign in without a second factor\n")
    assert not await owner.is_signed_in()
    assert (await another().sign_in(olga.email, PASSWORD)).location == "/"
    assert (await audit_entry("factor.removed")).via == "command"
    assert await Notification.all().count() == 1
    for email, why in ((olga.email, "they have no second factor"), ("x@example.org", "no user has this email")):
        code, _, errors = await switchboard("remove-factors", "--email", email)
        assert code == 1
        assert why in errors


async def test_the_last_passkey_of_a_user_without_password_cannot_be_removed(client, come_in, device) -> None:
    anna, browser = await come_in("member")
    await add_passkey(browser, device)
    kept = {"issuer": "https://op.example", "subject": "1", "email": anna.email, "linked_at": clock.now()}
    identity = await Identity.create(id=new_id(), user_id=anna.id, **kept)
    await User.filter(id=anna.id).update(password_hash=None)
    assert (await browser.post(f"/account/identities/{identity.id}/remove")).location.endswith("=identity-removed")
    path = f"{SECURITY}/passkeys/{(await Passkey.get()).id}/remove"
    assert (await browser.post(path)).location == f"{SECURITY}?notice=last-way-in"
    assert (await browser.post(path, Accept="application/json")).status_code == 409
    assert "couldn’t sign in without it" in await page_text(await browser.get(f"{SECURITY}?notice=last-way-in"))
    assert await Passkey.all().count() == 1
    await User.filter(id=anna.id).update(password_hash="something")
    assert (await browser.post(path)).location == f"{SECURITY}?notice=factor-removed"
