"""Sessions, at the service: how long they live, what their bearer is, how they end."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from app.accounts import sessions
from app.accounts.models import Session, User, UserStatus
from app.accounts.sessions import MAX_LIVE, NORMAL, TOUCH_EVERY, Bearer, ClientInfo, create, validate
from app.clock import clock
from app.database import transaction
from app.errors import Unauthenticated
from tests.support.gate import Gate
from tests.support.query_log import record_queries

pytestmark = pytest.mark.usefixtures("opened_database")

VISIT = ClientInfo("192.0.2.1", "Browser/1")
SECOND = timedelta(seconds=1)


@pytest.fixture
def told() -> Iterator[list[tuple[str, str, str]]]:
    """What the listeners of ended sessions were told."""
    heard: list[tuple[str, str, str]] = []
    with sessions.revoked.replaced(lambda *what: heard.append(what)):
        yield heard


@pytest.fixture
async def anna(make_user) -> User:
    return await make_user("moderator", name="Anna")


async def alive(bearer: object, *, touch: bool = False) -> bool:
    return await sessions.validate_session(bearer, touch=touch) is not None


async def reason(bearer: Bearer) -> str | None:
    return (await Session.get(id=bearer.session_id)).revoked_reason


async def test_a_session_shows_who_acts_and_what_they_may_do_now(anna: User) -> None:
    bearer = await sessions.create_session(anna, VISIT)
    live = await sessions.validate_session(str(bearer), touch=False)
    assert live is not None
    principal = live.principal
    assert (principal.user_id, principal.session_id, principal.role) == (anna.id, bearer.session_id, "moderator")
    assert principal.may("moderate_chat")
    assert principal == await sessions.load_principal(bearer.session_id)

    await User.filter(id=anna.id).update(role_id="guest")
    demoted = await sessions.load_principal(bearer.session_id)
    assert demoted is not None
    assert demoted.permissions == {"receive_notifications"}


async def test_only_the_hash_of_the_session_secret_is_stored_and_it_is_not_accepted(anna: User) -> None:
    bearer = await sessions.create_session(anna, VISIT)
    assert await alive(str(bearer))
    row = await Session.get(id=bearer.session_id)
    assert bytes(row.secret_hash) == sha256(bearer.secret.encode()).digest()
    assert bearer.secret not in repr(bearer)
    for stolen in (bytes(row.secret_hash).hex(), bytes(row.secret_hash).hex()[:43]):
        assert not await alive(f"s1.{bearer.session_id}.{stolen}")


@pytest.mark.one_database
@pytest.mark.parametrize(
    "text",
    [
        *("", "s1", "s1..", "s1.x.y", "n1.{id}.{secret}", "s2.{id}.{secret}", "s1.{id}.{secret}x", "s1.{id}."),
        *(" s1.{id}.{secret}", "s1.{id}.{secret}\n", "s1." + "A" * 100_000 + ".{secret}", 7, None, ["s1"], b"s1.x.y"),
    ],
)
async def test_a_malformed_cookie_is_refused_without_a_query(
    anna: User, text: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    bearer = await sessions.create_session(anna, VISIT)
    assert await alive(str(bearer))
    monkeypatch.setattr(sessions.validate, "_row", None)  # asking would raise
    tried = text.format(id=bearer.session_id, secret=bearer.secret) if isinstance(text, str) else text
    assert not await alive(tried)


async def test_a_foreign_secret_or_id_is_refused(anna: User) -> None:
    one, other = await sessions.create_session(anna, VISIT), await sessions.create_session(anna, VISIT)
    assert not await alive(f"s1.{one.session_id}.{other.secret}")
    assert not await alive(f"s1.{'0' * 26}.{one.secret}")
    assert await alive(str(one))


async def test_a_session_is_written_at_most_every_few_minutes(anna: User) -> None:
    bearer = await sessions.create_session(anna, VISIT)
    begun = (await Session.get(id=bearer.session_id)).last_seen_at
    clock.move(TOUCH_EVERY - SECOND)
    assert await alive(str(bearer), touch=True)
    assert (await Session.get(id=bearer.session_id)).last_seen_at == begun
    clock.move(2 * SECOND)
    assert await alive(str(bearer), touch=True)
    assert (await Session.get(id=bearer.session_id)).last_seen_at > begun
    assert (await User.get(id=anna.id)).last_seen_at > begun


async def test_the_oldest_of_too_many_sessions_ends(anna: User, told: list[tuple[str, str, str]]) -> None:
    bearers = []
    for _ in range(MAX_LIVE):
        bearers.append(await sessions.create_session(anna, VISIT))
        clock.move(SECOND)
    assert all([await alive(str(bearer)) for bearer in bearers])
    newest = await sessions.create_session(anna, VISIT)
    assert [await alive(str(bearer)) for bearer in [*bearers, newest]] == [False] + [True] * MAX_LIVE
    assert await reason(bearers[0]) == "limit"
    assert told == [("session", bearers[0].session_id, "limit")]


async def test_signing_in_ends_the_session_the_browser_had(anna: User, make_user) -> None:
    planted = await sessions.create_session(await make_user(), VISIT)
    bearer = await sessions.create_session(anna, replace(VISIT, session_id=planted.session_id))
    assert bearer.session_id != planted.session_id
    assert not await alive(str(planted))
    assert await reason(planted) == "replaced"


async def test_ending_one_session_leaves_the_others(anna: User, told: list[tuple[str, str, str]]) -> None:
    one, other = await sessions.create_session(anna, VISIT), await sessions.create_session(anna, VISIT)
    await sessions.revoke_session(one.session_id)
    await sessions.revoke_session(one.session_id, "again")
    assert not await alive(str(one))
    assert await sessions.load_principal(one.session_id) is None
    assert await alive(str(other))
    assert told == [("session", one.session_id, "signed_out")]


async def test_ending_all_sessions_also_ends_a_sign_in_that_is_under_way(
    anna: User, told: list[tuple[str, str, str]]
) -> None:
    bearers = [await sessions.create_session(anna, VISIT) for _ in range(3)]
    checked_before = await User.get(id=anna.id)
    async with transaction() as tx:
        await sessions.revoke_all_sessions(tx, anna.id, "suspended")
        assert told == [], "nobody is told before it is durable"
    assert told == [("user", anna.id, "suspended")]
    assert not any([await alive(str(bearer)) for bearer in bearers])
    with pytest.raises(Unauthenticated):
        await sessions.create_session(checked_before, VISIT)
    assert await alive(str(await sessions.create_session(await User.get(id=anna.id), VISIT)))


async def test_ending_the_others_keeps_this_one(anna: User, told: list[tuple[str, str, str]]) -> None:
    kept, other = await sessions.create_session(anna, VISIT), await sessions.create_session(anna, VISIT)
    async with transaction() as tx:
        await sessions.revoke_other_sessions(tx, anna.id, keep=kept.session_id, reason="password_changed")
    assert await alive(str(kept))
    assert not await alive(str(other))
    assert told == [("session", other.session_id, "password_changed")]


async def test_ending_a_session_in_a_rolled_back_transaction_is_not_announced(
    anna: User, told: list[tuple[str, str, str]]
) -> None:
    bearer = await sessions.create_session(anna, VISIT)

    async def end_and_fail() -> None:
        async with transaction() as tx:
            await sessions.revoke_all_sessions(tx, anna.id, "suspended")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await end_and_fail()
    assert told == []
    assert await alive(str(bearer))


async def test_a_suspended_person_has_no_session_even_if_a_row_says_so(anna: User) -> None:
    bearer = await sessions.create_session(anna, VISIT)
    await User.filter(id=anna.id).update(status=UserStatus.SUSPENDED)
    assert not await alive(str(bearer))
    with pytest.raises(Unauthenticated):
        await sessions.create_session(await User.get(id=anna.id), VISIT)


async def test_the_sweep_marks_what_expired_and_forgets_what_ended_long_ago(
    anna: User, told: list[tuple[str, str, str]]
) -> None:
    left, remembered = (
        await sessions.create_session(anna, VISIT),
        await sessions.create_session(anna, VISIT, remember=True),
    )
    clock.move(NORMAL.idle + SECOND)
    assert await sessions.sweep() == 1
    assert told == [("session", left.session_id, "expired")]
    assert await alive(str(remembered))
    clock.move(timedelta(days=31))
    await sessions.sweep()
    await sessions.sweep()
    assert await Session.filter(id=left.session_id).count() == 0
    assert await reason(remembered) == "expired", "kept for as long as its owner may want to know"


async def test_checking_a_session_is_one_query(anna: User) -> None:
    bearer = await sessions.create_session(anna, VISIT)
    with record_queries() as asked:
        assert await alive(str(bearer), touch=True)
    assert len(asked) == 1


@pytest.mark.one_database
async def test_an_endless_name_of_a_browser_is_cut(anna: User) -> None:
    bearer = await sessions.create_session(anna, ClientInfo("2001:db8::1", "x" * 10_000))
    assert len((await Session.get(id=bearer.session_id)).user_agent) == 256


async def test_sign_ins_that_lack_the_second_factor_push_out_only_each_other(anna: User, monkeypatch) -> None:
    whole = [await sessions.create_session(anna, VISIT) for _ in range(3)]
    verified = [await sessions.create_session(anna, VISIT, verified=True) for _ in range(3)]
    monkeypatch.setattr(create, "has_factor", always)
    pending = []
    for _ in range(MAX_LIVE + 5):
        pending.append(await sessions.create_session(anna, VISIT))
        clock.move(SECOND)
    assert all([await alive(str(bearer)) for bearer in whole + verified])
    half = [await sessions.validate_pending(str(bearer)) is not None for bearer in pending]
    assert half == [False] * 5 + [True] * MAX_LIVE


async def test_sessions_push_out_no_sign_in_that_lacks_the_second_factor(anna: User, monkeypatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(create, "has_factor", always)
        pending = await sessions.create_session(anna, VISIT)
    whole = []
    for _ in range(MAX_LIVE + 2):
        whole.append(await sessions.create_session(anna, VISIT))
        clock.move(SECOND)
    assert await sessions.validate_pending(str(pending)) is not None
    assert [await alive(str(bearer)) for bearer in whole] == [False] * 2 + [True] * MAX_LIVE


async def always(user_id: str) -> bool:
    return True


async def test_verified_sessions_count_with_the_others(anna: User) -> None:
    bearers = []
    for number in range(MAX_LIVE + 2):
        bearers.append(await sessions.create_session(anna, VISIT, verified=number % 2 == 0))
        clock.move(SECOND)
    assert [await alive(str(bearer)) for bearer in bearers] == [False] * 2 + [True] * MAX_LIVE


async def test_an_old_epoch_is_over_whatever_the_row_says(anna: User) -> None:
    bearer = await sessions.create_session(anna, VISIT)
    await User.filter(id=anna.id).update(session_epoch=anna.session_epoch + 1)
    assert not await alive(str(bearer))
    assert await sessions.load_principal(bearer.session_id) is None


async def test_the_absolute_end_counts_even_if_the_idle_end_is_later(anna: User) -> None:
    bearer = await sessions.create_session(anna, VISIT)
    row = await Session.get(id=bearer.session_id)
    await Session.filter(id=row.id).update(idle_expires_at=row.expires_at + NORMAL.absolute)
    clock.move(NORMAL.absolute - SECOND)
    assert await alive(str(bearer))
    clock.move(2 * SECOND)
    assert not await alive(str(bearer))


async def test_a_session_that_ended_while_it_was_checked_is_not_kept_alive(anna: User, monkeypatch) -> None:
    bearer = await sessions.create_session(anna, VISIT)
    clock.move(TOUCH_EVERY)
    gate = Gate(monkeypatch, validate, "_live_session")
    checking = asyncio.create_task(sessions.validate_session(str(bearer), touch=True))
    await gate.waiting.wait()
    before = await Session.get(id=bearer.session_id)
    await Session.filter(id=bearer.session_id).update(revoked_at=clock.now(), revoked_reason="signed_out")
    gate.open.set()
    await checking
    after = await Session.get(id=bearer.session_id)
    assert (after.last_seen_at, after.idle_expires_at) == (before.last_seen_at, before.idle_expires_at)


async def test_keeping_a_session_of_somebody_else_keeps_nothing(anna: User, make_user) -> None:
    boris = await make_user()
    hers, his = await sessions.create_session(anna, VISIT), await sessions.create_session(boris, VISIT)
    epoch = (await Session.get(id=his.session_id)).epoch
    await User.filter(id=anna.id).update(session_epoch=epoch + 6)
    async with transaction() as tx:
        await sessions.revoke_other_sessions(tx, anna.id, his.session_id, "ended_by_owner")
    assert not await alive(str(hers))
    assert await alive(str(his))


async def test_a_sign_in_is_completed_once(anna: User, monkeypatch) -> None:
    monkeypatch.setattr(create, "has_factor", always)
    pending = await sessions.create_session(anna, VISIT)
    whole = await sessions.complete_sign_in(pending.session_id)
    with pytest.raises(Unauthenticated):
        await sessions.complete_sign_in(pending.session_id)
    assert await alive(str(whole))
    assert not await alive(str(pending))
