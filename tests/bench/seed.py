"""People and a room in a fresh database, before a server opens it.

`python -m tests.bench.seed COUNT`, with the server's settings in the environment; prints `{"room", "cookies"}`: each
person is signed in.
"""

import asyncio
import sys

import click
import orjson

from app import create_app, database
from app.accounts import sessions
from app.accounts.users import NewUser, insert_user
from app.chat.models import Room
from app.database.migrations import migrate
from app.settings import Settings
from app.settings.load import load_settings
from tests.support.signed_in_client import session_cookie


async def seed(settings: Settings, count: int) -> dict[str, object]:
    """Make `count` people, who are all in the room that everyone is in."""
    await migrate(settings.database_url)
    app = create_app(settings)  # wires the features: whoever is made gets an inbox and rooms
    context = await database.open_database(settings.database_url)
    cookies = []
    try:
        for number in range(1, count + 1):
            role = "owner" if number == 1 else "member"
            async with database.transaction() as tx:
                person = await insert_user(tx, NewUser(f"person{number}@example.org", f"Person {number}", role, ""))
            # The servers are not measured on passwords.
            cookies.append(session_cookie(app, await sessions.create_session(person, sessions.ClientInfo("127.0.0.1"))))
        room = await Room.all().first()
        assert room is not None
    finally:
        await database.close(context)
    return {"room": room.id, "cookies": cookies}


if __name__ == "__main__":
    click.echo(orjson.dumps(asyncio.run(seed(load_settings(None), int(sys.argv[1])))))
