"""People with a second factor, and what their devices show."""

import html
import re
from datetime import timedelta
from typing import Any

import pyotp
from quart import Response

from app.accounts.mfa.totp import STEP_S
from app.accounts.models import User
from app.clock import clock
from tests.support.app_client import AppClient
from tests.support.users import PASSWORD
from tests.support.webauthn_authenticator import Authenticator

SECURITY = "/account/security"
_TIME_TO_TYPE_S = 12


async def page_text(answer: Response) -> str:
    """The page, as text without entities."""
    return html.unescape(await answer.get_data(as_text=True))


def advance_totp_step() -> None:
    """Wait until the app shows another code: every one is good once."""
    clock.move(timedelta(seconds=STEP_S))


def current_code(secret: str) -> str:
    """What the app of `secret` shows now, and for a while: there is time to type it, however slow the machine is."""
    left_s = STEP_S - clock.now().timestamp() % STEP_S
    if left_s < _TIME_TO_TYPE_S:
        clock.move(timedelta(seconds=left_s))
    return pyotp.TOTP(secret).at(clock.now())


async def begin_totp(browser: AppClient) -> str:
    """Begin to add an app; its secret."""
    assert (await browser.post(f"{SECURITY}/totp/begin")).location == f"{SECURITY}/totp"
    page = await page_text(await browser.get(f"{SECURITY}/totp"))
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found, page
    return found[1].replace(" ", "")


async def enroll_totp(browser: AppClient) -> tuple[str, list[str]]:
    """Add an app; its secret, and the recovery codes that came with it. The app shows another code afterwards."""
    secret = await begin_totp(browser)
    answer = await browser.post(f"{SECURITY}/totp", {"code": current_code(secret)})
    assert answer.status_code == 200, answer.location
    codes = re.findall(r"<li><code>([A-Z2-7-]+)</code>", await page_text(answer))
    advance_totp_step()
    return secret, codes


async def submit_code(browser: AppClient, code: str, wanted: str = "/") -> Response:
    """Type a code after the password."""
    return await browser.post(f"/second-factor?next={wanted}", {"code": code})


async def sign_in_with_totp(browser: AppClient, user: User, secret: str) -> None:
    """Sign in with password and app. The app shows another code afterwards."""
    assert (await browser.sign_in(user.email, PASSWORD)).location == "/second-factor"
    assert (await submit_code(browser, current_code(secret))).location == "/"
    advance_totp_step()


async def webauthn_options(browser: AppClient, purpose: str) -> dict[str, Any]:
    """What a passkey has to sign for `purpose`."""
    path = f"{SECURITY}/passkeys/options" if purpose == "add" else "/passkeys/options"
    answer = await browser.post(path, {"purpose": purpose}, Accept="application/json")
    assert answer.status_code == 200, await page_text(answer)
    return dict(await answer.get_json(force=True))


async def add_passkey(browser: AppClient, device: Authenticator, name: str = "Laptop") -> Response:
    """Have `device` make a passkey."""
    answer = device.create(await webauthn_options(browser, "add"))
    return await browser.post(f"{SECURITY}/passkeys", {"name": name, "credential": answer})


async def sign_in_with_passkey(browser: AppClient, device: Authenticator, **more: str) -> Response:
    """Sign in with the passkey of `device` alone."""
    return await browser.post(
        "/login/passkey", {"credential": device.get(await webauthn_options(browser, "sign_in")), **more}
    )
