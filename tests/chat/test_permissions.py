"""Somebody who has every permission but that of chat: members as they are, they get nothing of it by any way."""

import pytest

from app.accounts.models import Role, User
from app.actions import ACTIONS
from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message, list_versions
from app.chat.messages.history import load_around
from app.chat.messages.send import send_message
from app.chat.models import NotifyLevel
from app.chat.rooms.direct import open_direct
from app.chat.rooms.notification_levels import set_notification_level
from app.errors import Forbidden, NotFound
from app.notifications.models import InboxItem
from app.principal import PERMISSIONS
from app.realtime.streams.renderers import find_source, stream_key
from tests.support.raw_socket import RawSocket

pytestmark = pytest.mark.one_database

CHAT = "send_message"
SECRET = "what nobody outside must hear"


async def take_chat_away(user: User) -> None:
    """Give the person a role with every permission but that of chat."""
    every = [each for each in PERMISSIONS if each != CHAT]
    await Role.get_or_create(key="quiet", defaults={"name": "Quiet", "permissions": every, "built_in": False})
    await User.filter(id=user.id).update(role_id="quiet")


@pytest.mark.parametrize("level", [None, NotifyLevel.ALL, NotifyLevel.MENTIONS])
async def test_who_lost_the_permission_is_notified_of_nothing_that_is_said(talker, general, level):
    anna, boris = await talker(name="Anna"), await talker(name="Boris Klein")
    direct = await open_direct(anna.actor, boris.id)
    if level is not None:
        for room in (general, direct):
            await set_notification_level(boris.actor, room.id, level)
    await take_chat_away(boris.user)
    for room in (general, direct):
        for number, body in enumerate((SECRET, f"@Boris Klein {SECRET}")):
            await send_message(anna.actor, room.id, body, f"c{number}")
        first = await send_message(anna.actor, room.id, "x", "c3")
        await edit_message(anna.actor, room.id, first.id, f"@Boris Klein {SECRET}")
    items = await InboxItem.filter(user_id=boris.id).select_related("notification")
    assert [item.notification.data for item in items] == []


async def test_who_has_everything_but_the_permission_gets_nothing_of_chat(newcomer, room, live):
    anna, boris = await newcomer(), await newcomer()
    message = (await send_message(await anna.principal(), room.id, SECRET, "c1")).id
    await take_chat_away(boris.user)
    for rule in live.app.url_map.iter_rules():
        if not rule.rule.startswith(("/chat", "/go")) or "GET" not in rule.methods:
            continue
        known = {"room_id": room.id, "message_id": message, "file_id": message, "name": "a.png"}
        path = rule.build({name: known[name] for name in rule.arguments})[1]
        answer = await boris.get(path)
        assert SECRET not in answer.text, path
        assert room.name not in answer.text or answer.status_code == 403, path
    principal = await boris.principal()
    source = find_source(f"room:{room.id}")
    assert await source.authorize(principal, [stream_key(f"room:{room.id}")]) == set()
    raw: RawSocket = await boris.link()
    refused = await raw.join("/chat", {"token": await boris.token("/chat"), "format": "json"})
    assert "sid" not in refused
    chat = [action for action in ACTIONS.values() if action.permission == CHAT]
    assert len(chat) > 25
    for action in chat:
        with pytest.raises(Forbidden):
            await action(principal, {"room": room.id})


async def test_who_moderates_sees_nothing_of_direct_rooms_of_others(talker, general):
    warden, anna, boris = await talker("owner"), await talker(), await talker()
    direct = await open_direct(anna.actor, boris.id)
    sent = await send_message(anna.actor, direct.id, SECRET, "c1")
    await edit_message(anna.actor, direct.id, sent.id, "harmless")
    for refused in (list_versions, delete_message):
        with pytest.raises(NotFound):
            await refused(warden.actor, direct.id, sent.id)
    assert [each.body for each in (await load_around(direct.id, sent.id)).messages] == ["harmless"]
    shown = await send_message(anna.actor, general.id, SECRET, "c2")
    await edit_message(anna.actor, general.id, shown.id, "harmless")
    assert [each.body for each in (await list_versions(warden.actor, general.id, shown.id))[1]] == [SECRET, "harmless"]
