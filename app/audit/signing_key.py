"""The key that the log was begun with is the one it goes on with.

An entry that is signed with another key breaks the chain for good, and a lost DATA_DIR makes a new key without a word.
So the database remembers its key, by a fingerprint, and a server with another one does not start.
"""

from app.audit.actions import Action
from app.audit.hash_chain import GENESIS, Key, checkpoint_signature
from app.audit.queries import checkpoints, entries_after, newest_entry
from app.clock import clock
from app.database import fetch, transaction

_ID = 1
_FIND = "SELECT fingerprint, since_seq FROM audit_key WHERE id = $1"
_ADD = "INSERT INTO audit_key (id, fingerprint, since_seq) VALUES ($1, $2, 0) ON CONFLICT (id) DO NOTHING"
_REPLACE = "UPDATE audit_key SET fingerprint = $2, since_seq = $3 WHERE id = $1"
_FORGET_CHECKPOINT = "DELETE FROM audit_checkpoint WHERE seq = $1"
_CHECKPOINT = "INSERT INTO audit_checkpoint (seq, hash, at, signature) VALUES ($1, $2, $3, $4)"


class WrongKey(Exception):
    """The database belongs to another key. `str()` is one line that says what to do."""

    def __init__(self, why: str = "this database was made with another SECRET_KEY: set that one") -> None:
        super().__init__(f"{why}; if it is lost, run `switchboard replace-key`")


async def check_key(key: Key) -> None:
    """Remember the fingerprint of `key` in a database that has none yet. Raises `WrongKey` if it has another one, or
    the newest entry of the log was signed with another key."""
    rows = await fetch(_FIND, _ID)
    if not rows:
        if not await _signed_the_newest(key):
            raise WrongKey
        async with transaction() as tx:
            await tx.fetch(_ADD, _ID, key.fingerprint)
        rows = await fetch(_FIND, _ID)  # of two servers that start at once, one was first
    if rows[0]["fingerprint"] != key.fingerprint:
        raise WrongKey


async def _signed_the_newest(key: Key) -> bool:
    last, _ = await newest_entry()
    if last == 0:
        return True
    before = {cut.seq: cut.hash for cut in await checkpoints()}.get(last - 1, GENESIS)
    async for entry in entries_after(max(0, last - 2)):
        if entry.seq == last:
            return entry.hash == entry.compute_hash(key, before)
        before = entry.hash
    return True  # it was pruned meanwhile


async def signed_since(key: Key) -> int:
    """The number of the last entry that was signed with an earlier key than `key`; 0 if there was none."""
    rows = await fetch(_FIND, _ID)
    return int(rows[0]["since_seq"]) if rows and rows[0]["fingerprint"] == key.fingerprint else 0


async def replace_key(key: Key) -> int:
    """Go on with `key` in place of one that is lost: what is in the log stays as it is and can be checked no more, and
    a new chain begins behind it, with a signed entry that says so. How many entries that leaves unchecked; 0 if the
    database has this key already."""
    from app.audit import record

    async with transaction() as tx:
        rows = await tx.fetch(_FIND, _ID)
        if rows and rows[0]["fingerprint"] == key.fingerprint:
            return 0
        if not rows:
            await tx.fetch(_ADD, _ID, key.fingerprint)
        seq, hash = await newest_entry()
        now = clock.now()
        await tx.fetch(_REPLACE, _ID, key.fingerprint, seq)
        await tx.fetch(_FORGET_CHECKPOINT, seq)  # the log may have been pruned up to here, with the other key
        await tx.fetch(_CHECKPOINT, seq, hash, now, checkpoint_signature(key, seq, hash, now))
        await record(Action.AUDIT_KEY_REPLACED, target=f"audit:{seq}", meta={"entries": seq}, tx=tx)
    return seq
