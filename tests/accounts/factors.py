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
from tests.accounts.authenticator import Authenticator
from tests.accounts.browser import Browser
from tests.people import PASSWORD

SECURITY = "/account/security"


async def text_of(answer: Response) -> str:
    """The page, as text without entities."""
    return html.unescape(await answer.get_data(as_text=True))


def next_step() -> None:
    """Wait until the app shows another code: every one is good once."""
    clock.move(timedelta(seconds=STEP_S))


def shown(secret: str) -> str:
    """What the app of `secret` shows now."""
    return pyotp.TOTP(secret).at(clock.now())


async def begin(browser: Browser) -> str:
    """Begin to add an app; its secret."""
    assert (await browser.post(f"{SECURITY}/totp/begin")).location == f"{SECURITY}/totp"
    page = await text_of(await browser.get(f"{SECURITY}/totp"))
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found, page
    return found[1].replace(" ", "")


async def enrol(browser: Browser) -> tuple[str, list[str]]:
    """Add an app; its secret, and the recovery codes that came with it. The app shows another code afterwards."""
    secret = await begin(browser)
    answer = await browser.post(f"{SECURITY}/totp", {"code": shown(secret)})
    assert answer.status_code == 200, answer.location
    codes = re.findall(r"<li><code>([A-Z2-7-]+)</code>", await text_of(answer))
    next_step()
    return secret, codes


async def give(browser: Browser, code: str, wanted: str = "/") -> Response:
    """Type a code after the password."""
    return await browser.post(f"/second-factor?next={wanted}", {"code": code})


async def come_in(browser: Browser, user: User, secret: str) -> None:
    """Sign in with password and app. The app shows another code afterwards."""
    assert (await browser.sign_in(user.email, PASSWORD)).location == "/second-factor"
    assert (await give(browser, shown(secret))).location == "/"
    next_step()


async def asked(browser: Browser, purpose: str) -> dict[str, Any]:
    """What a passkey has to sign for `purpose`."""
    path = f"{SECURITY}/passkeys/options" if purpose == "add" else "/passkeys/options"
    answer = await browser.post(path, {"purpose": purpose}, Accept="application/json")
    assert answer.status_code == 200, await text_of(answer)
    return dict(await answer.get_json(force=True))


async def add_passkey(browser: Browser, device: Authenticator, name: str = "Laptop") -> Response:
    """Have `device` make a passkey."""
    answer = device.create(await asked(browser, "add"))
    return await browser.post(f"{SECURITY}/passkeys", {"name": name, "credential": answer})


async def with_passkey(browser: Browser, device: Authenticator, **more: str) -> Response:
    """Sign in with the passkey of `device` alone."""
    return await browser.post("/login/passkey", {"credential": device.get(await asked(browser, "sign_in")), **more})
