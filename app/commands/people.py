"""Commands about single people: what an operator does when nobody else can."""

import click

from app.commands.running import fail, migrate_or_exit, settings_or_exit, wire, with_database


@click.command("remove-factors")
@click.option("--email", required=True)
def remove_factors(email: str) -> None:
    """Remove somebody's second factors, who has lost them and the recovery codes. Their sessions end."""
    from app.accounts.factors.taking_away import remove_factors_of
    from app.errors import AppError
    from app.mail.install import mail_of

    settings = settings_or_exit()
    migrate_or_exit(settings)
    wire(settings)
    try:
        user = with_database(settings, remove_factors_of(mail_of(settings), email))
    except AppError as error:
        fail(error.detail or error.code)
    click.echo(f"{user.email} signs in without a second factor now")
