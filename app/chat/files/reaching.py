"""How a file is reached by somebody: those in its room, and before it is sent its uploader alone."""

from collections.abc import Sequence

from app.chat.files.file import COLUMNS, File, columns, file_of
from app.chat.signals import tell_gone
from app.database import Transaction, fetch, transaction
from app.errors import Invalid, NotFound
from app.ids import is_id
from app.principal import Principal

_COLUMNS = columns("a")


async def reach_file(actor: Principal, file_id: str) -> File:
    """A file that the actor may see. Raises `NotFound`."""
    rows = (
        await fetch(
            f'SELECT {columns("a")} FROM "attachment" a '  # noqa: S608
            'LEFT JOIN "membership" m ON m.room_id = a.room_id AND m.user_id = $2 WHERE a.id = $1 AND '
            "CASE WHEN a.message_id IS NULL THEN a.uploader_id = $2 ELSE m.id IS NOT NULL END",
            file_id,
            actor.user_id,
        )
        if is_id(file_id)
        else ()
    )
    if not rows:
        raise NotFound("no such file")
    return file_of(rows[0])


async def take_back(actor: Principal, file_id: str) -> None:
    """Forget a file of the actor's that was not sent. Raises `NotFound`."""
    async with transaction() as tx:
        rows = (
            await tx.fetch(
                'DELETE FROM "attachment" WHERE id = $1 AND uploader_id = $2 AND message_id IS NULL '  # noqa: S608
                f"RETURNING {COLUMNS}",
                file_id,
                actor.user_id,
            )
            if is_id(file_id)
            else ()
        )
        if not rows:
            raise NotFound("no such file")
        gone(tx, [file_of(row) for row in rows])


async def attach(
    tx: Transaction, actor: Principal, room_id: str, message_id: str, file_ids: Sequence[str]
) -> Sequence[File]:
    """Make files that the actor added to the room those of their new message, in this order. Raises `Invalid` with the
    code `unknown_file`, also for one that was sent already."""
    found = []
    for position, file_id in enumerate(file_ids):
        rows = (
            await tx.fetch(
                'UPDATE "attachment" SET message_id = $1, position = $2 '  # noqa: S608
                "WHERE id = $3 AND uploader_id = $4 AND room_id = $5 AND message_id IS NULL "
                f"RETURNING {COLUMNS}",
                message_id,
                position,
                file_id,
                actor.user_id,
                room_id,
            )
            if is_id(file_id)
            else ()
        )
        if not rows:
            raise Invalid(code="unknown_file", detail="there is no such file of yours here to send")
        found.append(file_of(rows[0]))
    return found


async def detach(tx: Transaction, message_id: str) -> None:
    """Forget the files of a message that is deleted."""
    rows = await tx.fetch(f'DELETE FROM "attachment" WHERE message_id = $1 RETURNING {COLUMNS}', message_id)  # noqa: S608
    gone(tx, [file_of(row) for row in rows])


async def forget_unsent(tx: Transaction, user_id: str) -> None:
    """Forget what somebody added and did not send."""
    rows = await tx.fetch(
        f'DELETE FROM "attachment" WHERE uploader_id = $1 AND message_id IS NULL RETURNING {COLUMNS}',  # noqa: S608
        user_id,
    )
    gone(tx, [file_of(row) for row in rows])


def gone(tx: Transaction, files: Sequence[File]) -> None:
    """Have the content of these files removed once that they are gone is durable."""
    keys = [key for file in files for key in file.keys]
    if keys:
        tx.after_commit(lambda: tell_gone(keys))
