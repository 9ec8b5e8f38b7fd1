"""The numbers that README, the help and SECURITY.md promise, or that bound what one person can use of the server: each
stands here once more, so that none changes by itself."""

from datetime import timedelta

import pytest

from app import MAX_REQUEST_BYTES, actions
from app.accounts import passwords, reauth
from app.accounts.invitations import INVITATION_LIFETIME
from app.accounts.mfa import recovery_codes, sign_in_step, verify
from app.accounts.passwords import reset
from app.accounts.sessions import lifetimes
from app.accounts.sign_in import passkey, password
from app.accounts.users import email_change, profile
from app.admin.lists import saved_views
from app.chat.attachments import upload
from app.chat.messages import body, mentions, pins, reactions
from app.chat.rooms import direct, members
from app.ip_allowlist import rules
from app.pictures import reencode
from app.rate_limits.rules import Rule
from app.realtime import client, protocol
from app.realtime.auth import admission, handshake, token_endpoint
from app.realtime.auth.tokens import token
from app.realtime.codec import packets
from app.server import http_protocol
from tests.support.raw_socket import wait_until
from tests.support.signed_in_client import newcomer, visit

__all__ = ["newcomer", "visit"]

RATES = [
    (token_endpoint.MINT_RULE, "60 per 1 minute"),
    (handshake.HANDSHAKE_RULE, "3000 per 1 minute"),
    (admission.USER_RULE, "400 per 10 second"),
    (admission.ADDRESS_RULE, "4000 per 10 second"),
    (admission.NAMESPACE_RULE, "20000 per 10 second"),
    (password.ACCOUNT_RULE, "5 per 15 minute"),
    (password.DEVICE_RULE, "5 per 15 minute"),
    (password.ADDRESS_RULE, "30 per 1 minute"),
    (password.FAILURES_RULE, "300 per 1 minute"),
    (passkey.ADDRESS_RULE, "60 per 1 minute"),
    (verify.CODE_RULE, "5 per 5 minute"),
    (sign_in_step.ATTEMPTS_RULE, "5 per 10 minute"),
    (reauth.SUDO_RULE, "5 per 15 minute"),
    (profile.PASSWORD_RULE, "5 per 15 minute"),
    (reset.EMAIL_RULE, "3 per 1 hour"),
    (reset.ADDRESS_RULE, "20 per 1 hour"),
    (email_change.EMAIL_RULE, "3 per 1 hour"),
    (actions.PREVIEWS, "60 per 1 minute"),
]

NUMBERS = [
    (admission.MAX_CONNECTIONS_PER_USER, 10),
    (admission.MAX_CONNECTIONS_PER_ADDRESS, 2_000),
    (admission.ADMISSIONS_PER_SECOND, 500),
    (admission.ADMISSION_BURST, 1_000),
    (client.MAX_REFUSALS, 3),
    (client.MAX_FAULTS, 10),
    (client.MAX_PENDING_EVENTS, 32),
    (packets.MAX_MESSAGE_BYTES, 65_536),
    (http_protocol.HEAD_S, 15.0),
    (http_protocol.MAX_WAITING_PER_ADDRESS, 256),
    (protocol.MAX_STREAMS, 128),
    (protocol.MAX_CATCH_UP, 500),
    (token.LIFETIME, timedelta(minutes=1)),
    (lifetimes.NORMAL, lifetimes.Lifetime(timedelta(hours=12), timedelta(days=7))),
    (lifetimes.REMEMBERED, lifetimes.Lifetime(timedelta(days=14), timedelta(days=30))),
    (lifetimes.PENDING, lifetimes.Lifetime(timedelta(minutes=10), timedelta(minutes=10))),
    (lifetimes.SUDO, timedelta(minutes=15)),
    (lifetimes.PREVIOUS_SECRET, timedelta(seconds=10)),
    (lifetimes.MAX_LIVE, 20),
    (lifetimes.KEEP_ENDED, timedelta(days=30)),
    (INVITATION_LIFETIME, timedelta(days=3)),
    (reset.RESET_LIFETIME, timedelta(minutes=30)),
    (email_change.CONFIRM_LIFETIME, timedelta(hours=24)),
    (recovery_codes.COUNT, 10),
    (passwords.MIN_LENGTH, 8),
    (passwords.MIN_LENGTH_TO_MANAGE, 12),
    (passwords.MAX_LENGTH, 128),
    (passwords.MIN_SCORE, 3),
    (upload.UNSENT_FOR, timedelta(days=1)),
    (reencode.MAX_PIXELS, 50_000_000),
    (body.MAX_BODY, 4_000),
    (mentions.MAX_MENTIONS, 50),
    (pins.MAX_PINS, 50),
    (reactions.MAX_EMOJI, 20),
    (direct.MAX_PEOPLE, 9),
    (members.MAX_INVITED, 50),
    (rules.MAX_RULES, 200),
    (saved_views.MAX_VIEWS, 30),
    (MAX_REQUEST_BYTES, 1024 * 1024),
]


@pytest.mark.parametrize(("rule", "rate"), RATES, ids=lambda value: value.name if isinstance(value, Rule) else "")
def test_a_rate_is_the_one_that_is_promised(rule: Rule, rate: str) -> None:
    assert str(rule.rate) == rate


def test_a_number_is_the_one_that_is_promised() -> None:
    assert [found for found, promised in NUMBERS if found != promised] == []


@pytest.mark.one_database
async def test_sixty_tokens_in_a_minute_and_no_more(newcomer) -> None:
    alice = await newcomer()
    async with alice.browser(Accept="application/json") as browser:
        answers = [await browser.post("/auth/socket-tokens", json={"namespaces": ["chat"]}) for _ in range(62)]
    assert [answer.status_code for answer in answers] == [200] * 60 + [429] * 2


@pytest.mark.one_database
async def test_ten_connections_of_a_person_and_no_more(newcomer) -> None:
    alice = await newcomer()
    links = [await alice.link() for _ in range(12)]
    await wait_until(lambda: sum(link.ended for link in links) == 2)
    assert [link.ended for link in links] == [True] * 2 + [False] * 10
