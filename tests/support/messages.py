"""Talking in rooms, for tests about how it travels."""

import itertools
from collections.abc import Awaitable, Callable

import pytest

from app.chat.messages.send import send_message
from app.chat.models import Room
from tests.support.raw_socket import RawSocket
from tests.support.signed_in_client import SignedInClient

_numbers = itertools.count(1)

Say = Callable[..., Awaitable[int]]


@pytest.fixture
def say() -> Say:
    """`await say(visitor, room_id, body="...", client_id=...)`: a message by way of the service; its seq."""

    async def send(visitor: SignedInClient, room_id: str, body: str = "", client_id: str = "") -> int:
        number = next(_numbers)
        actor = await visitor.principal()
        sent = await send_message(actor, room_id, body or f"word {number}", client_id or f"word-{number}")
        return sent.seq

    return send


def received_seqs(raw: RawSocket, stream: str, namespace: str = "/chat") -> list[int]:
    """The seqs of the events of `stream` received so far, in the order of arrival."""
    return [event["seq"] for event in raw.events(namespace, "event") if event["stream"] == stream]


async def subscribe_room(raw: RawSocket, room_id: str) -> dict[str, object]:
    """Join the room; the ack."""
    reply = await raw.call("/chat", "joinRoom", {"room": room_id})
    assert reply["ok"], reply
    return dict(reply)


def unread_body(room: Room, count: int, mentions: int = 0) -> dict[str, object]:
    """What `unread` says of somebody who has `count` unread messages, all in `room`, of which `mentions` name them."""
    told = {"count": count, "mentions": mentions, "loud": count}
    return {**told, "rooms": {room.id: count}, "mentioned": {room.id: mentions} if mentions else {}}
