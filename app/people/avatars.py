"""Pictures of people: squares made anew from what they upload, at addresses that change with the picture."""

import asyncio
import hashlib
import re
import secrets
from pathlib import Path

from app.accounts.models import User
from app.accounts.users import person_changed
from app.chat.attachments.store import FileStore, file_store
from app.chat.signals import files_removed
from app.database import Transaction, transaction
from app.errors import Invalid, NotFound
from app.ids import is_id
from app.principal import Principal
from app.storage.base import ObjectMissing
from app.web.i18n import N_
from app.web.kit import LARGE, SMALL

SIDES = (LARGE, SMALL)
# Phones take such pictures; of one that is larger nothing more is seen.
MAX_BYTES = 10 * 1024 * 1024
# Noise of 160 by 160 pixels takes half of it.
_MAX_STORED = 128 * 1024

_VERSION = re.compile("[0-9a-f]{32}")

FIELD = "file"
NOT_A_PICTURE = N_("Choose a picture: PNG, JPEG, GIF, WebP or AVIF.")
TOO_LARGE = N_("This picture is too large. At most %(limit)s MB and %(pixels)s million pixels.")
BROKEN_PICTURE = N_("This picture is damaged, or can’t be read. Choose another one.")


async def set_avatar(actor: Principal, source: Path) -> str:
    """Make the picture in `source` that of the actor; returns its version. Raises `Invalid` at `file`, and as
    `PictureWorker.make_squares`."""
    store = file_store()
    made = {side: store.incoming / secrets.token_hex(16) for side in SIDES}
    try:
        if not await store.pictures.make_squares(source, made):
            raise Invalid({FIELD: NOT_A_PICTURE})
        version = await asyncio.to_thread(_version_of, made[LARGE])
        keys = _keys(actor.user_id, version)
        for side, path in made.items():
            await store.storage.put(keys[side], path)
    finally:
        for path in made.values():
            path.unlink(missing_ok=True)
    kept = False
    try:
        async with transaction() as tx:
            await _change(tx, actor.user_id, version)
        kept = True
    finally:
        if not kept:
            store.remove_soon(keys.values())
    return version


async def remove_avatar(actor: Principal) -> None:
    """Show the actor by their initials again."""
    async with transaction() as tx:
        await _change(tx, actor.user_id, None)


async def forget_avatar(tx: Transaction, user_id: str) -> None:
    """Delete the picture of a person who is erased, in the running transaction."""
    await _change(tx, user_id, None)


async def _change(tx: Transaction, user_id: str, version: str | None) -> None:
    them = User.filter(id=user_id).using_db(tx.connection)
    before = (await them.select_for_update().get()).avatar
    await them.update(avatar=version)
    if before:
        gone = [*_keys(user_id, before).values()]
        tx.after_commit(lambda: files_removed.send(gone))
    tx.after_commit(lambda: person_changed.send(user_id))


def _version_of(path: Path) -> str:
    # By the content, and by chance: one that comes back must not meet the end of its first life.
    return hashlib.sha256(path.read_bytes()).hexdigest()[:24] + secrets.token_hex(4)


def _keys(user_id: str, version: str) -> dict[int, str]:
    # The sweep of files tells by the beginning whose it is: see app/chat/attachments/sweep.py.
    return {side: f"{user_id}.{version}.{side}" for side in SIDES}


async def read_avatar(store: FileStore, user_id: str, version: str, side: int) -> bytes:
    """The picture of a person, if it is still that `version`. Raises `NotFound`. Nobody but who is shown the name is
    told the version, and nobody can guess it."""
    known = is_id(user_id) and _VERSION.fullmatch(version) and side in SIDES
    if not known or not await User.exists(id=user_id, avatar=version):
        raise NotFound("no such picture")
    try:
        return await store.storage.read(_keys(user_id, version)[side], 0, _MAX_STORED)
    except ObjectMissing:
        raise NotFound("no such picture") from None
