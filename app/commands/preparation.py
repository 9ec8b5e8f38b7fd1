"""`python -m app.commands.preparation`: what is done before workers are replaced. It migrates the database, and prints
what the supervisor has to know of the settings as they are now."""

import click

from app.commands import migrate_or_exit, settings_or_exit


def main() -> None:
    """Apply pending migrations, and print the LOG_FORMAT for the process that serves."""
    settings = settings_or_exit()
    migrate_or_exit(settings)
    click.echo(settings.log_format)


if __name__ == "__main__":
    main()
