"""The process that serves: the sockets it listens on, the server that runs the app, and the orderly end."""

from app.server.draining import drain
from app.server.greeting import greet
from app.server.http import uvicorn_server
from app.server.listening import PortTaken, listen, listen_apart
from app.server.running import Serving, run

__all__ = ["PortTaken", "Serving", "drain", "greet", "listen", "listen_apart", "run", "uvicorn_server"]
