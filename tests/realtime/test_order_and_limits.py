"""One client's events: in order, answered whatever happens, and not more of them than others can bear."""

import asyncio

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from app.chat.messages import send
from app.chat.messages.send import Sent
from app.rate_limits.rules import Rule
from app.realtime import client as client_module
from app.realtime.auth import admission

pytestmark = pytest.mark.one_database


def message(number: int, room: str = "r") -> dict[str, str]:
    return {"room": room, "body": f"number {number}", "client_id": f"c{number}"}


class Gated:
    """A service that writes down what it is asked, and does the first when the test lets it."""

    def __init__(self, monkeypatch) -> None:
        self.begun, self.go_on = asyncio.Event(), asyncio.Event()
        self.bodies: list[str] = []
        monkeypatch.setattr(send, "post_message", self)

    async def __call__(self, actor, room, body, client_id, reply_to="", files=()) -> Sent:
        if not self.bodies:
            self.bodies.append(body)
            self.begun.set()
            await self.go_on.wait()
        else:
            self.bodies.append(body)
        return Sent(client_id, len(self.bodies), dup=False)


async def test_events_are_handled_in_order_although_the_first_is_slow(newcomer, monkeypatch):
    gated = Gated(monkeypatch)
    alice, bob = await newcomer(), await newcomer()
    raw, other = await alice.join(), await bob.join()
    numbers = [await raw.post("/chat", "sendMessage", message(n)) for n in range(10)]
    await gated.begun.wait()
    await other.settled()  # nobody else waits for it
    assert gated.bodies == ["number 0"]
    gated.go_on.set()
    acks = [(await raw.ack("/chat", number))["id"] for number in numbers]
    assert acks == [f"c{n}" for n in range(10)]
    assert gated.bodies == [f"number {n}" for n in range(10)]
    assert [frame[:10] for frame in raw.frames if frame.startswith("43")] == [f"43/chat,{n}["[:10] for n in numbers]


async def test_too_many_that_wait_are_refused_and_the_others_keep_their_order(newcomer, monkeypatch):
    monkeypatch.setattr(client_module, "MAX_PENDING_EVENTS", 4)
    gated = Gated(monkeypatch)
    alice = await newcomer()
    raw = await alice.join()
    first = await raw.post("/chat", "sendMessage", message(0))
    await gated.begun.wait()
    waiting = [await raw.post("/chat", "sendMessage", message(n)) for n in range(1, 5)]
    for n in range(5, 8):
        refused = await raw.call("/chat", "sendMessage", message(n))
        assert refused["error"]["code"] == "rate_limited"
        assert refused["error"]["retry_after_ms"] > 0
    gated.go_on.set()
    for number in (first, *waiting):
        assert (await raw.ack("/chat", number))["ok"]
    assert gated.bodies == [f"number {n}" for n in range(5)]


async def test_the_number_that_may_wait_is_thirty_two():
    assert client_module.MAX_PENDING_EVENTS == 32


@pytest.mark.logs_traceback
@pytest.mark.parametrize("bug", [ValueError("secret detail"), IntegrityError("secret detail")])
async def test_a_bug_is_answered_without_its_details(newcomer, monkeypatch, bug, caplog):
    async def broken(*_):
        raise bug

    alice = await newcomer()
    raw = await alice.join()
    with monkeypatch.context() as patch:
        patch.setattr(send, "post_message", broken)
        reply = await raw.call("/chat", "sendMessage", message(1))
    assert reply == {"ok": False, "error": {"code": "internal", "detail": "something broke"}}
    (said,) = [record.msg for record in caplog.records if "event_failed" in record.getMessage()]
    assert (said["namespace"], said["event_name"], said["user"]) == ("/chat", "sendMessage", alice.user.id)
    await raw.settled()


@pytest.mark.parametrize("error", [OperationalError("locked"), ConnectionResetError()])
async def test_without_the_database_the_answer_says_when_to_try_again(newcomer, monkeypatch, error, caplog):
    async def away(*_):
        raise error

    alice = await newcomer()
    raw = await alice.join()
    with monkeypatch.context() as patch:
        patch.setattr(send, "post_message", away)
        reply = await raw.call("/chat", "sendMessage", message(1))
    assert reply["error"]["code"] == "unavailable"
    assert reply["error"]["retry_after_ms"] > 0
    assert [record.levelname for record in caplog.records if "database_away" in record.getMessage()] == ["WARNING"]
    await raw.settled()


async def test_another_connection_of_the_same_person_shares_the_limit(newcomer, room):
    alice = await newcomer()
    raw, tab = await alice.join(), await alice.join()
    for _ in range(10):
        await raw.call("/chat", "typing", {"room": room.id})
    assert (await tab.call("/chat", "typing", {"room": room.id}))["error"]["code"] == "rate_limited"


async def test_whatever_it_is_a_person_sends_only_so_much(newcomer, monkeypatch, caplog):
    monkeypatch.setattr(admission, "USER_RULE", Rule.of("test:user", "5 per 10 second"))
    alice, bob = await newcomer(), await newcomer()
    raw, other = await alice.join(), await bob.join()
    replies = [await raw.call("/chat", "nonsense") for _ in range(8)]
    assert [reply["error"]["code"] for reply in replies] == ["unknown_event"] * 5 + ["rate_limited"] * 3
    assert (await other.call("/chat", "nonsense"))["error"]["code"] == "unknown_event"
    floods = [record for record in caplog.records if "client_over_limit" in record.getMessage()]
    assert len(floods) == 1  # and not one for each event


async def test_an_address_sends_only_so_much(newcomer, monkeypatch):
    monkeypatch.setattr(admission, "ADDRESS_RULE", Rule.of("test:address", "5 per 10 second"))
    alice, bob = await newcomer(), await newcomer()
    raw, other = await alice.join(), await bob.join()
    for _ in range(5):
        await raw.call("/chat", "nonsense")
    assert (await other.call("/chat", "nonsense"))["error"]["code"] == "rate_limited"


async def test_a_namespace_has_a_limit_for_all_and_leaves_the_other_alone(newcomer, monkeypatch):
    monkeypatch.setattr(admission, "NAMESPACE_RULE", Rule.of("test:namespace", "5 per 10 second"))
    alice, bob = await newcomer(), await newcomer()
    chats = [await alice.join(), await bob.join()]
    notes = await alice.join("/notifications")
    acks = [await chats[number % 2].call("/chat", "nonsense") for number in range(6)]
    assert [ack["error"]["code"] for ack in acks] == ["unknown_event"] * 5 + ["rate_limited"]
    assert acks[-1]["error"]["retry_after_ms"] > 0
    assert (await notes.call("/notifications", "nonsense"))["error"]["code"] == "unknown_event"
