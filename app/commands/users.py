"""Commands for single people, when nobody can use the pages."""

from collections.abc import Callable, Coroutine
from typing import Any

import click

from app.commands import connect_features, fail, migrate_or_exit, settings_or_exit, with_database
from app.mail import MailQueue


@click.command("remove-factors")
@click.option("--email", required=True)
def remove_factors(email: str) -> None:
    """Remove all second factors of a user who has lost them. Their sessions end."""
    from app.accounts.mfa.admin_reset import remove_factors_as_operator

    user = _do(lambda mail: remove_factors_as_operator(mail, email))
    click.echo(f"{user.email} can now sign in without a second factor")


@click.command("reset-link")
@click.option("--email", required=True)
def reset_link(email: str) -> None:
    """Create a password reset link. It works once, for 30 minutes."""
    from app.accounts.passwords.reset import create_reset_link_by_email

    click.echo(_do(lambda mail: create_reset_link_by_email(mail.origin, email)))


@click.command("change-email")
@click.option("--email", required=True, help="Their current address.")
@click.option("--to", "new", required=True, help="Their new address.")
def change_email(email: str, new: str) -> None:
    """Change the email address of a user. Their sessions end, and the old address is notified."""
    from app.accounts.forms import EmailForm
    from app.accounts.users.email_change import set_email_as_operator
    from app.web.forms import parse

    async def change(mail: MailQueue) -> None:
        await set_email_as_operator(mail, email, parse(EmailForm, {"email": new}).email)

    _do(change)
    click.echo(f"sign in with {new} from now on")


def _do(work: Callable[[MailQueue], Coroutine[Any, Any, Any]]) -> Any:
    """Run `work` with the database open and the queue of letters, which the server sends."""
    from app.errors import AppError
    from app.mail import mail_queue

    settings = settings_or_exit()
    migrate_or_exit(settings)
    connect_features(settings)
    try:
        return with_database(settings, work(mail_queue(settings)))
    except AppError as error:
        fail(error.detail or error.code)
