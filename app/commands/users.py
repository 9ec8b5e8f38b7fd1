"""Commands about single people: what an operator does when nobody else can."""

from collections.abc import Callable, Coroutine
from typing import Any

import click

from app.commands import fail, migrate_or_exit, settings_or_exit, wire, with_database
from app.mail import Mail


@click.command("remove-factors")
@click.option("--email", required=True)
def remove_factors(email: str) -> None:
    """Remove somebody's second factors, who has lost them and the recovery codes. Their sessions end."""
    from app.accounts.mfa.admin_reset import remove_factors_of

    user = _do(lambda mail: remove_factors_of(mail, email))
    click.echo(f"{user.email} signs in without a second factor now")


@click.command("reset-link")
@click.option("--email", required=True)
def reset_link(email: str) -> None:
    """Make a link with which someone chooses a new password: once, within 30 minutes."""
    from app.accounts.passwords.reset import reset_link_for

    click.echo(_do(lambda mail: reset_link_for(mail.origin, email)))


@click.command("change-email")
@click.option("--email", required=True, help="The address they have.")
@click.option("--to", "new", required=True, help="The address they get.")
def change_email(email: str, new: str) -> None:
    """Give somebody another e-mail address. Their sessions end, and the old address is told."""
    from app.accounts.forms import EmailForm
    from app.accounts.users.email_change import set_email_of
    from app.web.forms import parse

    async def change(mail: Mail) -> None:
        await set_email_of(mail, email, parse(EmailForm, {"email": new}).email)

    _do(change)
    click.echo(f"they sign in with {new} now")


def _do(work: Callable[[Mail], Coroutine[Any, Any, Any]]) -> Any:
    """Run `work` with the database open and the queue of letters, which the server sends."""
    from app.errors import AppError
    from app.mail import mail_of

    settings = settings_or_exit()
    migrate_or_exit(settings)
    wire(settings)
    try:
        return with_database(settings, work(mail_of(settings)))
    except AppError as error:
        fail(error.detail or error.code)
