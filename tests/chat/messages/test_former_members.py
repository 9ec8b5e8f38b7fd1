"""Who may not read a room any more learns nothing of it that is newer than their leaving, whatever they still hold."""

import asyncio

import pytest

from app.accounts.users.manage import change_role_of_user
from app.chat.messages import notify_many
from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message
from app.chat.messages.notify_many import AMEND, NOTIFY
from app.chat.messages.send import send_message
from app.chat.models import NotifyLevel
from app.chat.rooms import create_room
from app.chat.rooms.members import add_members, leave_room, remove_member
from app.chat.rooms.notification_levels import set_notification_level
from app.ids import new_id
from app.notifications.models import Notification
from app.outbox.models import OutboxEntry
from tests.support.patience import PATIENCE_S
from tests.support.uploads import JSON


async def excerpts(person) -> list[str]:
    """What the notifications of messages say, as the person gets them."""
    items = (await person.get("/notifications", **JSON)).json()["items"]
    assert all(item["body"] == item["data"].get("excerpt", "") for item in items)
    return [item["body"] for item in items if item["kind"] != "room_invitation"]


async def worked_off() -> None:
    async with asyncio.timeout(PATIENCE_S):
        while await OutboxEntry.filter(kind__in=(NOTIFY, AMEND)).exists():  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0.01)


async def lose(how: str, owner, chen, emeka, closed) -> None:
    if how == "removed":
        await remove_member(await chen.principal(), closed.id, emeka.id)
    elif how == "left":
        await leave_room(await emeka.principal(), closed.id)
    else:
        await change_role_of_user(await owner.principal(), emeka.id, "guest")


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("how", ["removed", "left", "guest"])
async def test_an_edit_shows_nothing_to_who_may_not_read_the_room_any_more(newcomer, monkeypatch, how, many) -> None:
    owner, chen = await newcomer("owner"), await newcomer(name="Chen")
    emeka, fatima = await newcomer(name="Emeka"), await newcomer(name="Fatima")
    actor = await chen.principal()
    closed = await create_room(actor, "Plans", closed=True)
    await add_members(actor, closed.id, [emeka.id, fatima.id])
    for person in (emeka, fatima):
        await set_notification_level(await person.principal(), closed.id, NotifyLevel.ALL)
    sent = await send_message(actor, closed.id, "@Emeka first version", new_id())
    if many:
        monkeypatch.setattr(notify_many, "FEW", 0)
        monkeypatch.setattr(notify_many, "CHUNK", 1)
    await lose(how, owner, chen, emeka, closed)
    for text in ("second version", "third version"):
        await edit_message(actor, closed.id, sent.id, text)
        await worked_off()
        assert await excerpts(emeka) == ["@Emeka first version"]
        assert await excerpts(fatima) == [text]
    told = await Notification.filter(kind__in=("mention", "room_message")).count()
    assert told == 3, "one copy, however often it is edited"
    await delete_message(actor, closed.id, sent.id)
    await worked_off()
    assert await excerpts(emeka) == await excerpts(fatima) == [""]


async def test_somebody_who_goes_between_two_edits_learns_nothing_of_the_second(newcomer, monkeypatch) -> None:
    chen, emeka, fatima = await newcomer(), await newcomer(name="Emeka"), await newcomer(name="Fatima")
    actor = await chen.principal()
    closed = await create_room(actor, "Plans", closed=True)
    await add_members(actor, closed.id, [emeka.id, fatima.id])
    sent = await send_message(actor, closed.id, "@Emeka @Fatima first version", new_id())
    monkeypatch.setattr(notify_many, "FEW", 0)
    monkeypatch.setattr(notify_many, "CHUNK", 1)
    both_seen, go_on = asyncio.Event(), asyncio.Event()
    part, parts = notify_many._part_chunk, 0

    async def part_slowly(*arguments) -> None:
        nonlocal parts
        parts += 1
        if parts > 2:  # both were found to be in the room
            both_seen.set()
            await go_on.wait()
        await part(*arguments)

    monkeypatch.setattr(notify_many, "_part_chunk", part_slowly)
    await edit_message(actor, closed.id, sent.id, "second version")
    async with asyncio.timeout(PATIENCE_S):
        await both_seen.wait()
    await remove_member(actor, closed.id, emeka.id)
    await edit_message(actor, closed.id, sent.id, "third version")
    go_on.set()
    await worked_off()
    assert await excerpts(emeka) == ["@Emeka @Fatima first version"]
    assert await excerpts(fatima) == ["third version"]
