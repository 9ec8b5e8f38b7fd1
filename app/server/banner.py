"""What the program prints when it has started."""

import socket
import sys
from collections.abc import Iterator

import click

from app.accounts.setup import setup_link
from app.audit.checkpoints import FILE as HEADS
from app.audit.checkpoints import is_behind
from app.chat.attachments.store import FOLDER
from app.chat.models import Attachment
from app.database.open_errors import database_name
from app.settings import LOOPBACK_NAMES, Settings
from app.settings.load import env_file_is_open


async def print_banner(settings: Settings) -> None:
    """Print the address of the program and, before the first account, the set-up link."""
    click.echo(f"Switchboard is running at {settings.origin}")
    link = await setup_link(settings)
    for line in (*warnings(settings), *await missing_parts(settings, is_new=link is not None)):
        click.echo(line, err=True)
    if link is not None:
        click.echo(f"There are no accounts yet. Create the first one with this one-time link:\n\n    {link}\n")
    sys.stdout.flush()


async def missing_parts(settings: Settings, *, is_new: bool) -> list[str]:
    """What was here once and is missing, one line each: a database without accounts (`is_new`) beside what another one
    left in DATA_DIR, or files that messages have. Both start, as the first start and one without files do."""
    files = settings.data_dir / FOLDER
    has_files = files.is_dir() and any(files.iterdir())
    heads = settings.data_dir / HEADS
    if is_new and (has_files or await is_behind(heads)):
        return [
            f"The database {database_name(settings.database_url)} has no accounts, but {files if has_files else heads} "
            "is of one that had. If you expect people here, stop, and correct DATABASE_URL or restore a backup."
        ]
    if settings.s3_url is None and not has_files and await Attachment.exists():
        return [f"{files} is missing, so files of messages cannot be opened. Put it back from a backup."]
    return []


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
