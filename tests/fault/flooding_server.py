"""The product, but whoever says `FLOOD` makes it send 200 MB to everyone in the room.

It goes on whenever everyone has taken what was sent before; nobody waits for `VICTIM`. `DONE` is printed at the end.
`python -m tests.fault.flooding_server`; settings from the environment.
"""

import asyncio
from typing import Any

import click

from app.chat.messages import send as sending
from app.chat.messages.notify import stream_name
from app.cli import main
from app.realtime.client import Client, stream_group
from app.realtime.hub import Hub

FLOOD = "flood"
VICTIM = "Victim"
DONE = "the flood is over"
COUNT = 2_000
SIZE = 100_000

_hubs: list[Hub] = []


async def flood(hub: Hub, room_id: str) -> None:
    """Send it the way that events of streams go."""
    room = stream_group(stream_name(room_id), "json")
    for number in range(COUNT):
        hub.groups.send(
            room,
            hub.server.serializer.encode_event(
                "/chat", "event", {"stream": "flood", "number": number, "x": "x" * SIZE}
            ),
        )
        await asyncio.sleep(0)
        while any(_lags(client) for client in hub.server.clients.values()):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.001)
    click.echo(DONE)


def _lags(client: Client) -> bool:
    if client.principal.name == VICTIM or client.websocket is None:
        return False
    return client.websocket.protocol.transport.get_write_buffer_size() > 0


def install() -> None:
    """Listen for `FLOOD`."""
    init, send = Hub.__init__, sending.post_message

    def noted(self: Hub, *arguments: Any, **named: Any) -> None:
        init(self, *arguments, **named)
        _hubs.append(self)

    async def watched(actor: Any, room: str, body: str, *more: Any) -> Any:
        sent = await send(actor, room, body, *more)
        if body == FLOOD:
            _hubs[0].server.spawn(flood(_hubs[0], room))
        return sent

    Hub.__init__, sending.post_message = noted, watched


if __name__ == "__main__":
    install()
    main(["serve"])
