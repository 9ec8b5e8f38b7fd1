"""The sockets that the program listens on."""

import resource
import socket
from contextlib import suppress

# What the system may keep of connections that are not accepted yet.
BACKLOG = 2_048


class PortTaken(Exception):
    """Somebody else listens there. `str()` of it is one line."""


def listen(host: str, port: int, *, shared: bool = False) -> list[socket.socket]:
    """Sockets that listen on every address of `host` (`localhost` has two); `shared` with others of this user that are
    shared as well. Raises `PortTaken`."""
    sockets: list[socket.socket] = []
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, address in dict.fromkeys(infos):
            bound = socket.socket(family, kind, protocol)
            sockets.append(bound)
            _bind(bound, address, shared)
    except OSError as error:
        for opened in sockets:
            opened.close()
        raise PortTaken(f"PORT={port} cannot be used on {host}: {error.strerror or error}") from None
    return sockets


def _bind(sock: socket.socket, address: object, shared: bool) -> None:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    if sock.family == socket.AF_INET6:
        sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    sock.bind(address)  # type: ignore[arg-type]
    sock.listen(BACKLOG)
    sock.setblocking(False)


def listen_apart(host: str, port: int, times: int) -> list[list[socket.socket]]:
    """`times` sets of sockets on the same port, over which the system spreads connections. Raises `PortTaken`.

    Measured with a thousand connections and four processes: with a set each, every process gets 230 to 280 of them; if
    all accept from one and the same socket it is 60 to 430, and they keep what they got for hours.
    """
    # Asked for on its own first: a port that is shared could be shared with a second installation, unnoticed.
    for sock in listen(host, port):
        sock.close()
    return [listen(host, port, shared=True) for _ in range(times)]


def allow_many_connections() -> None:
    """Let this process have as many connections as the administrator of the machine allows: by default there are 1,024,
    for the sake of programs that cannot count further."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # some systems say that there is no limit and mean that there is
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
