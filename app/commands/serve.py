"""`switchboard serve`: in this process, or as the supervisor of several."""

import asyncio
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import NoReturn

import click

from app.commands import EXIT_USAGE, fail, migrate_apart_or_exit, migrate_or_exit, settings_or_exit
from app.commands.lean_imports import load_socketio
from app.settings import Settings


@click.command()
@click.option("--workers", type=click.IntRange(1, 64), help="Number of processes to serve with; SIGHUP replaces them.")
def serve(workers: int | None) -> None:
    """Migrate the database, then serve pages and sockets until stopped by a signal."""
    from app.logs import configure_logging

    settings = settings_or_exit()
    configure_logging(settings.log_format)
    if workers is None:
        _serve_here(settings)
    else:
        _become_supervisor(settings, workers)


def _serve_here(settings: Settings) -> None:
    load_socketio()
    from app import create_app, server
    from app.database.open_errors import DatabaseUnusable
    from app.database.serving_lock import AlreadyServed, server_claimed

    with _a_free_port():
        sockets = server.listen(settings.host, settings.port)
    server.allow_many_connections()
    with claimed_file(settings):
        migrate_apart_or_exit(settings)
        app = create_app(settings)

        async def serve_claimed() -> None:
            async with server_claimed(settings.database_url, shared=settings.redis_url is not None):
                await server.run(app, settings, sockets, started=lambda: server.print_banner(settings))

        try:
            asyncio.run(serve_claimed())
        except (AlreadyServed, DatabaseUnusable) as error:
            fail(str(error))


def _become_supervisor(settings: Settings, workers: int) -> NoReturn:
    """Check everything, and be replaced by a process that has loaded none of what that takes."""
    from app.server.uvicorn import listen_reuse_port
    from app.workers.config import WorkerConfig, command, environment

    if workers > 1 and settings.redis_url is None:
        fail(f"--workers {workers} needs REDIS_URL: without it, only one process may use a database", EXIT_USAGE)
    if workers > 1 and "polling" in settings.transports:
        fail(
            f"--workers {workers} needs TRANSPORTS=websocket: polling requests would reach different workers",
            EXIT_USAGE,
        )
    with _a_free_port():
        slots = listen_reuse_port(settings.host, settings.port, workers)
    with claimed_file(settings):
        migrate_or_exit(settings)
        # Copies that are inherited, and none in the place of a standard stream that happens to be closed.
        descriptors = tuple(tuple(fcntl.fcntl(sock, fcntl.F_DUPFD, 3) for sock in slot) for slot in slots)
        config = WorkerConfig(descriptors, overlap=settings.redis_url is not None, log_format=settings.log_format)
        arguments = command("app.workers", *config.arguments())
        os.execve(arguments[0], arguments, environment())  # noqa: S606 - our own interpreter and module


@contextmanager
def claimed_file(settings: Settings) -> Iterator[None]:
    """Meanwhile this process, and what it becomes by `exec`, is the one that serves the SQLite database; the end of the
    program, with one line, if another one does."""
    from app.database.open_errors import DatabaseUnusable
    from app.database.serving_lock import AlreadyServed, claim_file

    try:
        file = claim_file(settings.database_url, shared=settings.redis_url is not None)
    except AlreadyServed as error:
        fail(str(error))
    except OSError as error:
        fail(str(DatabaseUnusable(settings.database_url, error)))
    with file or nullcontext():
        yield


@contextmanager
def _a_free_port() -> Iterator[None]:
    """The end of the program, with one line, if the port is taken."""
    from app.server.uvicorn import PortTaken

    try:
        yield
    except PortTaken as error:
        fail(str(error))
