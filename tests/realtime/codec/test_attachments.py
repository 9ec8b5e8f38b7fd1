"""Bytes inside of events and answers: in both directions, whole, and no more of them than of text."""

import json
import os

import pytest

from app.actions import Input
from app.realtime.codec import MAX_MESSAGE_BYTES, MAX_RECEIVED_BYTES
from app.realtime.namespace import Namespace, event
from tests.support.raw_socket import RawSocket

pytestmark = pytest.mark.one_database


@pytest.fixture
def settings(request, make_settings, database_url, listener):
    port = listener.getsockname()[1]
    return make_settings(database_url=database_url, port=port, direct_sockets=request.param)


both_ways = pytest.mark.parametrize("settings", [True, False], ids=["direct", "stock"], indirect=True)


class Pictures(Input):
    parts: list[bytes]


class Album(Namespace):
    """Gives back what it is given: in the answer, and in an event."""

    path = "/album"
    permission = "receive_notifications"

    @event("show", Pictures, "1000 per 10 second")
    async def show(self, connection, data: Pictures):
        """The same, backwards."""
        backwards = list(reversed(data.parts))
        self.hub.send_to_connection(connection, "shown", {"pictures": backwards, "count": len(backwards)})
        return {"pictures": backwards}


@pytest.fixture
async def album(newcomer, hub) -> RawSocket:
    hub.server.serve_namespace(Album(hub))
    return await (await newcomer()).join("/album")


def announced(count: int, id: int = 5) -> str:
    parts = [{"_placeholder": True, "num": number} for number in range(count)]
    return f"45{count}-/album,{id}" + json.dumps(["show", {"parts": parts}])


async def show(raw: RawSocket, parts: list[bytes], id: int = 5) -> None:
    await raw.send(announced(len(parts), id))
    for part in parts:
        await raw.send(part)


@both_ways
async def test_bytes_come_back_in_the_answer_and_in_an_event(album):
    parts = [b"", b"\x00\xff", os.urandom(5_000)]
    await show(album, parts)
    placeholders = [{"_placeholder": True, "num": number} for number in range(3)]
    answer = await album.wait_for(lambda frame: frame.startswith("463-/album,5"))
    assert json.loads(answer.partition(",5")[2]) == [{"ok": True, "pictures": placeholders}]
    shown = await album.wait_for(lambda frame: frame.startswith("453-/album,"))
    assert json.loads(shown.partition(",")[2]) == ["shown", {"pictures": placeholders, "count": 3}]
    await album.wait_for(lambda _: len([frame for frame in album.frames if isinstance(frame, bytes)]) == 6)
    start = album.frames.index(shown)
    assert album.frames[start + 1 : start + 4] == parts[::-1]
    assert album.frames[album.frames.index(answer) + 1 :][:3] == parts[::-1]


@both_ways
async def test_attachments_count_together_with_their_text(album, hub):
    text = len(announced(3)) - 1
    for size, start in ((MAX_MESSAGE_BYTES, "463-/album,5"), (MAX_MESSAGE_BYTES + 1, "43/album,6")):
        parts = [os.urandom(20_000), os.urandom(20_000)]
        id = int(start[-1])
        await show(album, [*parts, os.urandom(size - text - 40_000)], id)
        answer = await album.wait_for(lambda frame, s=start: frame.startswith(s))
        assert ('"too_large"' in answer) == (size > MAX_MESSAGE_BYTES)
    await album.send(announced(3))
    for _ in range(3):
        await album.send(bytes(MAX_RECEIVED_BYTES // 3))
    assert await album.event("/album", "bye") == {"code": 3501, "reason": "too_large"}
    await album.end()


@both_ways
async def test_text_among_attachments_is_a_fault_and_ends_what_was_begun(album, hub):
    await album.send(announced(2))
    await album.send(b"one")
    await album.send('42/album,["show",{"parts":[]}]')
    await album.send(b"two")
    await show(album, [b"whole"], 7)
    await album.wait_for(lambda frame: frame.startswith("461-/album,7"))
    (client,) = hub.server.clients.values()
    assert client._faults == 2
