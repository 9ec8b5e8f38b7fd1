"""What is recorded is there, in one unbroken chain, with and without a transaction of its own."""

import asyncio

import pytest
from tortoise.exceptions import OperationalError

from app import audit
from app.accounts.models import User
from app.audit import recorder
from app.audit.entries import COLUMNS, HIDDEN, entry_from_row, redact
from app.audit.hash_chain import GENESIS
from app.audit.models import AuditEntry
from app.audit.recorder import Recorder
from app.database import fetch, transaction
from app.errors import Conflict
from app.web.request_context import Caller, use_caller
from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.usefixtures("opened_database")


async def entries():
    rows = await fetch(f"SELECT {COLUMNS} FROM audit_entry ORDER BY seq")
    return [entry_from_row(row) for row in rows]


async def assert_whole() -> None:
    before = GENESIS
    for number, entry in enumerate(await entries(), 1):
        assert entry.seq == number
        assert entry.hash == entry.compute_hash(audit.key(), before)
        before = entry.hash


async def test_an_entry_tells_who_did_what_to_whom_and_from_where() -> None:
    with use_caller(Caller("page", "203.0.113.9", "Firefox", "r1", "s1")):
        await audit.record("user.suspended", actor="anna", target="user:ben", meta={"b": 2, "a": "ä"})
    (entry,) = await AuditEntry.all()
    assert (entry.seq, entry.action, entry.outcome) == (1, "user.suspended", "ok")
    assert (entry.actor_id, entry.session_id, entry.target) == ("anna", "s1", "user:ben")
    assert (entry.via, entry.request_id) == ("page", "r1")
    assert (entry.address, entry.user_agent, entry.details) == ("203.0.113.9", "Firefox", '{"a":"ä","b":2}')
    await assert_whole()


async def test_an_entry_is_there_if_and_only_if_what_it_tells_of_happened(make_user) -> None:
    user = await make_user()

    async def fail() -> None:
        async with transaction():
            await User.filter(id=user.id).update(name="X")
            await audit.record("user.profile_changed", target=f"user:{user.id}")
            raise Conflict

    with pytest.raises(Conflict):
        await fail()
    async with transaction():
        with pytest.raises(Conflict):
            await fail()
        async with transaction():
            await audit.record("user.restored")
    assert (await User.get(id=user.id)).name != "X"
    assert [entry.action for entry in await entries()] == ["user.created", "user.restored"]
    await assert_whole()


async def test_many_at_once_make_one_chain() -> None:
    async def in_a_transaction(number: int) -> None:
        async with transaction():
            await audit.record("user.suspended", actor=str(number))

    alone = (audit.record("sign_in.failed", actor=str(number), outcome="failed") for number in range(60))
    await asyncio.gather(*alone, *(in_a_transaction(number) for number in range(60, 90)))
    assert sorted(int(entry.actor_id or -1) for entry in await entries()) == list(range(90))
    await assert_whole()


async def test_a_request_that_is_cancelled_is_still_recorded() -> None:
    leaving = asyncio.create_task(audit.record("sign_in.failed"))
    await asyncio.sleep(0)
    leaving.cancel()
    await asyncio.gather(leaving, return_exceptions=True)
    await audit.flush()
    assert [entry.action for entry in await entries()] == ["sign_in.failed"]


async def test_the_same_over_and_over_is_one_entry_with_a_count() -> None:
    for address in ("192.0.2.1", "192.0.2.2"):
        with use_caller(Caller("socket", address)):
            for _ in range(1_000):
                audit.note("socket.refused", outcome="refused", meta={"code": "bad_token"})
            audit.note("socket.refused", outcome="refused", meta={"code": "foreign origin"})
    await audit.flush()
    found = [(entry.address, entry.details) for entry in await entries()]
    for address in ("192.0.2.1", "192.0.2.2"):
        assert [details for at, details in found if at == address] == [
            '{"code":"bad_token"}',
            '{"code":"foreign origin"}',
            '{"code":"bad_token","count":999}',
        ]
    await assert_whole()


async def test_the_same_long_after_is_an_entry_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "WINDOW_S", 0.05)
    monkeypatch.setattr(recorder, "FLUSH_EVERY_S", 0.01)
    for action in ("permission.refused", "socket.connected"):
        for _ in range(2):
            await audit.record(action, actor="anna")
            async with asyncio.timeout(PATIENCE_S):
                while len(audit._current()._repeats):  # noqa: ASYNC110 - nobody tells when a minute is over
                    await asyncio.sleep(0.005)
    await audit.flush()
    assert [(entry.action, entry.details) for entry in await entries()] == [
        (action, "{}") for action in ("permission.refused", "socket.connected") for _ in range(2)
    ]


async def test_repeats_are_counted_for_a_minute_and_then_written() -> None:
    time_s = asyncio.get_running_loop().time
    before_s = time_s()
    for _ in range(3):
        await audit.record("permission.refused", actor="anna", outcome="refused")
    after_s = time_s()
    await audit._current()._write_waiting(before_s + 59)
    await audit.record("permission.refused", actor="anna", outcome="refused")
    assert [entry.details for entry in await entries()] == ["{}"]
    await audit._current()._write_waiting(after_s + 60)
    assert [entry.details for entry in await entries()] == ["{}", '{"count":3}']
    await audit.record("permission.refused", actor="anna", outcome="refused")
    assert [entry.details for entry in await entries()] == ["{}", '{"count":3}', "{}"]


async def test_without_a_database_a_refusal_is_written_later_and_everything_else_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commit = Recorder._commit

    async def fail(*_: object) -> None:
        raise OperationalError("away")

    monkeypatch.setattr(Recorder, "_commit", fail)
    await audit.record("permission.refused", actor="anna", outcome="refused")
    await audit.record("socket.connected", actor="anna")
    with pytest.raises(OperationalError):
        await audit.record("sign_in.failed", outcome="failed")
    await audit.flush()
    assert await entries() == []
    monkeypatch.setattr(Recorder, "_commit", commit)
    await audit.flush()
    assert [entry.action for entry in await entries()] == ["permission.refused", "socket.connected"]
    await assert_whole()


async def test_what_cannot_be_kept_is_kept_as_far_as_it_can() -> None:
    with use_caller(Caller("page", "1" * 100, "x\x00\ud800" * 500, "r")):
        await audit.record("user.suspended", target="user:" + "y" * 500, meta={"note": "a\x00b" + "c" * 5_000})
    (entry,) = await entries()
    assert len(entry.details) < 400
    assert "\x00" not in entry.user_agent + entry.details
    await assert_whole()


async def test_only_known_actions_are_recorded() -> None:
    with pytest.raises(ValueError, match=r"user\.sneezed"):
        await audit.record("user.sneezed")


ID, REST = "01HZX3J8Q2", "4R7T9V1W3Y5B6C8D"
BEARER = f"s1.{ID}{REST}.{'a' * 43}"


@pytest.mark.one_database
@pytest.mark.parametrize("name", ["code", "token", "state", "key"])
@pytest.mark.parametrize("before", ["/openid/callback?", "https://a.example/x?a=1&", "see /x?b&"])
async def test_no_secret_in_an_address_is_recorded(name: str, before: str) -> None:
    for value in (f"{before}{name}=s3cret", f"{before}{name}=s3cret&next=/chat", f"{before}{name}=s3cret#there"):
        found = str(redact({"url": value, "more": [value, {"deep": value}]}))
        assert "s3cret" not in found
        assert found.count(f"{name}={HIDDEN}") == 3
    shown = str(redact({"url": BEARER}))
    assert "a" * 43 not in shown
    assert BEARER[:9] in shown


@pytest.mark.one_database
@pytest.mark.parametrize(
    "name",
    [
        "password",
        "new_passwd",
        "client_secret",
        "token",
        "cookie",
        "Authorization",
        "api_key",
        "apikey",
        "totp",
        "otp",
        "recovery_code",
        "secret_hash",
        "bearer",
    ],
)
def test_nothing_with_the_name_of_a_secret_is_recorded(name: str) -> None:
    assert redact({name: "s3cret", "in": {name: ["s3cret"]}}) == {name: HIDDEN, "in": {name: HIDDEN}}


@pytest.mark.one_database
async def test_repeats_about_another_thing_are_no_repeats() -> None:
    for number in range(3):
        for _ in range(4):
            audit.note(
                "session.rejected", actor="anna", target=f"session:{number}", outcome="refused", meta={"code": "x"}
            )
    await audit.flush()
    found = [(row.target, "count" in row.details) for row in await AuditEntry.all().order_by("seq")]
    assert sorted(found) == sorted((f"session:{n}", counted) for n in range(3) for counted in (False, True))


@pytest.mark.one_database
async def test_what_parts_of_a_transaction_record_is_all_written() -> None:
    async with transaction():
        for number in range(3):
            async with transaction():
                await audit.record("user.suspended", target=f"user:{number}")
        await audit.record("user.suspended", target="user:last")
    found = {row.target for row in await AuditEntry.all()}
    assert found == {"user:0", "user:1", "user:2", "user:last"}
    await assert_whole()
