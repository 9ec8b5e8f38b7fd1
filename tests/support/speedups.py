"""What comes out the same for every application is done once in a process, and nobody waits for what is there already:
the tests make some thousands of applications and servers."""

import asyncio
import contextlib
import os
import shutil
import socket
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import uvicorn
import uvicorn.server
from tortoise import Model
from tortoise.apps import Apps
from tortoise.backends.base.executor import EXECUTOR_CACHE
from werkzeug.routing import Rule

# Where files are kept in memory on Linux, and how much room there has to be for those of a test run.
_MEMORY, _ROOM_BYTES = Path("/dev/shm"), 2**30
_PAUSE_S = 0.005

Builder = Callable[..., tuple[str, str]]


def find_memory() -> Path | None:
    """A directory whose files are kept in memory, if there is one with enough room. Databases wait for the disk at each
    commit, and nobody needs those of a test after a power cut."""
    roomy = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM_BYTES
    return _MEMORY if roomy else None


def keep_files_in_memory() -> None:
    """Have pytest make its temporary directories in memory, if there is room. To be called before it makes one."""
    if memory := find_memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


def cache_url_builders() -> None:
    """Compile what builds the addresses of a route once and not for every application: it is compiled Python, depends
    on the text of the route alone, and was 85 % of what it took to make an application."""
    compile_builder = Rule._compile_builder
    known: dict[Any, Builder] = {}

    def cached(self: Rule, append_unknown: bool = True) -> Builder:
        if self.defaults:
            return compile_builder(self, append_unknown)
        key = (self.rule, tuple(self._trace), append_unknown)
        if key not in known:
            known[key] = compile_builder(self, append_unknown)
        return known[key]

    Rule._compile_builder = cached  # type: ignore[method-assign]


def cache_model_queries() -> None:
    """Prepare the queries of models when the kind of database changes and not whenever one is opened, and forget the
    SQL that was made of them then: the ORM keeps it by the name of the connection, which is the same for both kinds.
    Only tests meet both in one process."""
    build = Apps._build_initial_querysets
    built_for: dict[type[Model], type] = {}

    def cached(self: Apps) -> None:
        models = {model: model._meta.db.query_class for app in self.apps.values() for model in app.values()}
        if any(built_for.get(model) is not kind for model, kind in models.items()):
            EXECUTOR_CACHE.clear()
            build(self)
            built_for.update(models)

    Apps._build_initial_querysets = cached  # type: ignore[method-assign]


class _Pauses:
    """`sleep` for uvicorn, which looks ten times in a second whether it should end and whether connections have."""

    def __init__(self) -> None:
        self._hurried = 0
        self._asleep: set[asyncio.Event] = set()

    async def sleep(self, seconds: float) -> None:
        """Sleep, shorter while somebody is in a hurry."""
        woken = asyncio.Event()
        self._asleep.add(woken)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PAUSE_S if self._hurried else seconds):
                await woken.wait()
        self._asleep.discard(woken)

    @contextlib.contextmanager
    def hurry(self) -> Iterator[None]:
        """Meanwhile uvicorn looks more often."""
        self._hurried += 1
        for woken in self._asleep:
            woken.set()
        try:
            yield
        finally:
            self._hurried -= 1


_pauses = _Pauses()
hurry_uvicorn = _pauses.hurry


def shorten_uvicorn_pauses() -> None:
    """Have uvicorn look more often when it ends, and whenever `hurry_uvicorn` says so."""
    shutdown = uvicorn.Server.shutdown

    async def quick_shutdown(self: uvicorn.Server, sockets: list[socket.socket] | None = None) -> None:
        with hurry_uvicorn():
            await shutdown(self, sockets)

    uvicorn.server.asyncio = types.SimpleNamespace(**{**vars(asyncio), "sleep": _pauses.sleep})  # type: ignore[assignment]
    uvicorn.Server.shutdown = quick_shutdown  # type: ignore[method-assign]
