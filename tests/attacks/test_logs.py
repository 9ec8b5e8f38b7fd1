"""Attacks on the log and on what looks after the product: lines that were never written, secrets, and figures."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from app.audit.models import AuditEntry
from app.logs import configure_logging
from tests.support.mfa import enroll_totp
from tests.support.users import PASSWORD


@pytest.fixture(params=["text", "json"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def written(form: str) -> Iterator[io.StringIO]:
    """What the log writes while the test goes on, in either form."""
    root, config = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers, root.level
    levels = {name: logging.getLogger(name).level for name in ("tortoise", "asyncio", "asyncpg.pool", "aiosqlite")}
    configure_logging(form)
    text = io.StringIO()
    root.handlers[0].setStream(text)  # type: ignore[attr-defined]
    yield text
    root.handlers = handlers
    root.setLevel(level)
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)
    structlog.configure(**config)


FORGED = "x\r\n2026-01-01T00:00:00Z [info     ] signed_in user=owner\x1b[2J\x1b]0;owned\x07\u2028\u0085\x00\u202e"


async def test_t89_nobody_writes_lines_of_the_log(client, another, form: str, written: io.StringIO) -> None:
    browser = another()
    before = written.getvalue()
    await browser.sign_in(f"{FORGED}@example.org", "wrong", next=FORGED)
    await browser.get("/", User_Agent="Mozilla\x1b[31m signed_in user=owner\x85", X_Request_Id="a b\x1b[2J")
    await browser.get("/chat/\x1b[2J%0d%0asigned_in%20user=owner")
    await browser.sign_in("nobody@example.org", "wrong", User_Agent="evil\x1b[2J\x85")
    lines = written.getvalue().removeprefix(before)
    assert "sign_in" in lines
    times = [json.loads(line)["timestamp"] if form == "json" else line.split()[0] for line in lines.splitlines()]
    assert [each for each in times if not each.endswith("Z")] == []  # each line is one of ours, and in UTC
    assert not [line for line in lines.split("\n") if line.startswith("2026-01-01T00")]
    assert not [letter for letter in lines if letter != "\n" and not letter.isprintable()]
    for entry in await AuditEntry.all():
        kept = json.dumps([entry.user_agent, entry.details, entry.target, entry.request_id])
        assert "\x1b" not in json.loads(kept)[0]


@pytest.mark.logs_traceback
async def test_t90_no_secret_is_in_the_log_on_a_page_of_errors_or_in_the_figures(
    client, make_user, another, come_in, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await make_user("owner")
    browser = await come_in(owner)
    secret, codes = await enroll_totp(browser)
    minted = await browser.client.post(
        "/auth/socket-tokens",
        json={"namespaces": ["chat"]},
        headers={"Sec-Fetch-Site": "same-origin"},
        scope_base=browser.scope,
    )
    token = (await minted.get_json())["chat"]

    async def breaks(*_: object) -> None:
        hidden = PASSWORD  # a local variable that a careful traceback shows nobody
        raise RuntimeError(f"a bug beside {len(hidden)} letters")

    monkeypatch.setattr("app.admin.dashboard.sidebar_of", breaks)
    broken = await browser.get("/")
    page = await broken.get_data(as_text=True)
    await another().sign_in(owner.email, f"{PASSWORD} of somebody else")
    figures = await (await browser.get("/metrics")).get_data(as_text=True)
    entries = [f"{entry.details} {entry.user_agent} {entry.target}" for entry in await AuditEntry.all()]
    bearer = next(iter(browser.cookies.values()))
    assert broken.status_code == 500
    assert "a bug beside" in written.getvalue()
    for text in (written.getvalue(), page, figures, *entries):
        for hidden in (PASSWORD, secret, codes[0], token, token.rpartition(".")[2], bearer):
            assert hidden not in text


async def test_t94_figures_are_for_those_who_look_after_things(client, make_user, another, come_in) -> None:
    assert (await another().get("/metrics")).status_code in (303, 401)
    for role, status in (("guest", 403), ("member", 403), ("moderator", 403), ("owner", 200)):
        answer = await (await come_in(await make_user(role))).get("/metrics")
        assert answer.status_code == status, role
        assert ("# TYPE switchboard_" in await answer.get_data(as_text=True)) is (status == 200)
    for path in ("/debug", "/docs", "/openapi.json", "/.env", "/.git/config", "/static/../app/settings.py"):
        assert (await another().get(path)).status_code in (303, 400, 404), path
