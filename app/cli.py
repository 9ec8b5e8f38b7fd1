"""The command line. Every failure that people can do something about is one line on standard error."""

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any, NoReturn

import click

from app.settings import Settings, SettingsError, load_settings

# As sysexits and common usage have it: 2 for a wrong call or setting, 1 for what went wrong while running.
EXIT_USAGE = 2
EXIT_FAILURE = 1


def fail(message: str, code: int = EXIT_FAILURE) -> NoReturn:
    """Say `message` in one line and end with `code`."""
    click.echo(f"switchboard: {message}", err=True)
    sys.exit(code)


def settings_or_exit() -> Settings:
    """The settings, or the end with one line that says what is wrong with them."""
    try:
        return load_settings()
    except SettingsError as error:
        fail(str(error), EXIT_USAGE)


def migrate_or_exit(settings: Settings) -> list[str]:
    """Bring the database to the current schema; the names of what was applied."""
    from app.database.migrations import MigrationError, migrate

    try:
        return asyncio.run(migrate(settings.database_url))
    except MigrationError as error:
        fail(str(error))
    except Exception as error:
        fail(f"the database does not open: {type(error).__name__}: {' '.join(str(error).split())}")


def with_database(settings: Settings, work: Coroutine[Any, Any, Any]) -> Any:
    """Run `work` with the database open."""
    from app import audit, database
    from app.web.caller import Caller, set_caller

    async def run() -> Any:
        set_caller(Caller("command"))
        context = await database.open_database(settings.database_url)
        try:
            return await work
        finally:
            await audit.flush()
            await database.close(context)

    return asyncio.run(run())


@click.group()
@click.version_option(package_name="switchboard")
def main() -> None:
    """Switchboard: an admin console with live chat and notifications built in."""


@main.command()
def serve() -> None:
    """Bring the database up to date and serve pages and sockets until a signal ends it."""
    from app import create_app, server
    from app.logs import configure_logging

    settings = settings_or_exit()
    configure_logging(settings.log_format)
    try:
        sockets = server.listen(settings.host, settings.port)
    except server.PortTaken as error:
        fail(str(error))
    migrate_or_exit(settings)
    app = create_app(settings)
    asyncio.run(server.run(app, settings, sockets, started=lambda: server.greet(settings)))


@main.command()
def dev() -> None:
    """Serve, and take up every change of code, templates and namespaces at once."""
    from app.development.reload import develop

    develop(settings_or_exit())


@main.command()
def migrate() -> None:
    """Bring the database up to date and say what was done."""
    applied = migrate_or_exit(settings_or_exit())
    click.echo("\n".join(f"applied {name}" for name in applied) or "up to date")


@main.command("create-admin")
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def create_admin(email: str, name: str, password_stdin: bool) -> None:
    """Make someone who may do everything."""
    from app.accounts.service import create_admin as create
    from app.errors import AppError

    settings = settings_or_exit()
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    migrate_or_exit(settings)
    _wire(settings)
    try:
        with_database(settings, create(email, name, password))
    except AppError as error:
        fail(error.detail or error.code)
    click.echo(f"{email} can sign in at {settings.origin}/login")


@main.command()
def demo() -> None:
    """Fill an empty database with people, rooms, messages and notifications to look at."""
    from app.demo import DatabaseInUse, fill

    settings = settings_or_exit()
    migrate_or_exit(settings)
    _wire(settings)
    try:
        summary = with_database(settings, fill())
    except DatabaseInUse as error:
        fail(str(error))
    click.echo(summary)


def _wire(settings: Settings) -> None:
    """Let the features hear of each other (a new person gets an inbox and rooms), as in the running application."""
    from app import create_app

    create_app(settings)
