"""`switchboard audit ...`: verifying, exporting, pruning and redacting the audit log."""

import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import click

from app.commands import EXIT_FAILURE, EXIT_USAGE, fail, migrate_or_exit, settings_or_exit, with_database
from app.settings import Settings

_DAY = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"])


@click.group()
def audit() -> None:
    """Verify, export, prune or redact the audit log."""


@audit.command()
@click.option("--heads", type=click.Path(path_type=Path), help="A file of signed heads that you kept elsewhere.")
@click.option("--export", "exported", type=click.File("rb"), help="Check an exported file instead.")
def verify(heads: Path | None, exported: IO[bytes] | None) -> None:
    """Check that no entry was changed or removed. Otherwise exit with 1 and name the first broken entry."""
    from app.audit import key
    from app.audit.checkpoints import FILE
    from app.audit.verify import Report, verify, verify_export

    settings = _ready()
    if exported is not None:
        try:
            report = verify_export(key(), exported)
        except (ValueError, KeyError, TypeError):
            fail("this file is not an export of the audit log", EXIT_USAGE)
    else:
        kept = heads or settings.data_dir / FILE
        report = _run(settings, lambda: verify(key(), kept))
    found: Report = report
    for problem in found.problems:
        click.echo(str(problem), err=True)
    if found.first is not None:
        fail(f"the log is broken starting at entry {found.first.seq}", EXIT_FAILURE)
    click.echo(f"{found.entries} entries up to number {found.newest} are intact ({found.redacted} redacted)")
    if found.unchecked:
        click.echo(f"entries up to number {found.unchecked} were signed with a key that was replaced, and not checked")
    if exported is None:
        click.echo(f"checked against {found.heads} signed heads" if found.heads else "no signed heads yet")


@audit.command()
@click.option("--since", type=_DAY, help="Start, in UTC.")
@click.option("--until", type=_DAY, help="End, in UTC, not included.")
@click.option("--to", type=click.Path(path_type=Path), help="A new file to write; standard output if left out.")
def export(since: datetime | None, until: datetime | None, to: Path | None) -> None:
    """Export the audit log as JSON lines."""
    from app.audit.retention import export

    settings = _ready()
    lines = export(since=_utc(since), until=_utc(until))
    count = _run(settings, lambda: _recorded(_write(lines, to)))
    click.echo(f"{count} entries exported", err=True)


@audit.command()
@click.option("--before", type=_DAY, required=True, help="Remove entries older than this, in UTC.")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="A new file for the removed entries.")
def prune(before: datetime, to: Path) -> None:
    """Move old entries to a file. A signed checkpoint proves that nothing else was removed."""
    from app.audit import key
    from app.audit.retention import export, prune

    async def keep(up_to: int) -> None:
        await _write(export(up_to=up_to), to)

    settings = _ready()
    moment = _utc(before)
    assert moment is not None
    click.echo(f"{_run(settings, lambda: prune(key(), moment, keep))} entries removed")


@audit.command()
@click.option("--user", required=True, help="The ID of the user.")
def blank(user: str) -> None:
    """Remove personal data (IP address, browser, details) from all entries about a user and their invitations."""
    settings = _ready()
    click.echo(f"{_run(settings, lambda: _blank(user))} entries redacted")


@click.command("replace-key")
def replace_key() -> None:
    """Go on with the current SECRET_KEY after the one of this database was lost. Everyone signs in again, authenticator
    apps have to be added anew, and the audit log begins a new chain."""
    from app.audit import use_key
    from app.audit.signing_key import replace_key

    settings = settings_or_exit()
    migrate_or_exit(settings, check_key=False)
    key = use_key(settings.secret_key).key
    count = _run(settings, lambda: replace_key(key))
    if not count:
        click.echo("the database has this key already")
        return
    click.echo(f"the log goes on with a new key; its {count} entries so far can be checked with the other key only")
    click.echo("authenticator apps were encrypted with it: run `switchboard remove-factors` for people who use one")


async def _blank(user_id: str) -> int:
    from app.accounts.models import User
    from app.audit.retention import redact_user

    # A person who was erased is known from the log only.
    user = await User.get_or_none(id=user_id)
    return await redact_user(user_id, {user.email} if user else ())


def _ready() -> Settings:
    from app.audit import use_key

    settings = settings_or_exit()
    migrate_or_exit(settings)
    use_key(settings.secret_key)
    return settings


def _run(settings: Settings, work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    try:
        return with_database(settings, work())
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment is not None else None


async def _recorded(work: Coroutine[Any, Any, int]) -> int:
    from app.audit import Action, record

    count = await work
    await record(Action.AUDIT_EXPORTED, meta={"entries": count})
    return count


async def _write(lines: AsyncIterator[bytes], to: Path | None) -> int:
    """Write `lines` to the new file `to`, for the owner only, or to standard output; how many there were."""
    target: IO[bytes] = open(to, "xb", opener=_private) if to is not None else sys.stdout.buffer  # noqa: ASYNC230, SIM115
    count = 0
    try:
        async for line in lines:
            target.write(line)
            count += 1
        target.flush()
        if to is not None:
            os.fsync(target.fileno())
    finally:
        if to is not None:
            target.close()
    return count


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
