"""Attacks on passkeys (T78): what a device, or somebody in between, could say that is not so."""

import asyncio
import json
from datetime import timedelta

import pytest

from app.accounts.mfa import webauthn
from app.accounts.models import Passkey, PasskeyChallenge, User
from app.clock import clock
from tests.support.app_client import AppClient
from tests.support.mfa import SECURITY, add_passkey, page_text, sign_in_with_passkey, webauthn_options
from tests.support.users import PASSWORD
from tests.support.webauthn_authenticator import Authenticator, with_response


@pytest.fixture
def device(settings) -> Authenticator:
    return Authenticator(settings.origin)


@pytest.fixture
async def anna(make_user, client) -> User:
    return await make_user("owner", name="Anna")


@pytest.fixture
async def mine(anna: User, another, device) -> AppClient:
    """Her browser, signed in; her device has a passkey, and was used once."""
    opened = another()
    await opened.sign_in(anna.email, PASSWORD)
    assert (await add_passkey(opened, device)).status_code == 200
    assert (await sign_in_with_passkey(another(), device)).location == "/"
    return opened


async def send(browser: AppClient, answer: str) -> int:
    return (await browser.post("/login/passkey", {"credential": answer})).status_code


LIES = {
    "origin": {"origin": "https://evil.example"},
    "port": {"origin": "http://localhost:1"},
    "site": {"host": "evil.example"},
    "unverified": {"verifies": False},
    "count": {"count": 0},
    "owner": {"handle": "c29tZWJvZHkgZWxzZQ"},
    "credential": {"credential_id": b"of nobody"},
}


@pytest.mark.parametrize("lie", LIES)
async def test_t78_a_device_that_says_what_is_not_so_lets_nobody_in(lie, mine, device, another) -> None:
    true = dict(vars(device))
    vars(device).update(LIES[lie])
    here = another()
    options = await webauthn_options(here, "sign_in")
    assert await send(here, device.get(options)) == 400
    vars(device).update(true, count=9)
    assert await send(here, device.get(options)) == 400, "the challenge was used up"
    assert (await sign_in_with_passkey(here, device)).status_code == 303


async def test_t78_another_key_wrong_type_and_foreign_challenge(mine, device, another, settings) -> None:
    here = another()
    thief = Authenticator(settings.origin, handle=device.handle, count=50)
    assert await send(here, thief.get(await webauthn_options(here, "sign_in"))) == 400
    assert await send(here, device.get(await webauthn_options(here, "sign_in"), "webauthn.create")) == 400
    assert await send(here, device.get({"challenge": "bWFkZSBieSBhIHRoaWVm"})) == 400
    assert await send(here, with_response(device.get(await webauthn_options(here, "sign_in")), userHandle=None)) == 400


async def test_t78_an_answer_counts_once(mine, device, another) -> None:
    device.counts = False
    await Passkey.all().update(sign_count=0)
    device.count = 0
    here = another()
    answer = device.get(await webauthn_options(here, "sign_in"))
    statuses = await asyncio.gather(*(send(another(), answer) for _ in range(4)))
    assert sorted(statuses) == [303, 400, 400, 400]
    assert await send(another(), answer) == 400


async def test_t78_an_answer_comes_in_five_minutes_and_old_challenges_are_forgotten(mine, device, another) -> None:
    here = another()
    late, left = device.get(await webauthn_options(here, "sign_in")), await webauthn_options(here, "sign_in")
    clock.move(webauthn.LIFETIME + timedelta(seconds=1))
    assert left["challenge"] not in late
    assert await send(here, late) == 400
    await webauthn_options(here, "sign_in")
    assert await PasskeyChallenge.all().count() == 1


async def test_t78_an_answer_is_good_for_what_it_was_asked_for_only(mine, device, another, anna) -> None:
    proof = {"proof": "passkey", "credential": device.get(await webauthn_options(another(), "sign_in"))}
    assert (await mine.post("/sudo", proof)).status_code == 400
    assert await send(another(), device.get(await webauthn_options(mine, "sudo"))) == 400
    one, other = another(), another()
    for each in (one, other):
        await each.sign_in(anna.email, PASSWORD)
    theirs = {"credential": device.get(await webauthn_options(one, "second_factor"))}
    assert (await other.post("/second-factor", theirs)).status_code == 400
    assert (await another().post("/passkeys/options", {"purpose": "sudo"})).status_code == 400


async def test_t78_the_passkey_of_another_person_is_no_second_factor(
    mine, device, another, make_user, settings
) -> None:
    boris = await make_user()
    his = another()
    await his.sign_in(boris.email, PASSWORD)
    own = Authenticator(settings.origin, credential_id=b"his own")
    assert (await add_passkey(his, own)).status_code == 200
    here = another()
    await here.sign_in(boris.email, PASSWORD)
    foreign = {"credential": device.get(await webauthn_options(here, "second_factor"))}
    assert (await here.post("/second-factor", foreign)).status_code == 400
    assert (
        await here.post("/second-factor", {"credential": own.get(await webauthn_options(here, "second_factor"))})
    ).location == "/"
    again = Authenticator(settings.origin, credential_id=device.credential_id)
    assert (await add_passkey(here, again)).status_code == 409, "nobody takes over the passkey of another"


@pytest.mark.parametrize("lie", ["origin", "port", "site", "unverified"])
async def test_t78_a_passkey_that_was_made_elsewhere_is_not_added(lie, mine, settings) -> None:
    other = Authenticator(settings.origin, credential_id=b"another")
    vars(other).update(LIES[lie])
    refused = await add_passkey(mine, other)
    assert refused.status_code == 400
    assert "was not accepted" in await page_text(refused)
    assert await Passkey.all().count() == 1


JUNK = [
    "",
    "{",
    "[]",
    "null",
    "7",
    '{"response": []}',
    '{"id": 7, "response": {"clientDataJSON": "e30"}}',
    "x" * 100_000,
]


async def test_t78_what_is_no_answer_is_refused_without_a_fault(mine, device, another) -> None:
    here = another()
    for junk in JUNK:
        assert await send(here, junk) == 400
        too_long = len(junk) > 20_000  # which is refused before anybody looks at it
        added = await mine.post(f"{SECURITY}/passkeys", {"name": "x", "credential": junk})
        assert added.status_code == (422 if too_long else 400)
    for id_ in (7, "\x00", "я", "x" * 5000):
        said = json.loads(device.get(await webauthn_options(here, "sign_in")))
        assert await send(here, json.dumps({**said, "id": id_})) == 400
