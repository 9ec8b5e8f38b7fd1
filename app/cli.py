"""The command line. Every failure that people can do something about is one line on standard error."""

import os
import sys

import click

from app.commands import connect_features, fail, migrate_or_exit, settings_or_exit, with_database
from app.commands.audit import audit, replace_key
from app.commands.ip_allowlist import ip_rules
from app.commands.serve import serve
from app.commands.users import change_email, remove_factors, reset_link


@click.group()
@click.version_option(package_name="switchboard")
def main() -> None:
    """Switchboard: an admin console with live chat and notifications built in."""
    os.umask(0o077)  # whatever is made, the database above all, is for the user of the service alone


@main.command()
def dev() -> None:
    """Serve for development: reload code, templates and namespaces as soon as they change."""
    from app.development.reload import develop

    develop(settings_or_exit())


@main.command()
def migrate() -> None:
    """Apply pending database migrations and list them."""
    applied = migrate_or_exit(settings_or_exit())
    click.echo("\n".join(f"applied {name}" for name in applied) or "the database is up to date")


@main.command("create-admin")
@click.option("--email", required=True)
@click.option("--name", required=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def create_admin(email: str, name: str, password_stdin: bool) -> None:
    """Create an administrator who owns the workspace."""
    from app.accounts.setup import create_admin as create
    from app.errors import AppError

    settings = settings_or_exit()
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    migrate_or_exit(settings)
    connect_features(settings)
    try:
        with_database(settings, create(email, name, password))
    except AppError as error:
        fail(error.detail or error.code)
    click.echo(f"{email} can sign in at {settings.origin}/login")


@main.command()
def demo() -> None:
    """Fill an empty database with demo users, rooms, messages and notifications."""
    from app.demo import DatabaseInUse, fill

    settings = settings_or_exit()
    migrate_or_exit(settings)
    connect_features(settings)
    try:
        summary = with_database(settings, fill())
    except DatabaseInUse as error:
        fail(str(error))
    click.echo(summary)


main.add_command(audit)
main.add_command(replace_key)
main.add_command(serve)
main.add_command(ip_rules)
main.add_command(remove_factors)
main.add_command(reset_link)
main.add_command(change_email)
