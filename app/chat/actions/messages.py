"""Actions on messages: sending, editing, deleting, reacting, pinning, reading."""

from dataclasses import dataclass
from datetime import UTC

from app.actions import action
from app.chat.access import load_membership
from app.chat.messages import delete, edit, history, pins, reactions, read_receipts, send
from app.chat.messages.commands import CommandReply
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
    """Limits of this installation. `max_files`: the most files in one message (MAX_FILES)."""

    max_files: int = MOST_FILES


limits = Limits()


@action("sendMessage", permission=CHAT, rate="30 per 10 second")
async def send_message(actor: Principal, data: SendMessage) -> Sent | CommandReply:
    """Send a message, or run the command in it; a command that only answers returns a `CommandReply`. Raises
    `NotFound`, `Conflict` (archived, muted) and `Invalid` (empty, too_long, too_many_files, unknown_file,
    unknown_reply, unknown_command)."""
    if len(data.files) > limits.max_files:
        raise Invalid(code="too_many_files", detail=f"at most {limits.max_files} files")
    return await send.post_message(actor, data.room, data.body, data.client_id, data.reply_to, data.files)


@action("editMessage", permission=CHAT, rate="30 per 10 second")
async def edit_message(actor: Principal, data: EditMessage) -> int:
    """Replace the text of the actor's own message; returns the seq of the edit."""
    return await edit.edit_message(actor, data.room, data.message, data.body, data.version)


@action("deleteMessage", permission=CHAT, rate="30 per 10 second")
async def delete_message(actor: Principal, data: DeleteMessage) -> int:
    """Delete the actor's own message, or anybody's with the permission to moderate; returns the seq of the deletion."""
    return await delete.delete_message(actor, data.room, data.message)


@action("addReaction", permission=CHAT, rate="30 per 10 second")
async def add_reaction(actor: Principal, data: AddReaction) -> bool:
    """React to a message with an emoji; returns whether the actor had not given it yet."""
    return await reactions.add_reaction(actor, data.room, data.message, data.emoji)


@action("removeReaction", permission=CHAT, rate="30 per 10 second")
async def remove_reaction(actor: Principal, data: RemoveReaction) -> bool:
    """Remove the actor's own reaction; returns whether there was one."""
    return await reactions.remove_reaction(actor, data.room, data.message, data.emoji)


@action("toggleReaction", permission=CHAT, rate="30 per 10 second")
async def toggle_reaction(actor: Principal, data: ToggleReaction) -> None:
    """Add a reaction, or remove it if it is there: one button for both."""
    await reactions.toggle_reaction(actor, data.room, data.message, data.emoji)


@action("pinMessage", permission=CHAT, rate="30 per 10 second")
async def pin_message(actor: Principal, data: PinMessage) -> bool:
    """Pin a message in its room; returns whether it was not pinned yet."""
    return await pins.pin_message(actor, data.room, data.message)


@action("unpinMessage", permission=CHAT, rate="30 per 10 second")
async def unpin_message(actor: Principal, data: UnpinMessage) -> bool:
    """Unpin a message; returns whether it was pinned."""
    return await pins.unpin_message(actor, data.room, data.message)


@action("markRead", permission=CHAT, rate="60 per 10 second")
async def mark_read(actor: Principal, data: MarkRead) -> int:
    """Move the actor's read mark forward to a seq, never back; returns its new position."""
    return await read_receipts.mark_read(actor, data.room, data.seq)


@action("typing", permission=CHAT, rate="10 per 10 second")
async def start_typing(actor: Principal, data: Typing) -> str:
    """Check that the actor may show in a room that they are typing; returns the room's id. Raises `NotFound`."""
    await load_membership(actor, data.room)
    return data.room


@action("readMarks", permission=CHAT, rate="60 per 10 second")
async def get_read_marks(actor: Principal, data: AskMarks) -> dict[str, int]:
    """How far the people in a room have read: the seq by user id."""
    return dict(await read_receipts.visible_read_marks(actor, data.room))


@action("seenBy", permission=CHAT, rate="30 per 10 second")
async def list_readers(actor: Principal, data: SeenBy) -> tuple[list[read_receipts.Reader], int]:
    """The people who have seen a message, and the number of them all. Raises `Conflict` (receipts_off)."""
    readers, count = await read_receipts.list_readers(actor, data.room, data.message)
    return list(readers), count


@action("history", permission=CHAT, rate="30 per 10 second")
async def load_history(actor: Principal, data: History) -> history.History:
    """A page of a room's messages in order: the latest, or around the seq, message or day in `data`. Raises `NotFound`,
    and `Invalid` for a wrong day."""
    await load_membership(actor, data.room)
    if data.message:
        return await history.load_around(data.room, data.message)
    if data.day:
        return await history.load_day(data.room, parse_day(data.day), UTC)
    if data.after is not None:
        return await history.load_after(data.room, data.after)
    return await history.load_latest(data.room, data.before)


@action("search", permission=CHAT, rate="20 per 10 second")
async def search(actor: Principal, data: Search) -> Found:
    """The messages that match, the newest first. Raises `Invalid` if the query has a mistake."""
    return await search_messages(actor, data.q, data.before)
