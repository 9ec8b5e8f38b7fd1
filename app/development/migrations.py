"""`make migration NAME=...`: writes the changes of the models as one migration file for both databases. With
`DATA=yes` the file is empty, for SQL of your own.

aerich drafts a file for one database at a time. Here it drafts for SQLite and for PostgreSQL, needing neither server
nor file, and both drafts become one. Read it before you commit it: aerich guesses renames, and what it refuses to do on
SQLite is left for you to write.
"""

import asyncio
import shutil
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap

from aerich import Command
from aerich.exceptions import NotSupportError
from aerich.migrate import Migrate
from aerich.utils import import_py_file
from tortoise.context import TortoiseContext

from app import paths
from app.database.connection import MIGRATION_MODELS, database_config

# How a migration file looks: what aerich expects (`upgrade`, `downgrade`, `MODELS_STATE`), for both dialects.

_FILE = """\
from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

UP = {{
{up}
}}

DOWN = {{
{down}
}}


async def upgrade(db: BaseDBAsyncClient) -> str:
    return UP[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    return DOWN[db.capabilities.dialect]


MODELS_STATE = (
{state}
)
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """One dialect's draft: file name, SQL up and down, and the state of the models it leads to."""

    file: str
    up: str
    down: str
    state: str


def combine(drafts: Mapping[str, Draft]) -> str:
    """The text of one file for all `drafts` (by dialect). Raises ValueError if they lead to different models."""
    states = {draft.state for draft in drafts.values()}
    if len(states) != 1:
        raise ValueError("the drafts lead to different states of the models")
    return _FILE.format(
        up="\n".join(_entry(dialect, draft.up) for dialect, draft in drafts.items()),
        down="\n".join(_entry(dialect, draft.down) for dialect, draft in drafts.items()),
        state="\n".join(f'    "{line}"' for line in wrap(states.pop(), 100)),
    )


def _entry(dialect: str, script: str) -> str:
    if not script.strip():
        return f'    "{dialect}": "",'
    lines = "\n".join(f"    {line.strip()}" if line.strip() else "" for line in script.strip().splitlines())
    return f'    "{dialect}": """\n{lines}\n    """,'


URLS = {"sqlite": "sqlite://draft.db", "postgres": "postgres://draft@localhost/draft"}


def draft(dialect: str, name: str, directory: Path, *, data: bool) -> Draft | None:
    """aerich's migration for `dialect` from the files in `directory` to the current models; None if nothing changed.

    Only once in a process: aerich keeps state in class attributes.
    """
    return asyncio.run(_draft(dialect, name, directory, data))


async def _draft(dialect: str, name: str, directory: Path, data: bool) -> Draft | None:
    config = database_config(URLS[dialect], MIGRATION_MODELS)
    with TemporaryDirectory() as copy:
        shutil.copytree(directory, copy, dirs_exist_ok=True)
        async with TortoiseContext() as context:
            await context.init(config=config)
            command = Command(config, location=copy)
            await command.init(offline=True)
            file = await _write(command, name, data, Migrate.get_all_version_files())
        if not file:
            return None
        module = import_py_file(Path(copy, "models", file))
        return Draft(file, await module.upgrade(None), await module.downgrade(None), module.MODELS_STATE)


async def _write(command: Command, name: str, data: bool, existing: Sequence[str]) -> str:
    if existing:
        return await command.migrate(name, empty=data, no_input=True, offline=True)
    await command.init_migrations(safe=False)
    return Migrate.get_all_version_files()[-1]


def drafts(name: str, directory: Path = paths.MIGRATIONS, *, data: bool = False) -> dict[str, Draft]:
    """The drafts by dialect; empty if the models have not changed. A dialect that aerich refuses is left out.

    With `data` the drafts have no SQL in them.
    """
    found = {}
    for dialect in URLS:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            try:
                made = process.submit(draft, dialect, name, directory, data=data).result()
            except NotSupportError as refusal:
                print(f"{dialect}: aerich cannot write this change, add it by hand: {refusal}", file=sys.stderr)
                continue
        if made:
            found[dialect] = made
    return found


def main(arguments: Sequence[str]) -> int:
    """Write the file that `arguments` (a name, then perhaps `--data`) ask for. Returns the exit code."""
    name, *options = arguments or [""]
    if not name.isidentifier() or options not in ([], ["--data"]):
        print("usage: make migration NAME=what_changes [DATA=yes] (letters, digits and underscores)", file=sys.stderr)
        return 2
    made = drafts(name, data=bool(options))
    if not made:
        print("The models have not changed.")
        return 0
    path = paths.MIGRATIONS / "models" / next(iter(made.values())).file
    path.write_text(combine(made))
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
