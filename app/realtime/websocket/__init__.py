"""The direct way between WebSockets and the hub. Everything here that leans on the insides of uvicorn, python-engineio
and python-socketio is in this folder, and `tests/realtime/websocket` fails when a release changes what it leans on.
The setting `DIRECT_SOCKETS=off` falls back to the libraries' own way; every test of behaviour passes on both."""

from app.realtime.websocket.engine import WebSocketEngine
from app.realtime.websocket.protocol import ABORT, SCOPE_KEY, WebSocketProtocol

__all__ = ["ABORT", "SCOPE_KEY", "WebSocketEngine", "WebSocketProtocol"]
