"""The database is brought back from a backup, so that what clients have read is no more: they start anew."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.accounts.models import User
from app.chat.messages.send import send_message
from app.database import transaction
from app.realtime.streams import new_epoch
from app.realtime.streams.models import Stream
from tests.support.deployment import Deployment
from tests.support.principals import principal_of

pytestmark = pytest.mark.one_database


def copy(source: str, target: str) -> None:
    """Make the database file `target` what `source` is now, whoever has it open."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


@pytest.mark.parametrize("further", [0, 10], ids=["behind", "grown-past-them-again"])
async def test_clients_from_the_future_show_what_is_stored_now(
    site: Deployment, settings, tmp_path: Path, further: int
):
    database, backup = settings.database_url.removeprefix("sqlite://"), str(tmp_path / "backup.db")
    await site.first.start()
    clients = [await site.client() for _ in range(3)]
    kept = [await clients[0].said(f"kept {number}") for number in range(3)]
    await asyncio.gather(*(client.has(*kept) for client in clients))
    copy(database, backup)
    gone = [await clients[1].said(f"gone {number}") for number in range(4)]
    await asyncio.gather(*(client.has(*gone) for client in clients))

    site.first.kill()
    copy(backup, database)
    if further:
        # Whoever restores says so by a new epoch. Without it, the position of a client would mean something again.
        async with transaction():
            await Stream.all().update(epoch=new_epoch())
        founder = await principal_of(await User.get(name="Founder"))
        for number in range(further):
            await send_message(founder, site.room.id, f"later {number}", f"later-{number}")
    await site.first.start()
    await asyncio.gather(*(client.until(lambda c=client: c.counts["resets"] == 1) for client in clients))
    after = await clients[2].said("after")
    await asyncio.gather(*(client.has(after) for client in clients))
    stored = await site.stored()
    assert [client.reading.applied for client in clients] == [stored] * len(clients)
    assert stored == [*kept, *(f"later-{number}" for number in range(further)), after]
