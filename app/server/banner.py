"""What the program says when it has started."""

import sys

import click

from app.accounts.setup import setup_link
from app.settings import Settings


async def greet(settings: Settings) -> None:
    """Say where the program is, and how the first person gets in."""
    click.echo(f"Switchboard is at {settings.origin}")
    if not settings.rate_limits:
        click.echo("RATE_LIMITS=off: nothing is limited. This is for benchmarks only.", err=True)
    link = await setup_link(settings)
    if link is not None:
        click.echo(f"Nobody has an account yet. Make the first one here, once:\n\n    {link}\n")
    sys.stdout.flush()
