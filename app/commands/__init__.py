"""Subcommands of the command line, and what they share."""

import asyncio
import os
import sys
import traceback
from collections.abc import Coroutine
from typing import Any, NoReturn

import click

from app.settings import Settings, SettingsError
from app.settings.load import load_settings
from app.settings.secret_key import secret_path, take_back_new_secret

# What every command does around its own work. Failures that people can fix are one line.

# As sysexits and common usage have it: 2 for a wrong call or setting, 1 for what went wrong while running.
EXIT_USAGE = 2
EXIT_FAILURE = 1


def fail(message: str, code: int = EXIT_FAILURE) -> NoReturn:
    """Print `message` in one line and exit with `code`."""
    click.echo(f"switchboard: {message}", err=True)
    sys.exit(code)


def settings_or_exit() -> Settings:
    """The settings; exits with one line if one of them is wrong."""
    try:
        return load_settings()
    except SettingsError as error:
        fail(str(error), EXIT_USAGE)


def migrate_or_exit(settings: Settings, *, check_key: bool = True) -> list[str]:
    """Migrate the database, and check that it belongs to SECRET_KEY unless `check_key` is off; returns the names of
    applied migrations. Exits with one line on failure."""
    from app.audit.signing_key import WrongKey
    from app.database.migrations import MigrationError, NewerDatabase, migrate
    from app.database.open_errors import DatabaseUnusable, advice_for

    async def work() -> list[str]:
        applied = await migrate(settings.database_url, allow_newer=settings.allow_newer_database)
        if check_key:
            await _check_key(settings)
        return applied

    try:
        return asyncio.run(work())
    except (NewerDatabase, WrongKey) as error:
        fail(str(error))
    except Exception as error:
        is_of_migration = isinstance(error, MigrationError) and advice_for(error) is None
        fail(str(error if is_of_migration else DatabaseUnusable(settings.database_url, error)))


async def _check_key(settings: Settings) -> None:
    from app import database
    from app.audit.hash_chain import Key
    from app.audit.signing_key import WrongKey, check_key

    context = await database.open_database(settings.database_url)
    try:
        await check_key(Key.from_secret(settings.secret_key))
    except WrongKey:
        if not _is_from_file(settings):
            raise
        raise WrongKey(_name_wrong_file(settings)) from None
    finally:
        await database.close(context)


def _is_from_file(settings: Settings) -> bool:
    return "secret_key" not in settings.model_fields_set


def _name_wrong_file(settings: Settings) -> str:
    from app.database.open_errors import database_name

    path = secret_path(settings.data_dir)
    if take_back_new_secret(settings.data_dir):
        return (
            f"the secret key {path} is missing, with which the database {database_name(settings.database_url)} was "
            "made: put the file back from a backup, or set SECRET_KEY if the key was set there"
        )
    return f"this database was made with another secret key than that in {path}: put that file back from a backup"


def migrate_apart_or_exit(settings: Settings) -> None:
    """`migrate_or_exit` in a copy of this process, which then is gone with all that migrating leaves in memory. To be
    called before there are threads."""
    child = os.fork()
    if child == 0:
        try:
            migrate_or_exit(settings)
        except SystemExit as end:
            sys.stderr.flush()
            os._exit(end.code if isinstance(end.code, int) else EXIT_FAILURE)
        except BaseException:
            traceback.print_exc()
            os._exit(EXIT_FAILURE)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code:
        sys.exit(code if code > 0 else EXIT_FAILURE)


def with_database(settings: Settings, work: Coroutine[Any, Any, Any]) -> Any:
    """Run `work` with the database open; returns its result."""
    from app import audit, database
    from app.web.request_context import Caller, set_caller

    async def run() -> Any:
        set_caller(Caller("command"))
        context = await database.open_database(settings.database_url)
        try:
            return await work
        finally:
            await audit.flush()
            await database.close(context)

    return asyncio.run(run())


def connect_features(settings: Settings) -> None:
    """Connect the features (a new person gets an inbox and rooms), as in the running application."""
    from app import create_app

    create_app(settings)
