"""Ports of this machine for servers of tests, no two of which get the same."""

import random
import socket
from collections import deque

# Below the ports that systems give to outgoing connections: a client that dials a dead server again and again would
# else get its port one day, and meet itself.
_PORTS = range(15_000, 32_000)
_RANDOM = random.SystemRandom()

# Bound, and not listening: a server may listen on the port of such a socket, as both say that the address may be used
# again, and whoever looks for a port, here or in another process, finds it taken from the moment it was given out. As
# many as one test could need at once, and not all: a process may open only so many files.
_RESERVED = 128
_reserved: deque[socket.socket] = deque()


def find_free_port() -> int:
    """A port of 127.0.0.1 for a server that is started now or later, and again after it has died. Nobody else gets it
    meanwhile."""
    while True:
        port = _RANDOM.choice(_PORTS)
        sock = socket.socket()
        try:
            # Without SO_REUSEADDR at first: with it, this would be bound beside the socket of another one who looked.
            sock.bind(("127.0.0.1", port))
        except OSError:
            sock.close()
            continue
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        if len(_reserved) == _RESERVED:
            _reserved.popleft().close()
        _reserved.append(sock)
        return port
