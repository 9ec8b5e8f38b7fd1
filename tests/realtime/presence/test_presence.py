"""Who is here: honest about tabs, patient with reloads, quiet in a storm."""

import asyncio

import pytest

from app.realtime import presence, transports
from app.realtime.cluster.bus import LocalBus
from app.realtime.cluster.nodes import Nodes
from app.realtime.presence import Presence
from tests.support.raw_socket import wait_until

pytestmark = pytest.mark.one_database

LINGERS_S = presence.LINGER_S  # as it is when no test has changed it


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(presence, "LINGER_S", 0.05)
    monkeypatch.setattr(presence, "ANNOUNCE_DELAY_S", 0.02)


def shown(tab) -> set[str]:
    """Who is online for a client that adds and takes away what it is told."""
    online: set[str] = set()
    for body in tab.events("/chat", "presence"):
        online = (online | set(body["online"])) - set(body["offline"])
    return online


class Heard:
    """What was announced: (who came or changed, who went), in order; and who of them was away."""

    def __init__(self) -> None:
        self.changes: list[tuple[set[str], set[str]]] = []
        self.away: list[set[str]] = []
        self.presence = Presence(self._note, Nodes(LocalBus()))

    async def _note(self, came, went, away) -> None:
        self.changes.append((set(came), set(went)))
        self.away.append(set(away))


async def test_closing_one_of_three_tabs_keeps_one_online(newcomer, hub, monkeypatch):
    # B14
    monkeypatch.setattr(presence, "LINGER_S", 0)
    alice, bob = await newcomer(), await newcomer()
    watcher = await bob.join()
    tabs = [await alice.join() for _ in range(3)]
    await watcher.event("/chat", "presence", lambda body: alice.id in body["online"])
    for tab in tabs[:2]:
        await tab.close()
    await wait_until(lambda: len(hub.connections()) == 2)
    await watcher.settled()
    assert hub.presence.online() == {alice.id, bob.id}
    await tabs[2].close()
    await watcher.event("/chat", "presence", lambda body: alice.id in body["offline"])
    assert hub.presence.online() == {bob.id}
    gone = [body for body in watcher.events("/chat", "presence") if alice.id in body["offline"]]
    assert len(gone) == 1


async def test_a_newcomer_is_told_who_is_here_and_others_that_they_came(newcomer):
    alice, bob = await newcomer(), await newcomer()
    first = await alice.join()
    await first.event("/chat", "presence", lambda body: body["online"] == [alice.id])
    second = await bob.join(format="html")
    await wait_until(lambda: shown(second) == {alice.id, bob.id})
    assert len(second.events("/chat", "presence")) == 1, "everyone at once"
    await first.event("/chat", "presence", lambda body: body["online"] == [bob.id] and body["offline"] == [])


async def test_what_newcomers_are_told_and_what_is_announced_is_the_truth_together(newcomer, hub, monkeypatch):
    monkeypatch.setattr(presence, "LINGER_S", 0)
    people = [await newcomer() for _ in range(4)]
    leaver = await people[0].join()
    await wait_until(lambda: hub.presence.announced.online == {people[0].id})
    monkeypatch.setattr(presence, "ANNOUNCE_DELAY_S", 0.3)
    tabs = [await person.join() for person in people[1:]]
    await leaver.close()
    greetings = [await tab.event("/chat", "presence") for tab in tabs]
    here = sorted(person.id for person in people[1:])
    assert greetings == [{"online": here, "offline": [], "away": []}] * 3, "the same for all, as it is then"
    for tab in tabs:
        await wait_until(lambda tab=tab: shown(tab) == {person.id for person in people[1:]})


async def test_notifications_alone_are_presence_too_and_told_there(newcomer):
    guest, alice = await newcomer("guest"), await newcomer("admin")
    watcher = await alice.join("/notifications")
    await guest.join("/notifications")
    await watcher.event("/notifications", "presence", lambda body: guest.id in body["online"])


async def test_a_reload_is_not_announced():
    # B14
    heard = Heard()
    heard.presence.add_connection("a")
    await wait_until(lambda: heard.changes)
    heard.presence.remove_connection("a")
    assert heard.presence.online() == {"a"}
    heard.presence.add_connection("a")
    await asyncio.sleep(0.1)  # longer than a departure takes to be believed
    assert heard.changes == [({"a"}, set())]
    heard.presence.remove_connection("a")
    await wait_until(lambda: len(heard.changes) == 2)
    assert heard.changes[1] == (set(), {"a"})
    await heard.presence.stop()


async def test_a_thousand_arrivals_are_one_announcement():
    # B14
    heard = Heard()
    for number in range(1000):
        heard.presence.add_connection(f"user-{number}")
    await wait_until(lambda: heard.changes)
    await asyncio.sleep(0.05)
    assert [len(came) for came, _ in heard.changes] == [1000]
    await heard.presence.stop()


async def test_whoever_comes_and_goes_between_two_announcements_was_never_there(monkeypatch):
    monkeypatch.setattr(presence, "LINGER_S", 0)
    heard = Heard()
    heard.presence.add_connection("blink")
    heard.presence.remove_connection("blink")
    heard.presence.add_connection("stays")
    await wait_until(lambda: heard.changes)
    assert heard.changes == [({"stays"}, set())]
    await heard.presence.stop()


async def test_leaving_more_often_than_coming_does_not_count():
    heard = Heard()
    heard.presence.remove_connection("nobody")
    heard.presence.add_connection("a")
    heard.presence.add_connection("a")
    for _ in range(3):
        heard.presence.remove_connection("a")
    await wait_until(lambda: not heard.presence.online())
    heard.presence.add_connection("a")
    assert heard.presence.online() == {"a"}
    await heard.presence.stop()


async def test_the_most_active_tab_says_whether_somebody_is_away(newcomer, hub):
    # B14
    alice, bob = await newcomer(), await newcomer()
    watcher = await bob.join()
    one, two = await alice.join(format="html"), await alice.join()
    await alice.join("/notifications", link=one)  # a tab has both
    await watcher.event("/chat", "presence", lambda body: alice.id in body["online"])

    async def say(raw, state: str) -> None:
        assert await raw.call("/chat", "presence", {"state": state}) == {"ok": True}

    def told() -> list[bool]:
        bodies = [body for body in watcher.events("/chat", "presence") if alice.id in body["online"] + body["offline"]]
        return [alice.id in body["away"] for body in bodies]

    await say(one, "idle")
    await say(one, "idle")
    assert hub.presence.online_users().state(alice.id) == "online"
    await say(two, "idle")
    await wait_until(lambda: hub.presence.announced.state(alice.id) == "away")
    await watcher.event("/chat", "presence", lambda body: body["away"] == [alice.id])
    newcomer_told = await (await (await newcomer()).join()).event("/chat", "presence")
    assert (alice.id in newcomer_told["online"], newcomer_told["away"]) == (True, [alice.id])
    await say(one, "active")
    await wait_until(lambda: not told()[-1])
    await say(one, "idle")
    await wait_until(lambda: told()[-1])
    await alice.join()  # somebody opens one more
    await wait_until(lambda: not told()[-1])
    assert told() == [False, True, False, True, False]
    wrong = await one.call("/chat", "presence", {"state": "asleep"})
    assert wrong["error"]["code"] == "bad_request"


async def test_who_was_away_stays_so_over_a_reload_and_is_not_when_they_come_again(monkeypatch):
    # B14
    heard = Heard()
    heard.presence.add_connection("a")
    await wait_until(lambda: heard.changes)
    heard.presence.add_idle("a", 1)
    await wait_until(lambda: heard.away[-1] == {"a"})
    heard.presence.remove_connection("a", idle=True)
    assert heard.presence.online_users().state("a") == "away"
    heard.presence.add_connection("a")
    heard.presence.add_idle("a", 1)  # at once, as a page does
    await asyncio.sleep(0.1)  # longer than a change takes to be announced
    assert len(heard.changes) == 2
    heard.presence.remove_connection("a", idle=True)
    await wait_until(lambda: heard.changes[-1] == (set(), {"a"}))
    heard.presence.add_connection("a")
    await wait_until(lambda: heard.changes[-1] == ({"a"}, set()))
    assert heard.away[-1] == set()
    assert heard.presence.online_users().state("a") == "online"
    await heard.presence.stop()


async def test_counts_begin_anew_with_the_server(newcomer, live):
    # B14
    alice, bob = await newcomer(), await newcomer()
    await alice.join()
    await (await bob.join()).event("/chat", "presence", lambda body: alice.id in body["online"])
    await live.stop()
    await live.start()
    raw = await bob.join()
    await raw.event("/chat", "presence", lambda body: body["online"] == [bob.id])
    assert live.app.extensions["hub"].presence.online() == {bob.id}


def test_whoever_vanishes_is_shown_as_gone_after_five_seconds_and_within_about_a_minute():
    # B14
    assert LINGERS_S >= 5
    assert transports.PING_INTERVAL_S + transports.PING_TIMEOUT_S + LINGERS_S <= 65
