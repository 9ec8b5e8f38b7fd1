"""Attacks with presence: who is here is for people who share a room, and for those who manage users."""

import pytest

from app.accounts.users.manage import change_role_of_user
from app.chat.models import Membership
from app.chat.rooms.direct import open_direct
from app.realtime import presence
from tests.support.raw_socket import wait_until


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(presence, "LINGER_S", 0.05)
    monkeypatch.setattr(presence, "ANNOUNCE_DELAY_S", 0.02)


def told(raw, namespace: str) -> set[str]:
    """Everyone of whom `raw` was told anything."""
    return {each for body in raw.events(namespace, "presence") for ids in body.values() for each in ids}


async def announced(hub, number: int) -> None:
    """Wait until `number` people are known to be here, and everyone was told."""
    await wait_until(
        lambda: len(hub.presence.announced.online) == number and not (hub.audience._entering or hub.audience._moved)
    )
    async with hub.audience._lock:
        pass


async def test_who_shares_no_room_is_told_nothing_of_anybody(newcomer, room, hub) -> None:
    alice, bob, loner, guest = await newcomer(), await newcomer(), await newcomer(), await newcomer("guest")
    manager = await newcomer("admin")
    await Membership.filter(user_id__in=[loner.id, guest.id, manager.id]).delete()
    watching = {
        "shares a room": (await bob.join(), "/chat", {alice.id, bob.id}),
        "shares it, elsewhere": (await bob.join("/notifications"), "/notifications", set()),
        "shares none": (await loner.join(), "/chat", set()),
        "shares none, elsewhere": (await loner.join("/notifications"), "/notifications", set()),
        "a guest": (await guest.join("/notifications"), "/notifications", set()),
        "manages users": (await manager.join("/notifications"), "/notifications", None),
        "manages users, in chat": (await manager.join(format="html"), "/chat", None),
    }
    await announced(hub, 4)
    tab = await alice.join()
    await announced(hub, 5)
    await tab.call("/chat", "presence", {"state": "idle"})
    await wait_until(lambda: hub.presence.announced.state(alice.id) == "away")
    await tab.close()
    await announced(hub, 4)
    everyone = {each.id for each in (alice, bob, loner, guest, manager)}
    for who, (raw, namespace, allowed) in watching.items():
        await raw.settled(namespace)
        assert told(raw, namespace) == (everyone if allowed is None else allowed), who
    (came, *_, went) = watching["shares a room"][0].events("/chat", "presence")[-3:]
    assert (came["online"], went["offline"]) == ([alice.id], [alice.id])


async def test_who_comes_to_share_a_room_is_told_and_who_leaves_is_not_any_more(newcomer, room, hub) -> None:
    alice, bob = await newcomer(), await newcomer()
    await Membership.filter(user_id=alice.id).delete()
    first, second = await alice.join(), await bob.join()
    await announced(hub, 2)
    assert bob.id not in told(first, "/chat")
    direct = await open_direct(await alice.principal(), bob.id)
    await first.event("/chat", "presence", lambda body: bob.id in body["online"])
    await second.event("/chat", "presence", lambda body: alice.id in body["online"])
    await Membership.filter(user_id=alice.id, room_id=direct.id).delete()
    hub.audience.moved([alice.id])
    await announced(hub, 2)
    before = len(first.events("/chat", "presence"))
    await second.call("/chat", "presence", {"state": "idle"})
    await wait_until(lambda: hub.presence.announced.state(bob.id) == "away")
    await announced(hub, 2)
    await first.settled()
    assert len(first.events("/chat", "presence")) == before


async def test_who_may_manage_users_no_more_is_not_told_of_everyone_any_more(newcomer, room, hub) -> None:
    owner, manager, alice = await newcomer("owner"), await newcomer("admin"), await newcomer()
    await Membership.filter(user_id=alice.id).delete()
    raw = await manager.join()
    await change_role_of_user(await owner.principal(), manager.id, "member")
    await wait_until(
        lambda: not raw.ended and not any(each.principal.may("manage_users") for each in hub.connections())
    )
    await announced(hub, 1)
    await alice.join()
    await announced(hub, 2)
    await raw.settled()
    assert alice.id not in told(raw, "/chat")


@pytest.mark.parametrize("path", ["/", "/chat/rooms", "/go?q=Person"])
async def test_pages_show_it_to_the_same_people(newcomer, room, hub, path: str) -> None:
    alice = await newcomer(name="Person Aloof")
    await Membership.filter(user_id=alice.id).delete()
    await alice.join()
    await announced(hub, 1)
    member, manager = await newcomer(), await newcomer("admin")
    shown = {}
    for who, each in (("member", member), ("manager", manager)):
        text = (await each.get(path)).text
        start = text.find("Person Aloof")
        shown[who] = start >= 0 and "online" in text[max(0, start - 400) : start + 100]
    assert not shown["member"]
    assert shown["manager"]
