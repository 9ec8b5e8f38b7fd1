"""`switchboard dev`: the running program reloads changed files.

Templates, scripts and styles are read anew by themselves. A change of a feature's socket events
(`app/FEATURE/socket.py`, or any file below `app/FEATURE/socket/`) swaps its namespace in place, with its sockets kept.
Any other change of Python restarts the server, and pages come back by themselves.
"""

import asyncio
import importlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import structlog
from quart import Quart
from watchfiles import PythonFilter, awatch, watch

from app import create_app, paths, server
from app.logs import configure_logging
from app.realtime.hub import Hub
from app.realtime.namespace import Namespace
from app.settings import Settings
from app.web import static_files, templating

log = structlog.get_logger()

_SWAPPED_IN_PLACE = "socket"
_SERVED = (".js", ".css", ".svg")
_CHILD = "app.development.reload"
_CODE = paths.TRANSLATIONS.parent


def socket_package(path: Path) -> str | None:
    """The full name of the module or package of socket events that the file at `path` belongs to; None if it belongs to
    none."""
    if not path.is_relative_to(_CODE):
        return None
    feature, *below = path.relative_to(_CODE).with_suffix("").parts
    return f"{_CODE.name}.{feature}.{_SWAPPED_IN_PLACE}" if below[:1] == [_SWAPPED_IN_PLACE] else None


def develop(settings: Settings) -> None:
    """Serve in a child process until interrupted, and restart it when code changes. If a change keeps it from starting,
    the next change starts it again."""
    configure_logging(settings.log_format)
    # As an exception, so that the child is ended too; by default the signal would leave it behind, on the port.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    child = _start()
    try:
        for changes in watch(_CODE, watch_filter=PythonFilter(), raise_interrupt=False):
            if all(socket_package(Path(path)) for _, path in changes):
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


def swap_namespace(hub: Hub, package: str) -> None:
    """Import `package` again, with every module below it, and serve its namespace in place of the old one; connections
    stay. Attributes set on the old one from outside are copied to the new one.

    Raises the errors of the import, and `LookupError` if it has no namespace that is served; the old one then stays.
    """
    with _imported_anew(package) as module:
        for found in _namespaces(module):
            old = hub.server.namespace_handlers.get(found.path)
            if old is None:
                raise LookupError(f"{found.path} is not served")
            new = found(hub)
            for name, value in vars(old).items():
                new.__dict__.setdefault(name, value)
            hub.server.serve_namespace(new)
            log.info("namespace_swapped", namespace=found.path)


@contextmanager
def _imported_anew(package: str) -> Iterator[ModuleType]:
    """`package` and what is below it, imported again; after an error inside the block as it was before.

    Not `importlib.reload`, module by module: that would need their order, and leaves a module that fails half-changed.
    """
    before = {name: module for name, module in sys.modules.items() if f"{name}.".startswith(f"{package}.")}
    parent, _, name = package.rpartition(".")
    keeps_bytecode = not sys.dont_write_bytecode
    # Bytecode is told from newer source by the second, and people save twice within one.
    sys.dont_write_bytecode = True
    try:
        _forget(package)
        importlib.invalidate_caches()  # for files that are new
        yield importlib.import_module(package)
    except Exception:
        _forget(package)
        sys.modules.update(before)
        setattr(sys.modules[parent], name, before[package])
        raise
    finally:
        sys.dont_write_bytecode = not keeps_bytecode


def _forget(package: str) -> None:
    for name in [name for name in sys.modules if f"{name}.".startswith(f"{package}.")]:
        del sys.modules[name]


def _namespaces(module: ModuleType) -> list[type[Namespace]]:
    """The namespaces that `module` defines, without the parts that they are put together from."""
    own = [
        found
        for found in vars(module).values()
        if isinstance(found, type)
        and issubclass(found, Namespace)
        and f"{found.__module__}.".startswith(f"{module.__name__}.")
    ]
    whole = [found for found in own if not any(other is not found and issubclass(other, found) for other in own)]
    if not whole:
        raise LookupError(f"{module.__name__} has no namespace")
    return whole


async def _watch_namespaces(app: Quart) -> None:
    async for changes in awatch(_CODE, paths.STATIC, watch_filter=PythonFilter(extra_extensions=_SERVED)):
        static_files.follow_changes()
        for package in sorted({package for _, path in changes if (package := socket_package(Path(path)))}):
            try:
                swap_namespace(app.extensions["hub"], package)
            except Exception as error:  # half-typed code keeps the old namespace
                log.warning("namespace_kept", package=package, error=repr(error))


async def _serve(settings: Settings) -> None:
    static_files.serve_as_written()
    templating.follow_changes()
    app = create_app(settings)
    watcher = asyncio.get_running_loop().create_task(_watch_namespaces(app))
    try:
        sockets = server.listen(settings.host, settings.port)
        await server.run(app, settings, sockets, started=lambda: server.print_banner(settings))
    finally:
        watcher.cancel()
        await asyncio.gather(watcher, return_exceptions=True)


def _main() -> None:
    from app.commands import migrate_or_exit, settings_or_exit
    from app.commands.serve import claimed_file

    settings = settings_or_exit()
    configure_logging(settings.log_format)
    with claimed_file(settings):
        migrate_or_exit(settings)
        asyncio.run(_serve(settings))


if __name__ == "__main__":
    _main()
