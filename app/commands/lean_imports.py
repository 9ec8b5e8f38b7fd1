"""Loading libraries without what they load in case somebody needs it: python-socketio imports the clients of Redis, of
Valkey and of HTTP wherever they are installed, which is 35 MB of memory in a server that uses none of them that way."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_NOT_FOR_SERVING = ("redis", "valkey", "requests", "aiohttp", "websocket", "kombu", "aio_pika", "zmq", "kafka")


def load_socketio() -> None:
    """Import python-socketio as a server needs it; before anything else imports it."""
    with _hidden(name for name in _NOT_FOR_SERVING if name not in sys.modules):
        importlib.import_module("socketio")


@contextmanager
def _hidden(names: Iterator[str]) -> Iterator[None]:
    """In the block these modules cannot be imported, as if they were not installed."""
    hidden = tuple(names)
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)
