"""The process that serves: the sockets it listens on, the server that runs the app, and the orderly end."""

from app.server.draining import drain
from app.server.greeting import greet
from app.server.http import uvicorn_server
from app.server.listening import PortTaken, allow_many_connections, listen, listen_apart
from app.server.running import Serving, ended_by_signals, run

__all__ = [
    "PortTaken",
    "Serving",
    "allow_many_connections",
    "drain",
    "ended_by_signals",
    "greet",
    "listen",
    "listen_apart",
    "run",
    "uvicorn_server",
]
