"""What the program prints when it has started."""

import socket
import sys
from collections.abc import Iterator

import click

from app.accounts.setup import setup_link
from app.settings import LOOPBACK_NAMES, Settings
from app.settings.load import env_file_is_open


async def print_banner(settings: Settings) -> None:
    """Print the address of the program and, before the first account, the set-up link."""
    click.echo(f"Switchboard is running at {settings.origin}")
    for line in warnings(settings):
        click.echo(line, err=True)
    link = await setup_link(settings)
    if link is not None:
        click.echo(f"There are no accounts yet. Create the first one with this one-time link:\n\n    {link}\n")
    sys.stdout.flush()


def warnings(settings: Settings) -> Iterator[str]:
    """What of `settings` is allowed and probably not what was meant, one line each."""
    if settings.host not in LOOPBACK_NAMES and settings.public_host in LOOPBACK_NAMES:
        example = f"http://{socket.gethostname()}:{settings.port}"
        yield (
            f"HOST={settings.host} listens to other machines, but only requests for {settings.public_host} are "
            f"answered. Set PUBLIC_URL to the address that people type, such as {example}."
        )
    if settings.redis_url is not None and settings.s3_url is None:
        yield (
            "Files of messages are stored on this machine. If nodes on other machines serve as well, set S3_URL, or "
            "put DATA_DIR on a file system that all of them share: otherwise they answer 404 for these files."
        )
    if not settings.rate_limits:
        yield "RATE_LIMITS=off: rate limits are disabled. Use this for benchmarks only."
    if env_file_is_open():
        yield ".env has passwords or keys in it and can be read by other users of this machine: chmod 600 .env"
