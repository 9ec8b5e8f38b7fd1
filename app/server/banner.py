"""What the program prints when it has started."""

import sys

import click

from app.accounts.setup import setup_link
from app.settings import Settings


async def print_banner(settings: Settings) -> None:
    """Print the address of the program and, before the first account, the set-up link."""
    click.echo(f"Switchboard is running at {settings.origin}")
    if not settings.rate_limits:
        click.echo("RATE_LIMITS=off: rate limits are disabled. Use this for benchmarks only.", err=True)
    link = await setup_link(settings)
    if link is not None:
        click.echo(f"There are no accounts yet. Create the first one with this one-time link:\n\n    {link}\n")
    sys.stdout.flush()
