"""The serving process: listening sockets, the server that runs the app, and an orderly stop."""

from app.server.banner import greet
from app.server.lifecycle import Serving, drain, ended_by_signals, run
from app.server.uvicorn import PortTaken, allow_many_connections, listen, listen_apart, uvicorn_server

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
