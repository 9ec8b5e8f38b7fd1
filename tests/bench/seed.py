"""People and a room in a fresh database, before a server opens it.

`python -m tests.bench.seed COUNT`, with the server's settings in the environment; prints `{"room", "emails",
"password"}`.
"""

import asyncio
import sys

import click
import orjson
from argon2 import PasswordHasher

from app import create_app, database
from app.accounts.creation import NewUser, insert_user
from app.chat.models import Room
from app.database.migrations import migrate
from app.settings import Settings, load_settings

PASSWORD = "eleven quiet green lanterns"


async def seed(settings: Settings, count: int) -> dict[str, object]:
    """Make `count` people, who are all in the room that everyone is in."""
    await migrate(settings.database_url)
    create_app(settings)  # wires the features: whoever is made gets an inbox and rooms
    context = await database.open_database(settings.database_url)
    # The servers are not measured on passwords; they renew this cheap hash at the first sign-in.
    password_hash = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    emails = [f"person{number}@example.org" for number in range(1, count + 1)]
    try:
        for number, email in enumerate(emails, 1):
            role = "owner" if number == 1 else "member"
            async with database.transaction() as tx:
                await insert_user(tx, NewUser(email, f"Person {number}", role, password_hash))
        room = await Room.all().first()
        assert room is not None
    finally:
        await database.close(context)
    return {"room": room.id, "emails": emails, "password": PASSWORD}


if __name__ == "__main__":
    click.echo(orjson.dumps(asyncio.run(seed(load_settings(None), int(sys.argv[1])))))
