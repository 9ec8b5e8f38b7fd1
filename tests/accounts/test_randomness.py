"""What nobody may guess: as many bits as its use asks for, and from the system, not from what a program can foresee."""

import base64
import random
from datetime import timedelta

import pytest

from app.accounts import one_time_tokens, sessions
from app.accounts.mfa import recovery_codes, totp, webauthn
from app.accounts.models import OneTimePurpose, User
from app.accounts.oidc import authorization_flow
from app.database import transaction
from app.realtime.auth.tokens.token import new_token
from tests.support.principals import principal_of

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("opened_database")]

KEY = bytes(32)


def url_safe(text: str) -> int:
    """How many bits `text` in base64 holds."""
    return len(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))) * 8


def of_letters(text: str) -> int:
    """How many bits `text` in base32 holds."""
    return len(base64.b32decode(text.replace("-", ""))) * 8


async def made_for(user: User) -> dict[str, tuple[str, int]]:
    """One of each, and how many bits it holds."""
    random.seed(1)  # whatever came of this would come again
    actor = await principal_of(user)
    session = (await sessions.create_session(user, sessions.ClientInfo("192.0.2.1", "Browser/1"))).secret
    async with transaction() as tx:
        link = await one_time_tokens.issue(tx, OneTimePurpose.RESET, timedelta(minutes=30), {}, actor_id=None)
    await totp.begin_enrolment(actor, KEY)
    app = await totp.load_unconfirmed(actor, KEY)
    assert app is not None
    code, secret = (await recovery_codes.replace(user.id))[0], link.partition(".")[2]
    challenge, visit, token = (
        await webauthn.issue_challenge("sudo"),
        await authorization_flow.begin_flow("login", "/"),
        new_token()[1],
    )
    return {
        "session": (session, url_safe(session)),
        "link": (secret, url_safe(secret)),
        "secret of an app": (app[1].secret, of_letters(app[1].secret)),
        "recovery code": (code, of_letters(code)),
        "challenge": (challenge.hex(), len(challenge) * 8),
        "state of a visit": (visit.state, url_safe(visit.state.partition(".")[2] or visit.state)),
        "token of a socket": (token, url_safe(token)),
    }


async def test_secrets_are_long_enough_and_cannot_be_foreseen(make_user) -> None:
    user = await make_user("member")
    first, second = await made_for(user), await made_for(user)
    for what, (secret, bits) in first.items():
        assert bits >= (120 if what == "recovery code" else 160 if what == "secret of an app" else 256), what
        assert secret != second[what][0], what
