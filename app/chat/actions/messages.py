"""Actions on messages: sending, editing, deleting, reacting, pinning, reading."""

from dataclasses import dataclass
from datetime import UTC

from app.actions import action
from app.chat.access import membership
from app.chat.messages import delete, edit, history, pins, reactions, read_receipts, send
from app.chat.messages.commands import Answer
from app.chat.messages.history import parse_day
from app.chat.messages.send import Sent
from app.chat.schema.messages import (
    MOST_FILES,
    AddReaction,
    AskMarks,
    DeleteMessage,
    EditMessage,
    History,
    MarkRead,
    PinMessage,
    RemoveReaction,
    Search,
    SeenBy,
    SendMessage,
    ToggleReaction,
    Typing,
    UnpinMessage,
)
from app.chat.search import Found, search_messages
from app.errors import Invalid
from app.principal import Principal

CHAT = "send_message"


@dataclass(slots=True)
class Limits:
    """What an installation allows. `max_files`: so many files one message may have."""

    max_files: int = MOST_FILES


limits = Limits()


@action("sendMessage", permission=CHAT, rate="30 per 10 second")
async def send_message(actor: Principal, data: SendMessage) -> Sent | Answer:
    """Send a message, or run the command that it is; one that only answers gives an `Answer`. Raises `NotFound`,
    `Conflict` (archived, muted) and `Invalid` (empty, too_long, too_many_files, unknown_file, unknown_reply,
    unknown_command)."""
    if len(data.files) > limits.max_files:
        raise Invalid(code="too_many_files", detail=f"at most {limits.max_files} files")
    return await send.post_message(actor, data.room, data.body, data.client_id, data.reply_to, data.files)


@action("editMessage", permission=CHAT, rate="30 per 10 second")
async def edit_message(actor: Principal, data: EditMessage) -> int:
    """Replace the body of a message of one's own; the seq of the edit."""
    return await edit.edit_message(actor, data.room, data.message, data.body)


@action("deleteMessage", permission=CHAT, rate="30 per 10 second")
async def delete_message(actor: Principal, data: DeleteMessage) -> int:
    """Delete a message: one's own, or anybody's with the permission to moderate; the seq of the deletion."""
    return await delete.delete_message(actor, data.room, data.message)


@action("addReaction", permission=CHAT, rate="30 per 10 second")
async def add_reaction(actor: Principal, data: AddReaction) -> bool:
    """React with an emoji; whether that is new."""
    return await reactions.add_reaction(actor, data.room, data.message, data.emoji)


@action("removeReaction", permission=CHAT, rate="30 per 10 second")
async def remove_reaction(actor: Principal, data: RemoveReaction) -> bool:
    """Take a reaction of one's own back; whether there was one."""
    return await reactions.remove_reaction(actor, data.room, data.message, data.emoji)


@action("toggleReaction", permission=CHAT, rate="30 per 10 second")
async def toggle_reaction(actor: Principal, data: ToggleReaction) -> None:
    """Add a reaction, or take it back if it is there: one button for both."""
    await reactions.toggle_reaction(actor, data.room, data.message, data.emoji)


@action("pinMessage", permission=CHAT, rate="30 per 10 second")
async def pin_message(actor: Principal, data: PinMessage) -> bool:
    """Pin a message in its room; whether that is new."""
    return await pins.pin_message(actor, data.room, data.message)


@action("unpinMessage", permission=CHAT, rate="30 per 10 second")
async def unpin_message(actor: Principal, data: UnpinMessage) -> bool:
    """Unpin a message; whether it was pinned."""
    return await pins.unpin_message(actor, data.room, data.message)


@action("markRead", permission=CHAT, rate="60 per 10 second")
async def mark_read(actor: Principal, data: MarkRead) -> int:
    """Move the read mark of the actor to a seq, never back; where it is now."""
    return await read_receipts.mark_read(actor, data.room, data.seq)


@action("typing", permission=CHAT, rate="10 per 10 second")
async def start_typing(actor: Principal, data: Typing) -> str:
    """Whether the actor may show in a room that they are typing; the room's id. Raises `NotFound`."""
    await membership(actor, data.room)
    return data.room


@action("readMarks", permission=CHAT, rate="60 per 10 second")
async def read_marks(actor: Principal, data: AskMarks) -> dict[str, int]:
    """How far the people in a room have read it: the seq by id of the person."""
    return dict(await read_receipts.read_marks(actor, data.room))


@action("seenBy", permission=CHAT, rate="30 per 10 second")
async def readers_of(actor: Principal, data: SeenBy) -> tuple[list[read_receipts.Reader], int]:
    """Who has seen a message, the latest first, and how many there are in all. Raises `Conflict` (receipts_off)."""
    readers, count = await read_receipts.readers_of(actor, data.room, data.message)
    return list(readers), count


@action("history", permission=CHAT, rate="30 per 10 second")
async def load_history(actor: Principal, data: History) -> history.History:
    """A page of a room's messages, in order."""
    await membership(actor, data.room)
    if data.message:
        return await history.messages_around(data.room, data.message)
    if data.day:
        return await history.messages_of_day(data.room, parse_day(data.day), UTC)
    if data.after is not None:
        return await history.messages_after(data.room, data.after)
    return await history.latest_messages(data.room, data.before)


@action("search", permission=CHAT, rate="20 per 10 second")
async def search(actor: Principal, data: Search) -> Found:
    """Messages that match, the newest first. Raises `Invalid` where the query cannot be read."""
    return await search_messages(actor, data.q, data.before)
