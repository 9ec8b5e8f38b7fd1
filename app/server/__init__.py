"""The serving process: listening sockets, the server that runs the app, and an orderly stop."""

from app.server.banner import print_banner
from app.server.lifecycle import ServerLifecycle, drain, run, stop_on_signals
from app.server.uvicorn import PortTaken, allow_many_connections, listen, listen_reuse_port, uvicorn_server

__all__ = [
    "PortTaken",
    "ServerLifecycle",
    "allow_many_connections",
    "drain",
    "listen",
    "listen_reuse_port",
    "print_banner",
    "run",
    "stop_on_signals",
    "uvicorn_server",
]
