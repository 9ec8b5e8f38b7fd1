"""Rendering the events of messages: new, edited, deleted, reactions, pins."""

from collections.abc import Callable, Sequence
from typing import Any

from app.chat.messages.delete import DELETED
from app.chat.messages.edit import EDITED
from app.chat.messages.pins import PINNED, UNPINNED, pinned_messages
from app.chat.messages.reactions import ADDED, REMOVED
from app.chat.messages.record import MessageRecord, fetch_replies, messages_by_id
from app.chat.renderers.message import format_time, message_data, message_view, reactions_data
from app.chat.renderers.message_frame import created_html
from app.chat.schema.messages import PinData, ReactionData
from app.realtime.streams import Event
from app.realtime.streams.renderers import Rendered, renders, stream_key
from app.web.templating import render

# Changes to a message after it was sent: the changed parts, and its copies elsewhere on the
# page, in answers to it and among the pinned ones.


@renders(EDITED)
async def edited(events: Sequence[Event]) -> list[Rendered]:
    """Render the new text of messages, also where they are quoted and pinned."""
    messages, answers = await _messages(events), await _answers(events)
    pins = {
        message.room_id: await _pins(message.room_id) for message in messages.values() if message.pinned_at is not None
    }

    def rendered(event: Event) -> Rendered:
        message = messages[_subject(event)]
        context = {"answers": answers[message.id], "pins": pins.get(message.room_id) if message.pinned_at else None}
        return _rendered_change(message, "chat/_message_edited.html", lambda: dict(message_data(message)), **context)

    return [rendered(event) for event in events]


@renders(DELETED)
async def deleted(events: Sequence[Event]) -> list[Rendered]:
    """Render a placeholder for deleted messages, also where they were quoted and pinned."""
    messages, answers = await _messages(events), await _answers(events)
    pins = {
        stream_key(event.stream): await _pins(stream_key(event.stream)) for event in events if event.payload["pinned"]
    }

    def rendered(event: Event) -> Rendered:
        message = messages[_subject(event)]
        context = {"answers": answers[message.id], "pins": pins[message.room_id] if event.payload["pinned"] else None}
        return _rendered_change(message, "chat/_message_deleted.html", lambda: dict(message_data(message)), **context)

    return [rendered(event) for event in events]


@renders(ADDED)
@renders(REMOVED)
async def reacted(events: Sequence[Event]) -> list[Rendered]:
    """Render all reactions to the messages concerned, as they are now."""
    messages = await _messages(events)

    def rendered(event: Event) -> Rendered:
        message = messages[_subject(event)]
        data = ReactionData(
            message=message.id,
            emoji=event.payload["emoji"],
            user=event.actor or "",
            reactions=reactions_data(message),
        )
        return _rendered_change(message, "chat/_message_reacted.html", lambda: dict(data))

    return [rendered(event) for event in events]


@renders(PINNED)
@renders(UNPINNED)
async def pinned(events: Sequence[Event]) -> list[Rendered]:
    """Render the pin mark on the messages, and the room's list of pins."""
    messages = await _messages(events)
    pins = {room_id: await _pins(room_id) for room_id in {message.room_id for message in messages.values()}}

    def rendered(event: Event) -> Rendered:
        message = messages[_subject(event)]
        data = PinData(message=message.id, pinned_at=format_time(message.pinned_at), user=event.actor or "")
        return _rendered_change(message, "chat/_message_pinned.html", lambda: dict(data), pins=pins[message.room_id])

    return [rendered(event) for event in events]


def _rendered_change(
    message: MessageRecord, template: str, data: Callable[[], dict[str, Any]], **context: Any
) -> Rendered:
    return Rendered(data, lambda: render(template, message=message_view(message), room_id=message.room_id, **context))


def _subject(event: Event) -> str:
    return str(event.payload["message"])


async def _messages(events: Sequence[Event]) -> dict[str, MessageRecord]:
    return await messages_by_id({_subject(event) for event in events})


async def _answers(events: Sequence[Event]) -> dict[str, list[Any]]:
    """By the message they answer, all answers as the templates take them."""
    found: dict[str, list[Any]] = {_subject(event): [] for event in events}
    for answer in await fetch_replies(found.keys()):
        if answer.reply is not None:
            found[answer.reply.id].append(message_view(answer))
    return found


async def _pins(room_id: str) -> list[Any]:
    return [message_view(message) for message in await pinned_messages(room_id)]


@renders("message.created")
async def message_created(events: Sequence[Event]) -> list[Rendered]:
    """Render new messages as they are now, in case they were changed since."""
    messages = {event.id: event.subject for event in events if event.subject is not None}
    missing = [event.id for event in events if event.id not in messages]
    if missing:
        messages |= await messages_by_id(missing)
    return [_rendered(messages[event.id]) for event in events]


def _rendered(message: MessageRecord) -> Rendered:
    return Rendered(
        data=lambda: dict(message_data(message)),
        html=lambda: created_html(message),
    )
