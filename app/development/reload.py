"""`switchboard dev`: the running program follows the files.

Templates, scripts and styles are read anew by themselves. A changed namespace is swapped in place, with its sockets
kept. Any other change of Python restarts the server, and pages come back by themselves.
"""

import asyncio
import importlib
import signal
import subprocess
import sys
from pathlib import Path

import structlog
from quart import Quart
from watchfiles import PythonFilter, awatch, watch

from app import create_app, paths, server
from app.database.migrations import migrate
from app.logs import configure_logging
from app.realtime.hub import Hub
from app.realtime.namespace import Namespace
from app.settings import Settings
from app.web import static_files, templating

log = structlog.get_logger()

_SWAPPED_IN_PLACE = "namespace.py"
_SERVED = (".js", ".css", ".svg")
_CHILD = "app.development.reload"
_CODE = paths.TRANSLATIONS.parent


def _is_feature_namespace(path: str) -> bool:
    return Path(path).name == _SWAPPED_IN_PLACE and Path(path).parent.name != "realtime"


def develop(settings: Settings) -> None:
    """Serve until interrupted, restarting on changes. A file that does not parse stops nothing: the old program is
    gone only when the new one can be tried."""
    configure_logging(settings.log_format)
    # As an exception, so that the child is ended too; by default the signal would leave it behind, on the port.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    child = _start()
    try:
        for changes in watch(_CODE, watch_filter=PythonFilter(), raise_interrupt=False):
            if all(_is_feature_namespace(path) for _, path in changes):
                continue
            log.info("restarting", changed=sorted({Path(path).name for _, path in changes}))
            _stop(child)
            child = _start()
    finally:
        _stop(child)


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", _CHILD])  # noqa: S603 - our own interpreter and module


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def swap_namespace(app: Quart, path: Path) -> None:
    """Load the namespace module at `path` anew and serve it in place of the old one; connections stay."""
    hub: Hub = app.extensions["hub"]
    name = ".".join(path.relative_to(_CODE.parent).with_suffix("").parts)
    module = importlib.reload(importlib.import_module(name))
    for found in vars(module).values():
        if isinstance(found, type) and issubclass(found, Namespace) and found.__module__ == name:
            old = hub.server.namespace_handlers.get(found.path)
            new = found(hub)
            if old is not None:
                new.__dict__.update(vars(old))  # what the wiring gave it
            hub.server.serve(new)
            log.info("namespace_swapped", namespace=found.path)


async def _watch_namespaces(app: Quart) -> None:
    async for changes in awatch(_CODE, paths.STATIC, watch_filter=PythonFilter(extra_extensions=_SERVED)):
        static_files.follow_changes()
        for _, path in changes:
            if _is_feature_namespace(path):
                try:
                    swap_namespace(app, Path(path))
                except Exception as error:  # half-typed code keeps the old namespace
                    log.warning("namespace_kept", error=repr(error))


async def _serve(settings: Settings) -> None:
    await migrate(settings.database_url)
    static_files.serve_as_written()
    templating.follow_changes()
    app = create_app(settings)
    watcher = asyncio.get_running_loop().create_task(_watch_namespaces(app))
    try:
        sockets = server.listen(settings.host, settings.port)
        await server.run(app, settings, sockets, started=lambda: server.greet(settings))
    finally:
        watcher.cancel()
        await asyncio.gather(watcher, return_exceptions=True)


def _main() -> None:
    from app.commands import settings_or_exit

    settings = settings_or_exit()
    configure_logging(settings.log_format)
    asyncio.run(_serve(settings))


if __name__ == "__main__":
    _main()
