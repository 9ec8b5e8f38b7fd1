"""Direct WebSockets: writing to them without the queues and tasks of the libraries. All code that depends on internals
of uvicorn, python-engineio and python-socketio is in this folder, and `tests/realtime/websocket` fails if a release
changes them. The setting `DIRECT_SOCKETS=off` uses the libraries' own way; every test of behaviour passes on both."""

from app.realtime.websocket.engine import WebSocketEngine
from app.realtime.websocket.protocol import ABORT, SCOPE_KEY, WebSocketProtocol

__all__ = ["ABORT", "SCOPE_KEY", "WebSocketEngine", "WebSocketProtocol"]
