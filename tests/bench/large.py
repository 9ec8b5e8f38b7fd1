"""A large team in a fresh database, before a server opens it.

`python -m tests.bench.large SIZES`, with the server's settings in the environment; SIZES: the fields of `LargeTeam`
that are not as usual, as JSON. Prints `{"room", "cookies"}`: the largest room, and the owner, who is signed in.
"""

import asyncio
import sqlite3
import sys
from contextlib import closing

import click
import orjson

from app import create_app, database
from app.accounts import sessions
from app.accounts.models import User
from app.database.migrations import migrate
from app.settings import Settings
from app.settings.load import load_settings
from tests.size.large_team import LargeTeam, fill, user_id
from tests.support.signed_in_client import session_cookie


async def seed(settings: Settings, team: LargeTeam) -> dict[str, object]:
    """Fill the database of `settings`, which is in its data directory."""
    await migrate(settings.database_url)
    path = settings.database_url.removeprefix("sqlite://")
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        fill(plain, team)
        plain.execute("PRAGMA journal_mode=WAL")
    app = create_app(settings)
    context = await database.open_database(settings.database_url)
    try:
        bearer = await sessions.create_session(await User.get(id=user_id(0)), sessions.ClientInfo("127.0.0.1"))
    finally:
        await database.close(context)
    return {"room": team.largest, "cookies": [session_cookie(app, bearer)]}


if __name__ == "__main__":
    sizes = orjson.loads(sys.argv[1]) if len(sys.argv) > 1 else {}
    click.echo(orjson.dumps(asyncio.run(seed(load_settings(None), LargeTeam(**sizes)))))
