"""A table of effects, in which nothing hinders doubles: so they show."""

from collections import Counter

from tortoise.connection import get_connection

from app.database import Transaction, transaction
from app.outbox import Entry


async def make_table() -> None:
    """A table as no migration makes it."""
    await get_connection("default").execute_script("CREATE TABLE effect (entry TEXT NOT NULL, part INT NOT NULL)")


async def note(tx: Transaction, entry: str, part: int = 0) -> None:
    """Have the effect of `entry`."""
    await tx.fetch("INSERT INTO effect (entry, part) VALUES ($1, $2)", entry, part)


async def effects() -> Counter[str]:
    """How often each entry has had its effect."""
    async with transaction() as tx:
        return Counter(row["entry"] for row in await tx.fetch("SELECT entry FROM effect"))


async def parts() -> Counter[tuple[str, int]]:
    """How often each part has."""
    async with transaction() as tx:
        return Counter((row["entry"], row["part"]) for row in await tx.fetch("SELECT entry, part FROM effect"))


async def have_effect(entry: Entry) -> None:
    """A handler."""
    async with entry.done() as tx:
        await note(tx, entry.payload["name"])
