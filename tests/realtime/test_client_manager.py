"""The library's book of who joined what: as it was, without a room for each client."""

from socketio import AsyncServer

from app.realtime.client_manager import ClientManager


async def joined(manager, *names):
    """The ids under which those with the Engine.IO ids `names` have joined /chat."""
    sids = []
    for name in names:
        sids.append(await manager.pre_connect(name, "/chat"))
        await manager.connect(sids[-1], "/chat")
    return sids


async def test_it_knows_who_joined_and_forgets_who_left():
    manager = ClientManager()
    AsyncServer(async_mode="asgi", client_manager=manager)
    first, second = await joined(manager, "a", "b")
    assert manager.sid_from_eio_sid("a", "/chat") == first
    assert manager.is_connected(second, "/chat")
    assert dict(manager.get_participants("/chat", None)) == {first: "a", second: "b"}
    assert list(manager.rooms["/chat"]) == [None], "no room for each of them"
    manager.pre_disconnect(first, "/chat")
    await manager.disconnect(first, "/chat")
    assert manager.sid_from_eio_sid("a", "/chat") is None
    assert manager.is_connected(second, "/chat")
    await manager.disconnect(second, "/chat")
    assert (manager.rooms, manager.pending_connect, manager.pending_disconnect) == ({}, {}, {})


async def test_one_who_is_refused_leaves_nothing_behind():
    manager = ClientManager()
    AsyncServer(async_mode="asgi", client_manager=manager)
    sid = await manager.pre_connect("a", "/chat")
    assert not manager.is_connected(sid, "/chat")
    assert await manager.pre_connect("a", "/chat") is None, "not twice"
    await manager.disconnect(sid, "/chat")
    await manager.disconnect(sid, "/chat")
    assert (manager.rooms, manager.pending_connect) == ({}, {})
